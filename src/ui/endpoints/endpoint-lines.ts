// The terminal's commands behind the buttons of the endpoint pages.
import { quote } from '../kit/quote.ts';

const ENDPOINT = 'az ml online-endpoint';
const DEPLOYMENT = 'az ml online-deployment';

/** Percent of the calls by deployment; those without any are named too, so that the line says all. */
export function trafficUpdate(endpoint: string, traffic: { readonly [deployment: string]: number }): string {
  const split = Object.entries(traffic).map(([name, percent]) => `${name}=${percent}`);
  return `${ENDPOINT} update --name ${quote(endpoint)} --traffic "${split.join(' ')}" --output none`;
}

export const endpointDelete = (endpoint: string): string => `${ENDPOINT} delete --name ${quote(endpoint)} --yes`;

export const keysRegenerate = (endpoint: string, key: 'primary' | 'secondary'): string =>
  `${ENDPOINT} regenerate-keys --name ${quote(endpoint)} --key-type ${key}`;

const of = (endpoint: string, deployment: string): string =>
  `--name ${quote(deployment)} --endpoint-name ${quote(endpoint)}`;

export const deploymentDelete = (endpoint: string, deployment: string): string =>
  `${DEPLOYMENT} delete ${of(endpoint, deployment)} --yes`;

export const deploymentSet = (
  endpoint: string,
  deployment: string,
  settings: readonly (readonly [path: string, value: number])[],
): string =>
  [
    `${DEPLOYMENT} update ${of(endpoint, deployment)}`,
    ...settings.map(([path, value]) => `--set ${path}=${value}`),
    '--output none',
  ].join(' ');

export const deploymentFromFile = (path: string, exists: boolean, isAllTraffic: boolean): string =>
  `${DEPLOYMENT} ${exists ? 'update' : 'create'} --file ${quote(path)}${isAllTraffic && !exists ? ' --all-traffic' : ''} --output none`;

export const deploymentLogs = (endpoint: string, deployment: string, container: string): string =>
  `${DEPLOYMENT} get-logs ${of(endpoint, deployment)} --container ${container}`;

/** Where a body that is no file of the repository is put for a call. */
const REQUEST_FILE = '/tmp/request.json';

/** One call with a body: a file of the working copy, or a text that is written to a file first. */
export function invoke(
  endpoint: string,
  deployment: string,
  body: { readonly path: string } | { readonly text: string },
): string {
  const path = 'path' in body ? body.path : REQUEST_FILE;
  const write = 'text' in body ? `printf %s ${quote(body.text)} > ${REQUEST_FILE} && ` : '';
  const named = deployment === '' ? '' : ` --deployment-name ${quote(deployment)}`;
  return `${write}${ENDPOINT} invoke --name ${quote(endpoint)}${named} --request-file ${quote(path)}`;
}
