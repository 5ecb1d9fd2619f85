import type { MonitorRunRow } from '../../session/views/monitor-rows.ts';
import { StatusWord } from '../kit/StatusWord.tsx';
import { monitorTexts as texts } from '../texts/monitors.ts';

/** Each signal of a run with how it stands. */
export const SignalStates = ({ signals }: Pick<MonitorRunRow, 'signals'>) => (
  <ul className="bare-list">
    {signals.map(({ name, type, state }) => (
      <li key={name}>
        {texts.types[type]} <StatusWord status={state} />
      </li>
    ))}
  </ul>
);
