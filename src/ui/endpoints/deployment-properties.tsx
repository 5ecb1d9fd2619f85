import type { ReactNode } from 'react';
import type { AssetName, DeploymentCard } from '../../session/views/endpoint-view.ts';
import { StatusWord } from '../kit/StatusWord.tsx';
import { TagList } from '../kit/TagList.tsx';
import { Time } from '../kit/Time.tsx';
import { href } from '../routing/route.ts';
import { commonTexts } from '../texts/common.ts';
import { endpointTexts as texts } from '../texts/endpoints.ts';

const label = ({ name, version }: AssetName): string => `${name}:${version}`;

const assetLink = (folder: string, asset: AssetName | null): ReactNode =>
  asset ? <a href={href([folder, asset.name, asset.version])}>{label(asset)}</a> : commonTexts.none;

const probe = ({ initialDelay, period, timeout, failureThreshold }: DeploymentCard['livenessProbe']): string =>
  texts.probe(initialDelay, period, timeout, failureThreshold);

/** What the card of a deployment says, the most asked for first. */
export function deploymentProperties(deployment: DeploymentCard): (readonly [string, ReactNode])[] {
  const { state, step, traffic, model, environment, codeName, entryScript, commit } = deployment;
  return [
    [texts.state, <StatusWord key="state" status={state} />],
    ...(step === null ? [] : [[texts.step, step] as const]),
    [texts.liveTraffic, `${traffic} %`],
    [texts.serving, <Serving key="serving" deployment={deployment} />],
    [texts.model, model ? assetLink('models', model) : texts.noModel],
    [texts.environment, assetLink('environments', environment)],
    [texts.code, <code key="code">{`${codeName}/${entryScript}`}</code>],
    [texts.commit, <Commit key="commit" commit={commit} />],
    [texts.instances, <Instances key="instances" deployment={deployment} />],
    [texts.workers, deployment.workers],
    [texts.maxConcurrent, deployment.maxConcurrent],
    [texts.timeout, texts.milliseconds(deployment.timeoutMs)],
    [texts.liveness, probe(deployment.livenessProbe)],
    [texts.readiness, probe(deployment.readinessProbe)],
    [texts.variables, <TagList key="variables" tags={deployment.environmentVariables} />],
    [texts.appInsights, deployment.isAppInsightsEnabled ? texts.on : texts.off],
    [texts.tags, <TagList key="tags" tags={deployment.tags} />],
    [texts.createdBy, deployment.createdBy],
    [texts.createdAt, <Time key="created" at={deployment.createdAt} />],
    [texts.modifiedAt, <Time key="modified" at={deployment.modifiedAt} />],
  ];
}

const Instances = ({ deployment: { instanceCount, instanceType, cores, memoryMb } }: CardProps) => (
  <>
    {texts.instancesOf(instanceCount, instanceType)}{' '}
    <span className="meta">{texts.machine(cores, Math.round(memoryMb / 1024))}</span>
  </>
);

/** Who released code that is no commit of main has something to explain: it is said, not left out. */
const Commit = ({ commit }: Pick<DeploymentCard, 'commit'>) =>
  commit ? (
    <>
      <a href={href(['repository'], { commit: commit.oid })}>{commit.oid.slice(0, 7)}</a>{' '}
      {texts.commitBy(commit.subject, commit.author)}
    </>
  ) : (
    texts.noCommit
  );

interface CardProps {
  readonly deployment: DeploymentCard;
}

/** What answers now: after an update that failed, or while one is under way, that is what was there before. */
function Serving({ deployment: { serving, model } }: CardProps) {
  if (!serving) return texts.notServing;
  const isOld = serving.model && model && label(serving.model) !== label(model);
  return (
    <>
      {texts.servingSince(serving.instances)} <Time at={serving.since} />
      {isOld && serving.model ? ` (${texts.servingModel(label(serving.model))})` : ''}
    </>
  );
}
