import * as v from 'valibot';
import type { Context } from '../kernel/context.ts';
import type { World } from '../kernel/world.ts';
import type { ScenarioFile } from '../scenario/scenario-file.ts';
import { PythonNotReady } from './python-not-ready.ts';
import { views } from './views/registry.ts';
import type { View } from './views/view.ts';
import { type ViewAsk, viewKey } from './views/view-ask.ts';

type AnyView = View<string, v.GenericSchema, unknown>;

const byName = new Map<string, AnyView>(views.map((view) => [view.name, view as unknown as AnyView]));

/** A play as views see it. */
export interface Watched {
  readonly world: World;
  readonly start: World;
  readonly scenario: ScenarioFile;
  readonly context: Context;
}

/** A view's value for the page that asked. */
export interface Seen {
  readonly key: string; // viewKey of the ask
  readonly value: unknown;
}

interface Entry {
  readonly key: string;
  readonly view: AnyView;
  readonly params: unknown;
  nextAt: number; // host milliseconds
  lastText: string | null;
}

/** The views a page has on screen: each is computed as often as it asks for, and told only when it changed. */
export class WatchList {
  private entries: Entry[] = [];

  /** Replaces the list. What was on it before keeps its rhythm. @throws on a view nobody knows: our own bug */
  replace(asks: readonly ViewAsk[]): void {
    const before = new Map(this.entries.map((entry) => [entry.key, entry]));
    this.entries = asks.map((ask) => {
      const key = viewKey(ask);
      return before.get(key) ?? { key, ...resolve(ask), nextAt: Number.NEGATIVE_INFINITY, lastText: null };
    });
  }

  /** Everything is due at once: something was done. */
  hurry(): void {
    for (const entry of this.entries) entry.nextAt = Number.NEGATIVE_INFINITY;
  }

  /** What is due and changed. A view that needs Python before it is there comes later. */
  due(watched: Watched, hostNow: number): Seen[] {
    const seen: Seen[] = [];
    for (const entry of this.entries) {
      if (entry.nextAt > hostNow) continue;
      entry.nextAt = hostNow + entry.view.everyMs;
      const value = look(entry.view, entry.params, watched);
      if (value === undefined) continue;
      const text = JSON.stringify(value);
      if (text === entry.lastText) continue;
      entry.lastText = text;
      seen.push({ key: entry.key, value });
    }
    return seen;
  }
}

/** One look at a view. Undefined while it needs Python that is not loaded yet. @throws on a view nobody knows */
export function lookOnce(ask: ViewAsk, watched: Watched): unknown {
  const { view, params } = resolve(ask);
  return look(view, params, watched);
}

function resolve({ name, params }: ViewAsk): { readonly view: AnyView; readonly params: unknown } {
  const view = byName.get(name);
  if (!view) throw new Error(`no view is named '${name}'`);
  return { view, params: v.parse(view.params, params) };
}

function look(view: AnyView, params: unknown, watched: Watched): unknown {
  try {
    return view.select({ ...watched, params });
  } catch (error) {
    if (error instanceof PythonNotReady) return undefined;
    throw error;
  }
}
