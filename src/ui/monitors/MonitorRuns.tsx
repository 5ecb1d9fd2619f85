import type { MonitorRunRow } from '../../session/views/monitor-rows.ts';
import { type Column, DataTable } from '../kit/DataTable.tsx';
import { formatSpan } from '../kit/format-time.ts';
import { StatusWord } from '../kit/StatusWord.tsx';
import { Time } from '../kit/Time.tsx';
import { href } from '../routing/route.ts';
import { commonTexts } from '../texts/common.ts';
import { monitorTexts as texts } from '../texts/monitors.ts';
import { SignalStates } from './SignalStates.tsx';

interface MonitorRunsProps {
  readonly monitor: string;
  readonly runs: readonly MonitorRunRow[];
}

/** The runs of a monitor, newest first; each leads to what it found. */
export function MonitorRuns({ monitor, runs }: MonitorRunsProps) {
  const columns: readonly Column<MonitorRunRow>[] = [
    {
      id: 'run',
      title: texts.run,
      value: ({ name }) => name,
      show: ({ name, endsAt }) =>
        endsAt === null ? name : <a href={href(['monitors', monitor], { run: name })}>{name}</a>,
    },
    { id: 'began', title: texts.began, value: ({ at }) => at, show: ({ at }) => <Time at={at} /> },
    {
      id: 'took',
      title: texts.took,
      value: ({ at, endsAt }) => (endsAt === null ? null : endsAt - at),
      show: ({ at, endsAt }) => (endsAt === null ? commonTexts.none : formatSpan(endsAt - at)),
    },
    {
      id: 'state',
      title: texts.state,
      value: ({ state }) => state,
      show: ({ state }) => <StatusWord status={state} />,
    },
    {
      id: 'signals',
      title: texts.signals,
      isPlain: true,
      value: ({ signals }) => signals.map(({ name, state }) => `${name} ${state}`).join(' '),
      show: ({ signals }) => <SignalStates signals={signals} />,
    },
  ];
  return (
    <DataTable
      label={texts.runs}
      columns={columns}
      rows={runs}
      idOf={({ name }) => name}
      sort="-began"
      name="runs-"
      empty={texts.never}
    />
  );
}
