import { endpoints, type OnlineEndpoint } from '../azure/online-endpoint/endpoint.ts';
import { scoringHost } from '../azure/online-endpoint/endpoint-document.ts';
import { noteInvocation } from '../azure/online-endpoint/invocations.ts';
import { answerCall, type CallAnswer } from '../azure/online-endpoint/score-call.ts';
import { byteLength, joinPath } from '../kernel/files/file-tree.ts';
import type { Json } from '../kernel/json.ts';
import type { StepOutcome } from '../kernel/step-outcome.ts';
import type { Suggestion } from '../kernel/suggestion.ts';
import type { CompletionCall, Offer } from './completion/completion-call.ts';
import { defineShellCommand, type ShellCall } from './shell-command.ts';

/** What the options and arguments of one call say. */
interface Asked {
  method: string | null;
  headers: [name: string, value: string][];
  data: string | null;
  isSilent: boolean;
  showsErrors: boolean;
  showsHeaders: boolean;
  failsOnError: boolean;
  writeOut: string;
  output: string | null;
  urls: string[];
}

/** What is remembered until the answer is there. */
interface Exchange {
  readonly asked: Asked;
  readonly answer: CallAnswer;
  readonly url: string;
}

/** HTTP from the terminal. Only the scoring URIs of online endpoints exist out there. */
export const curl = defineShellCommand({
  name: 'curl',
  summary: 'send an HTTP request to the scoring URI of an online endpoint',
  run(call) {
    const asked = parse(call);
    if (typeof asked === 'string') return { err: `curl: ${asked}\n`, code: 2 };
    const [url, second] = asked.urls;
    if (url === undefined) return { err: 'curl: (2) no URL specified\n', code: 2 };
    if (second !== undefined) return { err: 'curl: not simulated: more than one URL\n', code: 2 };
    const target = /^(?:(https?):\/\/)?([^/:?#]+)(?::\d+)?([^?#]*)/i.exec(url);
    if (!target) return { err: 'curl: (3) URL rejected: Malformed input to a URL function\n', code: 3 };
    const [, scheme = 'http', host = '', path = ''] = target;
    const endpoint = endpoints.all(call.tx.world).find((row) => scoringHost(call.tx.world, row) === host.toLowerCase());
    if (!endpoint) return { err: silenced(asked, `curl: (6) Could not resolve host: ${host}\n`), code: 6 };
    if (scheme.toLowerCase() === 'http')
      return { err: silenced(asked, `curl: not simulated: plain http to ${host}; use https\n`), code: 7 };
    return exchange(call, asked, endpoint, url, path === '' ? '/' : path);
  },
  resume: (state, call) => print(call, state as unknown as Exchange),
  complete,
});

/** Options, the scoring URIs of the estate, and files after `@`. */
function complete({ world, words, typed }: CompletionCall): Offer {
  const last = words.at(-1) ?? '';
  const option = VALUED[last] ?? (LONG_VALUED.has(last) ? last : undefined);
  if (option === '--request') return { names: named('method', ['GET', 'POST']) };
  if (option === '--output') return { paths: 'file' };
  if (option === '--header') return { names: named('header', HEADERS) };
  if (option?.startsWith('--data') || option === '--json') return typed.startsWith('@') ? { paths: 'file', at: 1 } : {};
  if (option !== undefined && option !== '--url') return {};
  if (typed.startsWith('-')) return { names: named('flag', [...LONG_VALUED, ...Object.values(FLAGS)].sort()) };
  return {
    names: endpoints.all(world).map((row) => ({
      text: `https://${scoringHost(world, row)}/score`,
      kind: 'endpoint',
      about: row.name,
    })),
  };
}

const named = (kind: string, texts: readonly string[]): Suggestion[] =>
  texts.map((text) => ({ text, kind, about: '', isOpen: kind === 'header' }));

const silenced = (asked: Asked, message: string): string => (asked.isSilent && !asked.showsErrors ? '' : message);

const VALUED: { readonly [flag: string]: string } = {
  '-X': '--request',
  '-H': '--header',
  '-d': '--data',
  '-w': '--write-out',
  '-o': '--output',
  '-m': '--max-time',
};
const LONG_VALUED = new Set([...Object.values(VALUED), '--url', '--data-raw', '--data-binary', '--json']);
const HEADERS = ['Authorization: Bearer ', 'Content-Type: application/json', 'azureml-model-deployment: '];
const FLAGS: { readonly [flag: string]: string } = {
  s: '--silent',
  S: '--show-error',
  i: '--include',
  f: '--fail',
  k: '--insecure',
  L: '--location',
};

/** Options as curl reads them; a text when something is wrong with them. */
function parse(call: ShellCall): Asked | string {
  const asked: Asked = {
    method: null,
    headers: [],
    data: null,
    isSilent: false,
    showsErrors: false,
    showsHeaders: false,
    failsOnError: false,
    writeOut: '',
    output: null,
    urls: [],
  };
  const words = [...call.args];
  while (words.length > 0) {
    const word = words.shift() as string;
    if (!word.startsWith('-') || word === '-') asked.urls.push(word);
    else {
      const wrong = option(word, words, asked, call);
      if (wrong !== null) return wrong;
    }
  }
  return asked;
}

function option(word: string, rest: string[], asked: Asked, call: ShellCall): string | null {
  if (word.startsWith('--')) {
    if (!LONG_VALUED.has(word)) return flag(word, asked);
    const value = rest.shift();
    return value === undefined ? `option ${word}: requires parameter` : valued(word, value, asked, call);
  }
  for (let i = 1; i < word.length; i++) {
    const letter = word[i] as string;
    const long = VALUED[`-${letter}`];
    if (long) {
      const value = i + 1 < word.length ? word.slice(i + 1) : rest.shift();
      return value === undefined ? `option -${letter}: requires parameter` : valued(long, value, asked, call);
    }
    const wrong = flag(FLAGS[letter] ?? `-${letter}`, asked);
    if (wrong !== null) return wrong;
  }
  return null;
}

function flag(name: string, asked: Asked): string | null {
  if (name === '--silent') asked.isSilent = true;
  else if (name === '--show-error') asked.showsErrors = true;
  else if (name === '--include') asked.showsHeaders = true;
  else if (name === '--fail') asked.failsOnError = true;
  else if (name !== '--insecure' && name !== '--location') return `option ${name}: is unknown`;
  return null;
}

function valued(name: string, value: string, asked: Asked, call: ShellCall): string | null {
  if (name === '--request') asked.method = value.toUpperCase();
  else if (name === '--url') asked.urls.push(value);
  else if (name === '--write-out') asked.writeOut = value;
  else if (name === '--output') asked.output = value;
  else if (name === '--header') {
    const at = value.indexOf(':');
    if (at > 0) asked.headers.push([value.slice(0, at).trim().toLowerCase(), value.slice(at + 1).trim()]);
  } else if (name !== '--max-time') {
    if (name === '--json') asked.headers.push(['content-type', 'application/json']);
    const data = name === '--data-raw' ? value : fromFile(value, name === '--data', call);
    if (data === null) return `Failed to open ${value.slice(1)}`;
    asked.data = asked.data === null ? data : `${asked.data}&${data}`;
  }
  return null;
}

/** `@file` and `@-` are read; --data drops line breaks as curl does. */
function fromFile(value: string, isStripped: boolean, call: ShellCall): string | null {
  if (!value.startsWith('@')) return value;
  const path = joinPath(call.cwd, value.slice(1));
  if (value !== '@-' && call.files.find(path)?.kind !== 'file') return null;
  const text = value === '@-' ? call.stdin : call.files.readText(path);
  return isStripped ? text.replace(/[\r\n]/g, '') : text;
}

function exchange(call: ShellCall, asked: Asked, endpoint: OnlineEndpoint, url: string, path: string): StepOutcome {
  const answer = answerOf(call, asked, endpoint, path);
  const state: Exchange = { asked: { ...asked, data: null }, answer, url };
  return { wait: { at: call.tx.world.now + answer.latencyMs }, state: state as unknown as Json };
}

const PROXY_MS = 3;

function answerOf(call: ShellCall, asked: Asked, endpoint: OnlineEndpoint, path: string): CallAnswer {
  const header = (name: string): string | undefined => asked.headers.findLast(([known]) => known === name)?.[1];
  const key = /^Bearer\s+(.*)$/i.exec(header('authorization') ?? '')?.[1];
  if (key !== endpoint.primaryKey && key !== endpoint.secondaryKey)
    return plain(401, 'Unauthorized', key === undefined ? 'key_auth_missing' : 'key_auth_bad_header_mismatch');
  if (path === '/') return plain(200, 'OK', 'Healthy');
  if (path !== '/score') return plain(404, 'Not Found', `No route for ${path}`);
  const method = asked.method ?? (asked.data === null ? 'GET' : 'POST');
  if (method !== 'POST') return plain(405, 'Method Not Allowed', `${method} is not allowed for /score`);
  const score = { id: call.callId, deployment: header('azureml-model-deployment'), body: asked.data ?? '' };
  const answer = answerCall(call.tx.world, call.context, endpoint.name, score);
  if (answer.deployment !== null && answer.status !== 429)
    noteInvocation(call.tx, call.context, endpoint.name, answer.deployment, score);
  return answer;
}

const plain = (status: number, reason: string, body: string): CallAnswer => ({
  status,
  reason,
  headers: [['content-type', 'text/plain']],
  body,
  latencyMs: PROXY_MS,
  deployment: null,
});

function print(call: ShellCall, { asked, answer, url }: Exchange): StepOutcome {
  const { status, reason, headers, body, latencyMs } = answer;
  if (asked.failsOnError && status >= 400)
    return { err: silenced(asked, `curl: (22) The requested URL returned error: ${status}\n`), code: 22 };
  const head = asked.showsHeaders
    ? `${[`HTTP/1.1 ${status} ${reason}`, `content-length: ${byteLength(body)}`, ...headers.map(([name, value]) => `${name}: ${value}`)].join('\r\n')}\r\n\r\n`
    : '';
  const written = asked.writeOut
    .replaceAll('\\n', '\n')
    .replaceAll('\\t', '\t')
    .replace(/%\{(\w+)\}/g, (whole, name: string) => {
      const known: { readonly [variable: string]: string } = {
        http_code: String(status),
        response_code: String(status),
        time_total: (latencyMs / 1000).toFixed(6),
        size_download: String(byteLength(body)),
        content_type: headers.find(([header]) => header === 'content-type')?.[1] ?? '',
        url_effective: url,
      };
      return known[name] ?? whole;
    });
  if (asked.output === null) return { out: `${head}${body}${written}` };
  if (asked.output !== '/dev/null') call.files.writeText(joinPath(call.cwd, asked.output), `${head}${body}`);
  return { out: written };
}
