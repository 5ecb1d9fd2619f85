import { nodeEngine } from '../../src/cli/node-engine.ts';
import { startOf, twinFiles } from '../../src/cli/start-of.ts';
import type { Journal } from '../../src/session/journal.ts';
import { parseRecording, type Recording } from '../../src/session/recording.ts';
import { SessionServer } from '../../src/session/serve-session.ts';
import type { SessionAssets } from '../../src/session/session-assets.ts';
import type { Report, Request } from '../../src/session/worker-protocol.ts';
import { pack } from './start-world.ts';

type Of<Type extends Report['type']> = Extract<Report, { readonly type: Type }>;

/** What a session is given in a test: this process' engine, the content as it is, worlds built when first asked for. */
export const testAssets = (): SessionAssets => ({
  engine: nodeEngine(),
  pack,
  start: (scenario, variant) => startOf(nodeEngine(), pack, scenario, { seed: '1', variant }),
  twin: (scenario) => twinFiles(nodeEngine(), pack, scenario),
});

/** A session as a page sees it, without a worker between. It is killed by forgetting it. */
export class Served {
  readonly reports: Report[] = [];
  private readonly server: SessionServer;
  private readonly listening = new Set<() => void>();
  private isKilled = false;

  constructor(journal: Journal, assets: SessionAssets | Promise<SessionAssets> = testAssets()) {
    this.server = new SessionServer(Promise.resolve(assets), this.cut(journal), (report) => {
      if (this.isKilled) return;
      this.reports.push(report);
      for (const look of this.listening) look();
    });
  }

  /** From now on nothing it does reaches anybody, storage included. */
  kill(): void {
    this.isKilled = true;
  }

  ask(request: Request): Promise<void> {
    return this.server.handle(request);
  }

  type(line: string, terminal = 'terminal-1'): Promise<void> {
    return this.ask({ type: 'input', input: { type: 'line', terminal, line } });
  }

  /** The next report of a type from now on that fits. */
  next<Type extends Report['type']>(type: Type, fits: (report: Of<Type>) => boolean = () => true): Promise<Of<Type>> {
    let seen = this.reports.length;
    return new Promise((resolve) => {
      const look = (): void => {
        for (; seen < this.reports.length; seen++) {
          const report = this.reports[seen] as Report;
          if (report.type !== type || !fits(report as Of<Type>)) continue;
          this.listening.delete(look);
          resolve(report as Of<Type>);
          return;
        }
      };
      this.listening.add(look);
    });
  }

  async recording(): Promise<Recording> {
    const said = this.next('recording');
    await this.ask({ type: 'record' });
    return parseRecording((await said).text);
  }

  /** A killed process writes nothing any more. */
  private cut(journal: Journal): Journal {
    return new Proxy(journal, {
      get: (target, name: keyof Journal) =>
        this.isKilled ? () => new Promise(() => undefined) : target[name].bind(target),
    });
  }
}
