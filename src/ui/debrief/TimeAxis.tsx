import { tickTime } from '../charts/tick-time.ts';
import type { TimeFrame } from './time-frame.ts';

interface TimeAxisProps {
  readonly frame: TimeFrame;
  readonly y: number; // where the labels stand
}

/** Lines and labels of round instants. */
export const TimeAxis = ({ frame, y }: TimeAxisProps) =>
  frame.ticks.map((at) => (
    <g key={at}>
      <line x1={frame.x(at)} x2={frame.x(at)} y1={0} y2={y - 14} className="plot-grid" />
      <text x={frame.x(at)} y={y} textAnchor="middle" className="plot-label">
        {tickTime(at, frame.to - frame.from)}
      </text>
    </g>
  ));
