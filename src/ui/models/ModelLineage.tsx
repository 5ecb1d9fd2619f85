import type { ReactNode } from 'react';
import type { LineageCommit, LineageInput, LineageRun } from '../../session/views/model-lineage.ts';
import type { ModelPage } from '../../session/views/model-view.ts';
import { ServedByList } from '../assets/ServedByList.tsx';
import { StatusWord } from '../kit/StatusWord.tsx';
import { Time } from '../kit/Time.tsx';
import { href } from '../routing/route.ts';
import { useView } from '../store/use-view.ts';
import { modelTexts as texts } from '../texts/models.ts';
import { ServedHistory } from './ServedHistory.tsx';

/** Data, environment and code → run → this version → deployments and jobs that use it. */
export function ModelLineage({ model }: { readonly model: ModelPage }) {
  const { lineage } = model;
  const own = model.versions.find((one) => one.version === model.version);
  return (
    <div className="stack">
      <section className="panel" aria-label={texts.lineage}>
        {lineage.run === null ? <p className="meta">{texts.noRun}</p> : null}
        <div className="lineage-map">
          {lineage.run ? <Sources lineage={lineage} /> : null}
          {lineage.run ? (
            <Step title={texts.run}>
              <RunNode run={lineage.run} />
            </Step>
          ) : null}
          <Step title={texts.thisModel}>
            <div className="lineage-node">
              <strong>{texts.model(model.name, model.version)}</strong>
              <Time at={model.createdAt} />
            </div>
          </Step>
          <Step title={texts.usedIn}>
            {lineage.deployments.map(({ endpoint, name, state }) => (
              <div key={`${endpoint}/${name}`} className="lineage-node">
                <ServedByList
                  servedBy={own?.servedBy.filter((one) => one.endpoint === endpoint && one.deployment === name) ?? []}
                />
                <StatusWord status={state} />
              </div>
            ))}
            {lineage.readBy.map(({ job, input, status }) => (
              <div key={`${job}/${input}`} className="lineage-node">
                <a href={href(['jobs', job])}>{job}</a>
                <span className="meta">{texts.asInput(input)}</span>
                <StatusWord status={status} />
              </div>
            ))}
            {lineage.deployments.length + lineage.readBy.length === 0 ? (
              <p className="meta">{texts.nothingUses}</p>
            ) : null}
          </Step>
        </div>
      </section>
      <ServedHistory spans={lineage.served} />
    </div>
  );
}

const Step = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className="lineage-step" aria-label={title}>
    <h2>{title}</h2>
    {children}
  </section>
);

function Sources({ lineage: { inputs, environment, commit } }: Pick<ModelPage, 'lineage'>) {
  return (
    <div className="lineage-step">
      <Step title={texts.data}>
        {inputs.map((input) => (
          <InputNode key={input.input} input={input} />
        ))}
        {inputs.length === 0 ? <p className="meta">{texts.noData}</p> : null}
      </Step>
      {environment ? (
        <Step title={texts.environment}>
          <div className="lineage-node">
            <a href={href(['environments', environment.name, environment.version])}>
              {texts.model(environment.name, environment.version)}
            </a>
          </div>
        </Step>
      ) : null}
      <Step title={texts.code}>
        {commit ? <CommitNode commit={commit} /> : <p className="meta">{texts.noCommit}</p>}
      </Step>
    </div>
  );
}

const FOLDERS = { data: 'data', model: 'models' } as const;

const InputNode = ({ input: { input, kind, name, version } }: { readonly input: LineageInput }) => (
  <div className="lineage-node">
    {kind === 'path' || version === null ? (
      <code>{name}</code>
    ) : (
      <a href={href([FOLDERS[kind], name, version])}>{texts.model(name, version)}</a>
    )}
    <span className="meta">{texts.asInput(input)}</span>
  </div>
);

/** The commit with its subject, when the repository still has it. */
function CommitNode({ commit: { commit, branch } }: { readonly commit: LineageCommit }) {
  const known = useView('repository-commit', { id: commit });
  return (
    <div className="lineage-node">
      <a href={href(['repository'], { commit })}>
        <code>{commit.slice(0, 7)}</code> {known?.subject ?? ''}
      </a>
      <span className="meta">{texts.branch(branch)}</span>
    </div>
  );
}

const RunNode = ({ run }: { readonly run: LineageRun }) => (
  <div className="lineage-node">
    <a href={href(['jobs', run.name])}>{run.name}</a>
    {run.displayName === run.name ? null : <span className="meta">{run.displayName}</span>}
    <StatusWord status={run.status} />
    <Time at={run.startedAt} />
    <span className="meta">{texts.on(run.compute)}</span>
  </div>
);
