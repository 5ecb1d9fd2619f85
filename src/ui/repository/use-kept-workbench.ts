import { useEffect } from 'react';
import * as v from 'valibot';
import { openPlayDatabase } from '../storage/play-database.ts';
import { remember, remembered } from '../storage/remembered.ts';
import { useWorkbenchStore, type WorkbenchFacts, type WorkbenchStore } from './workbench.ts';

const KEY = 'workbench';
const KEEP_MS = 400;

const keptSchema = v.object({
  play: v.number(),
  open: v.array(v.string()),
  last: v.string(),
  message: v.string(),
  folders: v.record(v.string(), v.boolean()),
  drafts: v.record(v.string(), v.object({ text: v.string(), base: v.nullable(v.string()) })),
});

/** Keeps what lies open, unsaved texts above all, over a reload. It belongs to one play and goes with it. */
export function useKeptWorkbench(): void {
  const store = useWorkbenchStore();
  useEffect(() => {
    let stop: (() => void) | null = null;
    let isGone = false;
    void keptPlay().then((play) => {
      if (play === null || isGone) return;
      if (isUntouched(store.getState())) restore(store, play);
      stop = keepChanges(store, play);
    });
    return () => {
      isGone = true;
      stop?.();
    };
  }, [store]);
}

/** The key of the play that the browser keeps; null where it keeps none. */
async function keptPlay(): Promise<number | null> {
  try {
    return (await (await openPlayDatabase()).get('play', 'current'))?.id ?? null;
  } catch {
    return null; // Storage is forbidden: what is open lasts as long as the tab.
  }
}

const isUntouched = ({ open, drafts }: WorkbenchFacts): boolean => open.length <= 1 && Object.keys(drafts).length === 0; // a link opens one file before anything is read

function restore(store: WorkbenchStore, play: number): void {
  const kept = read();
  if (kept?.play !== play) return;
  const { open, last, folders, message } = kept;
  const drafts = Object.entries(kept.drafts).map(([path, draft]) => [path, { ...draft, sent: null }] as const);
  const shown = store.getState().open.filter((path) => !open.includes(path));
  store.getState().restore({ open: [...open, ...shown], last, folders, message, drafts: Object.fromEntries(drafts) });
}

function read(): v.InferOutput<typeof keptSchema> | null {
  try {
    const parsed = v.safeParse(keptSchema, JSON.parse(remembered(KEY) ?? ''));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

function keepChanges(store: WorkbenchStore, play: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const { open, last, folders, message, drafts } = store.getState();
    remember(KEY, JSON.stringify({ play, open, last, folders, message, drafts }));
  };
  const stop = store.subscribe(() => {
    timer ??= setTimeout(keep, KEEP_MS);
  });
  window.addEventListener('pagehide', keep);
  return () => {
    stop();
    window.removeEventListener('pagehide', keep);
    keep();
  };
}
