import { quote } from '../kit/quote.ts';

interface Called {
  readonly endpoint: string;
  readonly uri: string;
  readonly deployment: string; // '' lets the traffic decide
  readonly payload: string; // path of a sample
}

const keyLine = (endpoint: string): string =>
  `KEY=$(az ml online-endpoint get-credentials --name ${quote(endpoint)} --query primaryKey --output tsv)`;

const headers = (deployment: string): string =>
  [
    `  --header "Authorization: Bearer $KEY" --header 'Content-Type: application/json' \\`,
    ...(deployment === '' ? [] : [`  --header 'azureml-model-deployment: ${deployment}' \\`]),
  ].join('\n');

/** A call with curl: body, status and how long it took. */
export const curlSnippet = ({ endpoint, uri, deployment, payload }: Called): string =>
  [
    keyLine(endpoint),
    `curl --silent --request POST ${uri} \\`,
    headers(deployment),
    `  --data @${payload} --write-out '\\n%{http_code} in %{time_total} s\\n'`,
  ].join('\n');

/** Python makes the body and reads the answer. */
export const pythonSnippet = ({ endpoint, uri, deployment, payload }: Called): string =>
  [
    keyLine(endpoint),
    `python -c 'import json; print(json.dumps(json.load(open("${payload}"))))' |`,
    `  curl --silent --request POST ${uri} \\`,
    headers(deployment),
    '  --data @- |',
    `  python -c 'import json, sys; print(json.dumps(json.load(sys.stdin), indent=2))'`,
  ].join('\n');
