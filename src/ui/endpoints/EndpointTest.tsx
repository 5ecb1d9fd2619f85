import { Button } from '@fluentui/react-components';
import { Play20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { EndpointView } from '../../session/views/endpoint-view.ts';
import type { PageCommand } from '../../session/views/page-commands-view.ts';
import { CommandLine } from '../kit/CommandLine.tsx';
import { useSession } from '../store/session-context.ts';
import { useCommand } from '../store/use-command.ts';
import { useView } from '../store/use-view.ts';
import { commonTexts } from '../texts/common.ts';
import { endpointTexts as texts } from '../texts/endpoints.ts';
import { DeploymentSelect } from './DeploymentSelect.tsx';
import { invoke } from './endpoint-lines.ts';
import { InvokeResult } from './InvokeResult.tsx';
import { PayloadEditor } from './PayloadEditor.tsx';

/** Sends one request to the endpoint or to one of its deployments. */
export function EndpointTest({ endpoint }: { readonly endpoint: EndpointView }) {
  const files = useView('endpoint-files', { endpoint: endpoint.name });
  const isReadOnly = useSession((state) => state.isReadOnly);
  const run = useCommand();
  const [deployment, setDeployment] = useState('');
  const [typed, setTyped] = useState<string | null>(null); // null: the first sample
  const [state, setState] = useState<'idle' | 'runs' | PageCommand | 'refused'>('idle');
  const payloads = files?.payloads ?? [];
  const body = typed ?? payloads[0]?.text ?? '';
  const sample = payloads.find(({ text }) => text === body);
  const command = invoke(endpoint.name, deployment, sample ? { path: sample.path } : { text: oneLine(body) });
  const send = async (): Promise<void> => {
    setState('runs');
    setState((await run(command)) ?? 'refused');
  };
  return (
    <div className="two-sides">
      <section className="panel stack" aria-label={texts.test}>
        <DeploymentSelect
          deployments={endpoint.deployments.filter(({ serving }) => serving !== null)}
          value={deployment}
          none={texts.byTraffic}
          onChange={setDeployment}
        />
        <PayloadEditor payloads={payloads} body={body} onBody={setTyped} />
        <div>
          <Button
            appearance="primary"
            icon={<Play20Regular />}
            disabled={isReadOnly || state === 'runs' || body.trim() === ''}
            onClick={() => void send()}
          >
            {texts.runTest}
          </Button>
        </div>
        <CommandLine line={command} />
      </section>
      <section className="panel stack" aria-label={texts.result}>
        <h2>{texts.result}</h2>
        <div role="status">
          {state === 'idle' ? texts.noResult : null}
          {state === 'runs' ? commonTexts.commandRuns : null}
          {state === 'refused' ? commonTexts.notPossible : null}
        </div>
        {typeof state === 'object' ? <InvokeResult done={state} /> : null}
      </section>
    </div>
  );
}

/** Sound JSON without its line breaks, so that the command is one line; anything else as it was typed. */
function oneLine(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body));
  } catch {
    return body;
  }
}
