import { memo } from 'react';
import type { DebriefEvent, DebriefLane } from '../../session/debrief/debrief-event.ts';
import { timelineTexts as texts } from '../texts/debrief.ts';
import { TimeAxis } from './TimeAxis.tsx';
import type { TimeFrame } from './time-frame.ts';

interface LanesPlotProps {
  readonly frame: TimeFrame;
  readonly events: readonly DebriefEvent[];
  readonly startedAt: number;
  readonly selected: number; // index of an event
  readonly onSelect: (index: number) => void;
}

const LANES: readonly DebriefLane[] = ['causes', 'others', 'symptoms', 'acts'];
const LANE_HEIGHT = 46;
const LABEL = 14;
const AXIS = 22;
const HEIGHT = LANES.length * LANE_HEIGHT + AXIS;

const middleOf = (lane: DebriefLane): number => LANES.indexOf(lane) * LANE_HEIGHT + LABEL + (LANE_HEIGHT - LABEL) / 2;

/** The events in their lanes: each lane has a shape of its own, a symptom is as long as it lasted. */
export const LanesPlot = memo(function LanesPlot({ frame, events, startedAt, selected, onSelect }: LanesPlotProps) {
  const chosen = events[selected];
  return (
    <svg viewBox={`0 0 ${frame.width} ${HEIGHT}`} className="timeline-plot" aria-hidden="true">
      <TimeAxis frame={frame} y={HEIGHT - 6} />
      {LANES.map((lane, index) => (
        <g key={lane}>
          <rect
            x={0}
            y={index * LANE_HEIGHT}
            width={frame.width}
            height={LANE_HEIGHT}
            className={`lane lane-${index % 2}`}
          />
          <text x={8} y={index * LANE_HEIGHT + 13} className="plot-label lane-label">
            {texts.lanes[lane]}
          </text>
        </g>
      ))}
      <line x1={frame.x(startedAt)} x2={frame.x(startedAt)} y1={0} y2={HEIGHT - AXIS} className="plot-start" />
      {chosen ? (
        <line x1={frame.x(chosen.at)} x2={frame.x(chosen.at)} y1={0} y2={HEIGHT - AXIS} className="plot-chosen" />
      ) : null}
      {events.map((event, index) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: a twin of the arrow keys and the buttons
        <g
          // biome-ignore lint/suspicious/noArrayIndexKey: events of a debrief never change
          key={index}
          className={index === selected ? `mark mark-${event.lane} chosen` : `mark mark-${event.lane}`}
          onClick={() => onSelect(index)}
        >
          <Mark event={event} frame={frame} />
        </g>
      ))}
    </svg>
  );
});

function Mark({ event, frame }: { readonly event: DebriefEvent; readonly frame: TimeFrame }) {
  const x = frame.x(event.at);
  const y = middleOf(event.lane);
  if (event.kind === 'measurable') {
    const end = frame.x(event.until ?? frame.to);
    return <rect x={x} y={y - 4} width={Math.max(3, end - x)} height={8} rx={2} />;
  }
  if (event.lane === 'causes') return <path d={`M${x} ${y - 8}l8 8l-8 8l-8 -8z`} />;
  if (event.lane === 'symptoms') return <path d={`M${x} ${y - 9}l9 16h-18z`} />;
  if (event.lane === 'others') return <rect x={x - 6} y={y - 6} width={12} height={12} />;
  if (event.kind === 'command') return <circle cx={x} cy={y} r={event.exitCode === 0 ? 4 : 6} />;
  return <circle cx={x} cy={y} r={7} />;
}
