import { addressOf, type LinkIndex, VERSIONED_KINDS } from './link-index.ts';

/** A stretch of text that leads somewhere. */
export interface FoundLink {
  readonly from: number;
  readonly to: number;
  readonly href: string;
}

/** Where a text stands: a bare name may mean different things below different commands. */
export interface LinkSurroundings {
  readonly line: string; // what was typed
  readonly cwd: string; // '~/kestrand-ml/src'
}

const TOKEN = /(?:https?:\/\/|#\/)[^\s"'`<>\\]+|[^\s"'`,;()[\]{}<>|=]+/g;
const ENDING = /[.:!?]+$/;
const WORKING_COPY = '~/kestrand-ml';
const HOME = '/home/oncall';

/** Links in a text without colours, found against what really exists. */
export function findLinks(text: string, index: LinkIndex, surroundings: LinkSurroundings): FoundLink[] {
  const finder = new LinkFinder(index, surroundings);
  const out: FoundLink[] = [];
  for (const { 0: found, index: from } of text.matchAll(TOKEN)) {
    const token = found.replace(ENDING, '');
    if (token.length < 3) continue;
    const link = finder.find(token, text, from);
    if (link) out.push({ from, to: from + link.length, href: link.href });
  }
  return out;
}

interface TokenLink {
  readonly length: number; // of the part of the token that is the link
  readonly href: string;
}

class LinkFinder {
  private readonly kind: string; // 'model' below `az ml model …`
  private readonly deployments: ReadonlySet<string>; // that the line may be about

  constructor(
    private readonly index: LinkIndex,
    private readonly surroundings: LinkSurroundings,
  ) {
    const { line } = surroundings;
    this.kind = /\bml\s+([a-z-]+)\b/.exec(line)?.[1] ?? '';
    const named = this.kind.startsWith('online-')
      ? line.split(/[\s=/'"]+/).filter((word) => index.endpoints.has(word))
      : [];
    this.deployments = new Set(named.flatMap((endpoint) => [...(index.deployments.get(endpoint) ?? [])]));
    this.endpoint = named[0] ?? '';
  }

  private readonly endpoint: string;

  find(token: string, text: string, at: number): TokenLink | undefined {
    const whole = (href: string | undefined): TokenLink | undefined =>
      href === undefined ? undefined : { length: token.length, href };
    if (/^https?:/.test(token)) return whole(this.url(token));
    if (token.startsWith('#/')) return whole(token);
    if (/^INC-\d+$/.test(token)) return whole(addressOf.incident);
    if (/^(azureml:)?\/+subscriptions\//i.test(token)) return whole(this.resourceId(token));
    return whole(this.name(token, text, at)) ?? whole(this.commit(token)) ?? this.file(token, text, at);
  }

  private url(token: string): string | undefined {
    const host = /^https?:\/\/([^/:?#]+)/.exec(token)?.[1] ?? '';
    const endpoint = this.index.hosts.get(host);
    if (endpoint !== undefined) return addressOf.test(endpoint);
    const run = host === 'ml.azure.com' ? /\/runs\/([^/?#]+)/.exec(token)?.[1] : undefined;
    return run !== undefined && this.index.jobs.has(run) ? addressOf.job(run) : undefined;
  }

  /** An ARM id: jobs, endpoints with their deployments, versions of assets. */
  private resourceId(token: string): string | undefined {
    const job = /\/jobs\/([^/?]+)/i.exec(token)?.[1];
    if (job !== undefined) return this.index.jobs.has(job) ? addressOf.job(job) : undefined;
    const endpoint = /\/onlineEndpoints\/([^/?]+)/i.exec(token)?.[1];
    if (endpoint !== undefined) return this.index.endpoints.has(endpoint) ? addressOf.endpoint(endpoint) : undefined;
    const asset = /\/(models|data|environments)\/([^/]+)\/versions\/([^/?]+)/i.exec(token);
    if (!asset) return undefined;
    const kind = VERSIONED_KINDS.find((one) => asset[1]?.toLowerCase().startsWith(one));
    const name = `${asset[2]}:${asset[3]}`;
    return kind && this.index.versions[kind].has(name) ? addressOf.version(kind, name) : undefined;
  }

  private name(token: string, text: string, at: number): string | undefined {
    const { jobs, endpoints, deployments, versions } = this.index;
    const ofJob = /^azureml:\/\/jobs\/([^/]+)/.exec(token)?.[1] ?? token;
    if (jobs.has(ofJob)) return addressOf.job(ofJob);
    const watcher = this.index.watchers.get(token);
    if (watcher !== undefined) return watcher;
    const [before = '', after = ''] = token.split('/', 2);
    if (deployments.get(before)?.has(after) && token === `${before}/${after}`) return addressOf.endpoint(before);
    const bare = token.replace(/^azureml:/, '');
    const kinds = VERSIONED_KINDS.filter((kind) => versions[kind].has(bare));
    const kind = kinds.find((one) => one === this.kind) ?? (kinds.length === 1 ? kinds[0] : undefined);
    if (kind) return addressOf.version(kind, bare);
    if (this.deployments.has(token) && this.endpoint !== '') return addressOf.endpoint(this.endpoint);
    return endpoints.has(token) && this.isEndpoint(token, text, at) ? addressOf.endpoint(token) : undefined;
  }

  /** Models and experiments may be called as an endpoint is: then something must say that the endpoint is meant. */
  private isEndpoint(token: string, text: string, at: number): boolean {
    const key = /(?:^|[\s"])([\w-]+)"?\s*[:=]\s*"?$/.exec(text.slice(Math.max(0, at - 60), at))?.[1];
    if (key !== undefined && /^endpoint([_-]name)?$/i.test(key)) return true;
    if (key !== undefined && key !== 'name') return false;
    if (this.kind !== '') return this.kind.startsWith('online-');
    return !this.index.assets.has(token) || /^\s*pager\b/.test(this.surroundings.line);
  }

  private commit(token: string): string | undefined {
    const hex = /^(?:[0-9a-f]{7,40}\.\.\.?)?([0-9a-f]{7,40})$/.exec(token)?.[1];
    if (hex === undefined) return undefined;
    const found = this.index.commits.get(hex.slice(0, 4))?.filter((oid) => oid.startsWith(hex)) ?? [];
    return found.length === 1 ? addressOf.commit(found[0] as string) : undefined;
  }

  /** A path, perhaps with a line: `a.py:12:`, or Python's `File "a.py", line 12`. */
  private file(token: string, text: string, at: number): TokenLink | undefined {
    const [, path = '', line] = /^(.+?)(?::(\d+)(?:[:-].*)?)?$/.exec(token) ?? [];
    const found = this.path(path);
    if (found === undefined) return undefined;
    const said = /^["']?, line (\d+)/.exec(text.slice(at + path.length, at + path.length + 20))?.[1];
    const length = line === undefined ? path.length : path.length + 1 + line.length;
    return { length, href: addressOf.file(found, line ?? said) };
  }

  /** The file of the working copy that a path means: from here, from its root, or where a container keeps it. */
  private path(path: string): string | undefined {
    const { files, filesByName } = this.index;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const sameName = filesByName.get(name);
    if (!sameName) return undefined;
    const absolute = path.replace(HOME, '~');
    if (absolute.startsWith(`${WORKING_COPY}/`)) return this.known(absolute.slice(WORKING_COPY.length + 1));
    const folder = this.surroundings.cwd;
    const isInside = folder === WORKING_COPY || folder.startsWith(`${WORKING_COPY}/`);
    const here = isInside ? joined(folder.slice(WORKING_COPY.length + 1), path) : undefined;
    if (here !== undefined && files.has(here)) return here;
    if (files.has(path) && (isInside || path.includes('/'))) return path;
    const inDiff = path.replace(/^[ab]\//, '');
    if (inDiff !== path && files.has(inDiff)) return inDiff;
    if (!path.startsWith('/')) return undefined;
    const suffix = sameName.filter((one) => path.endsWith(`/${one}`));
    if (suffix.length > 0) return suffix.reduce((a, b) => (b.length > a.length ? b : a));
    return sameName.length === 1 && /\.py$/.test(name) && sharesFolder(path, sameName[0] as string)
      ? sameName[0]
      : undefined;
  }

  private known(path: string): string | undefined {
    return this.index.files.has(path) ? path : undefined;
  }
}

/** `src` and `../README.md` give `README.md`; undefined outside. */
function joined(folder: string, path: string): string | undefined {
  const parts = path.startsWith('/') || path.startsWith('~') ? undefined : folder.split('/').filter(Boolean);
  if (!parts) return undefined;
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** A container mounts the code folder elsewhere: the last folder tells that it is the same file. */
const sharesFolder = (path: string, file: string): boolean => path.split('/').at(-2) === file.split('/').at(-2);
