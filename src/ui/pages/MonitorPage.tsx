import type { MonitorView } from '../../session/views/monitor-view.ts';
import { formatTime } from '../kit/format-time.ts';
import { LabelledSelect } from '../kit/LabelledSelect.tsx';
import { NotFound } from '../kit/NotFound.tsx';
import { PageHeader } from '../kit/PageHeader.tsx';
import { Tabs } from '../kit/Tabs.tsx';
import { MonitorActions } from '../monitors/MonitorActions.tsx';
import { MonitorRuns } from '../monitors/MonitorRuns.tsx';
import { MonitorSetup } from '../monitors/MonitorSetup.tsx';
import { SignalPanel } from '../monitors/SignalPanel.tsx';
import { href } from '../routing/route.ts';
import { useQuery } from '../routing/use-query.ts';
import { useView } from '../store/use-view.ts';
import { commonTexts } from '../texts/common.ts';
import { monitorTexts as texts } from '../texts/monitors.ts';
import type { PageProps } from './page.ts';

/** One monitor: what its signals found in a run, its runs, how it is set up. */
export default function MonitorPage({ params: { name = '' } }: PageProps) {
  const monitor = useView('monitor', { name });
  if (monitor === undefined) return <p role="status">{commonTexts.loading}</p>;
  if (monitor === null) return <NotFound title={name} href={href(['monitors'])} link={texts.toMonitors} />;
  return (
    <>
      <PageHeader
        title={name}
        status={monitor.last?.state}
        {...(monitor.description === '' ? {} : { about: monitor.description })}
      >
        <MonitorActions monitor={monitor} />
      </PageHeader>
      <Tabs
        label={name}
        tabs={[
          { id: 'signals', title: texts.tabs.signals, content: () => <Signals monitor={monitor} /> },
          { id: 'runs', title: texts.tabs.runs, content: () => <MonitorRuns monitor={name} runs={monitor.runs} /> },
          { id: 'setup', title: texts.tabs.setup, content: () => <MonitorSetup monitor={monitor} /> },
        ]}
      />
    </>
  );
}

function Signals({ monitor }: { readonly monitor: MonitorView }) {
  const [askedRun, setRun] = useQuery('run', '');
  const [askedSignal, setSignal] = useQuery('signal', '');
  const over = monitor.runs.filter(({ endsAt }) => endsAt !== null);
  const run = over.find(({ name }) => name === askedRun) ?? over[0];
  // What needs attention is what one came for.
  const signal =
    run?.signals.find(({ name }) => name === askedSignal) ??
    run?.signals.find(({ state }) => state === 'NeedsAttention') ??
    run?.signals[0];
  if (!run || !signal) return <p className="panel">{texts.noRuns}</p>;
  return (
    <div className="stack">
      <section className="panel table-tools" aria-label={texts.signals}>
        <LabelledSelect
          label={texts.run}
          value={run.name}
          options={over.map(({ name, at, state }) => [name, `${formatTime(at).slice(0, 16)} · ${state}`] as const)}
          onChange={setRun}
        />
        <LabelledSelect
          label={texts.signal}
          value={signal.name}
          options={run.signals.map(({ name, state }) => [name, `${name} · ${state}`] as const)}
          onChange={setSignal}
        />
      </section>
      <Found monitor={monitor.name} run={run.name} signal={signal.name} />
    </div>
  );
}

interface FoundProps {
  readonly monitor: string;
  readonly run: string;
  readonly signal: string;
}

function Found({ monitor, run, signal }: FoundProps) {
  const view = useView('monitor-signal', { name: monitor, run, signal });
  if (view === undefined) return <p role="status">{commonTexts.loading}</p>;
  return view === null ? <p className="panel">{commonTexts.notFound}</p> : <SignalPanel view={view} />;
}
