import { endpointClients } from '../azure/online-endpoint/endpoint-clients.ts';
import { azureReactions } from '../azure/registry.ts';
import { typist } from '../company/colleagues/typist.ts';
import { kestrandClients } from '../company/gateway.ts';
import { orderGenerators } from '../company/order-generators.ts';
import { companyReactions } from '../company/registry.ts';
import { ContentStore } from '../kernel/content-store.ts';
import type { Context } from '../kernel/context.ts';
import { Memo } from '../kernel/memo.ts';
import { type ScriptResult, type ScriptRunner, type ScriptSpec, scriptRunner } from '../kernel/script.ts';
import { Simulation } from '../kernel/simulation.ts';
import type { World } from '../kernel/world.ts';
import { faultReactions } from '../scenario/faults/registry.ts';
import { shellCommands, shellReactions } from '../shell/registry.ts';
import { ShellHost, shellHost } from '../shell/shell-host.ts';
import { PythonNotReady } from './python-not-ready.ts';
import { shellTypist } from './typist.ts';

export interface EngineOptions {
  readonly build: string; // hash of engine, content and Python assets
  /** Loads Python over the engine's bytes. Called when Python is first needed, again if it failed. */
  readonly loadPython: (content: ContentStore) => Promise<ScriptRunner>;
  readonly isChecked?: boolean; // check and freeze every transaction (development, tests)
}

/**
 * The composition root below a play: one content store, one memo, one interpreter, and a fresh simulation with its own
 * shell host for every world that is played, forked or replayed.
 */
export class Engine {
  readonly build: string;
  readonly content = new ContentStore(orderGenerators());
  private readonly memo = new Memo();
  private python: ScriptRunner | null = null;
  private loading: Promise<void> | null = null;

  constructor(private readonly options: EngineOptions) {
    this.build = options.build;
  }

  /** Loads Python once; settles when it can run. Awaited between steps, never inside one. What failed is tried anew. */
  ready(): Promise<void> {
    this.loading ??= this.options.loadPython(this.content).then(
      (runner) => {
        this.python = runner;
      },
      (error: unknown) => {
        this.loading = null;
        throw error;
      },
    );
    return this.loading;
  }

  simulate(world: World): Simulation {
    return new Simulation({
      world,
      reactions: [...azureReactions, ...companyReactions, ...faultReactions, ...shellReactions],
      context: this.context(),
      isChecked: this.options.isChecked ?? false,
    });
  }

  /** What pure views and oracles over a world need. Looking starts nothing and changes nothing. */
  readonly viewContext: Context = this.context();

  private context(): Context {
    return {
      content: this.content,
      memo: this.memo,
      ports: new Map<string, unknown>([
        scriptRunner.install({ run: (spec) => this.run(spec) }),
        endpointClients.install(kestrandClients),
        shellHost.install(new ShellHost(shellCommands)),
        typist.install(shellTypist),
      ]),
    };
  }

  private run(spec: ScriptSpec): ScriptResult {
    if (!this.python) throw new PythonNotReady();
    return this.python.run(spec);
  }
}
