import { joinPath } from '../../../kernel/files/file-tree.ts';
import type { Json } from '../../../kernel/json.ts';
import { inWorkspace } from '../../asset-commands.ts';
import { type AzArguments, type AzCall, type AzOutcome, azError, defineAzCommand } from '../../az-command.ts';
import { noteInvocation } from '../invocations.ts';
import { answerCall, type CallAnswer } from '../score-call.ts';
import { deploymentNames, ENDPOINT_NAME, findDeployment, findEndpoint, refuse } from './arguments.ts';

/** `az ml online-endpoint invoke`: one scoring request with the endpoint's own key. */
export const endpointInvoke = defineAzCommand({
  name: 'ml online-endpoint invoke',
  summary: 'Send one request to an endpoint, or to one of its deployments, and print the answer.',
  args: [
    ENDPOINT_NAME,
    {
      name: '--request-file',
      aliases: ['-r'],
      kind: 'text',
      completes: 'file',
      help: 'JSON file with the body of the request.',
    },
    {
      name: '--deployment-name',
      aliases: ['-d'],
      kind: 'text',
      completes: (asked) => deploymentNames(asked, asked.text('name')),
      help: 'Ask this deployment, whatever its traffic.',
    },
  ],
  run: (args, call) => inWorkspace(call, () => run(args, call)),
  resume(state) {
    const answer = state as unknown as CallAnswer;
    if (answer.status === 200) return { kind: 'result', result: answer.body };
    const headers = answer.headers.filter(([name]) => name.startsWith('ms-azureml'));
    return azError(
      'None',
      [
        `Operation returned an invalid status '${answer.reason}' (${answer.status})`,
        ...headers.map(([name, value]) => `${name}: ${value}`),
        `Content: ${answer.body}`,
      ].join('\n'),
    );
  },
});

function run(args: AzArguments, call: AzCall): AzOutcome {
  const found = findEndpoint(call, args.need('name'));
  if (found.error) return refuse(found);
  const endpoint = found.value.name;
  const deployment = args.text('deployment-name');
  if (deployment !== undefined) {
    const named = findDeployment(call, endpoint, deployment);
    if (named.error) return refuse(named);
  }
  const file = args.text('request-file');
  if (file === undefined) return azError(null, 'the following arguments are required: --request-file/-r', 2);
  const node = call.files.find(joinPath(call.cwd, file));
  if (node?.kind !== 'file') return azError(null, `No such file or directory: ${file}`);
  const body = call.files.readText(joinPath(call.cwd, file));
  const score = { id: `invoke-${call.tx.world.steps}`, deployment, body };
  const answer = answerCall(call.tx.world, call.context, endpoint, score);
  if (answer.deployment !== null && answer.status !== 429)
    noteInvocation(call.tx, call.context, endpoint, answer.deployment, score);
  return {
    kind: 'wait',
    wait: { at: call.tx.world.now + answer.latencyMs },
    state: answer as unknown as Json,
  };
}
