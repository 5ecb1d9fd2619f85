import type { EndpointView } from '../../session/views/endpoint-view.ts';
import { TextViewer } from '../files/TextViewer.tsx';
import { CommandLine } from '../kit/CommandLine.tsx';
import { LabelledSelect } from '../kit/LabelledSelect.tsx';
import { useQuery } from '../routing/use-query.ts';
import { useView } from '../store/use-view.ts';
import { commonTexts } from '../texts/common.ts';
import { endpointTexts as texts } from '../texts/endpoints.ts';
import { DeploymentSelect } from './DeploymentSelect.tsx';
import { deploymentLogs } from './endpoint-lines.ts';

const CONTAINERS = ['inference-server', 'storage-initializer'] as const;
const LINES = 5000;

/** What the containers of a deployment wrote, as get-logs prints it. */
export function EndpointLogs({ endpoint }: { readonly endpoint: EndpointView }) {
  const { name, deployments, traffic } = endpoint;
  const busiest = [...deployments].sort((a, b) => (traffic[b.name] ?? 0) - (traffic[a.name] ?? 0))[0];
  const [deployment, setDeployment] = useQuery('deployment', busiest?.name ?? '');
  const [asked, setContainer] = useQuery('container', CONTAINERS[0]);
  const container = CONTAINERS.find((one) => one === asked) ?? CONTAINERS[0];
  if (deployments.length === 0) return <p className="panel empty">{texts.noDeployments}</p>;
  return (
    <section className="panel stack" aria-label={texts.logs}>
      <div className="table-tools">
        <DeploymentSelect deployments={deployments} value={deployment} onChange={setDeployment} />
        <LabelledSelect
          label={texts.container}
          value={container}
          options={CONTAINERS.map((one) => [one, one])}
          onChange={setContainer}
        />
      </div>
      <Log endpoint={name} deployment={deployment} container={container} />
      <CommandLine line={deploymentLogs(name, deployment, container)} />
    </section>
  );
}

interface LogProps {
  readonly endpoint: string;
  readonly deployment: string;
  readonly container: (typeof CONTAINERS)[number];
}

function Log({ endpoint, deployment, container }: LogProps) {
  const log = useView('deployment-logs', { endpoint, deployment, container, lines: LINES });
  if (log === undefined) return <p role="status">{commonTexts.loading}</p>;
  if (log === null) return <p role="alert">{texts.noLogs}</p>;
  const file = `${deployment}-${container}.log`;
  return <TextViewer key={file} name={file} text={log} isGrowing />;
}
