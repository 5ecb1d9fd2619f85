import type { MonitorRow } from '../../session/views/monitor-rows.ts';
import { type Column, DataTable } from '../kit/DataTable.tsx';
import { PageHeader } from '../kit/PageHeader.tsx';
import { StatusWord } from '../kit/StatusWord.tsx';
import { Time } from '../kit/Time.tsx';
import { BoundDeployment } from '../monitors/BoundDeployment.tsx';
import { SignalStates } from '../monitors/SignalStates.tsx';
import { triggerText } from '../monitors/trigger-text.ts';
import { href } from '../routing/route.ts';
import { useView } from '../store/use-view.ts';
import { commonTexts } from '../texts/common.ts';
import { monitorTexts as texts } from '../texts/monitors.ts';

const COLUMNS: readonly Column<MonitorRow>[] = [
  {
    id: 'name',
    title: texts.monitor,
    value: ({ name, description }) => `${name} ${description}`,
    show: ({ name, description }) => (
      <>
        <a href={href(['monitors', name])}>{name}</a> <span className="meta">{description}</span>
      </>
    ),
  },
  {
    id: 'bound',
    title: texts.bound,
    value: ({ endpoint, deployment }) => `${endpoint}/${deployment}`,
    show: (monitor) => <BoundDeployment monitor={monitor} />,
  },
  {
    id: 'state',
    title: texts.state,
    value: ({ last }) => last?.state ?? '',
    show: ({ last, isRunning }) => (
      <>
        {last ? <StatusWord status={last.state} /> : texts.never}
        {isRunning ? <span className="meta">{texts.running}</span> : null}
      </>
    ),
  },
  {
    id: 'signals',
    title: texts.signals,
    isPlain: true,
    value: ({ last }) => (last?.signals ?? []).map(({ name, state }) => `${name} ${state}`).join(' '),
    show: ({ last }) => (last ? <SignalStates signals={last.signals} /> : commonTexts.none),
  },
  {
    id: 'last',
    title: texts.lastRun,
    value: ({ last }) => last?.at ?? null,
    show: ({ last }) => <Time at={last?.at} />,
  },
  {
    id: 'schedule',
    title: texts.schedule,
    value: ({ trigger, isEnabled }) =>
      isEnabled ? triggerText(trigger) : `${triggerText(trigger)}, ${texts.disabled}`,
  },
  {
    id: 'next',
    title: texts.next,
    value: ({ nextRunAt }) => nextRunAt,
    show: ({ nextRunAt }) => <Time at={nextRunAt} />,
  },
];

/** Model monitors: what each is bound to, how it stands, when it runs. */
export default function MonitorsPage() {
  const monitors = useView('monitors', {});
  return (
    <>
      <PageHeader title={texts.title} about={texts.about} />
      <DataTable
        label={texts.title}
        columns={COLUMNS}
        rows={monitors}
        idOf={({ name }) => name}
        sort="name"
        empty={texts.none}
      />
    </>
  );
}
