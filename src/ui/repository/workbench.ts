import { create } from 'zustand';
import { useSession } from '../store/session-context.ts';

/** A text that was typed and not saved. */
export interface Draft {
  readonly text: string;
  readonly base: string | null; // id of the content it was begun on; null for a new file
  readonly sent: string | null; // text that was saved and is not seen in the working copy yet
}

/** What lies open on somebody's desk: it outlives a page, and with `useKeptWorkbench` a reload. */
export interface WorkbenchFacts {
  readonly open: readonly string[]; // files in tabs, in order
  readonly last: string; // the one on screen last; '' for none
  readonly folders: { readonly [path: string]: boolean }; // opened or closed by hand
  readonly drafts: { readonly [path: string]: Draft };
  readonly message: string; // of the next commit
}

interface Workbench extends WorkbenchFacts {
  show(path: string): void;
  close(path: string): void;
  setFolder(path: string, isOpen: boolean): void;
  /** Keeps what was typed; null when nothing differs any more. */
  setDraft(path: string, draft: Draft | null): void;
  setMessage(message: string): void;
  restore(facts: Partial<WorkbenchFacts>): void;
}

const MOST_TABS = 12;

const createWorkbench = () =>
  create<Workbench>()((set) => ({
    open: [],
    last: '',
    folders: {},
    drafts: {},
    message: '',
    show: (path) =>
      set(({ open, drafts }) => {
        if (open.includes(path)) return { last: path };
        // The longest open file makes room, unless it holds something unsaved.
        const leaver = open.length < MOST_TABS ? undefined : open.find((one) => !drafts[one]);
        return { open: [...open.filter((one) => one !== leaver), path], last: path };
      }),
    close: (path) =>
      set(({ open, last, drafts }) => ({
        open: open.filter((one) => one !== path),
        last: last === path ? '' : last,
        drafts: without(drafts, path),
      })),
    setFolder: (path, isOpen) => set(({ folders }) => ({ folders: { ...folders, [path]: isOpen } })),
    setDraft: (path, draft) =>
      set(({ drafts }) => ({ drafts: draft ? { ...drafts, [path]: draft } : without(drafts, path) })),
    setMessage: (message) => set({ message }),
    restore: (facts) => set(facts),
  }));

const without = (drafts: WorkbenchFacts['drafts'], path: string): WorkbenchFacts['drafts'] =>
  Object.fromEntries(Object.entries(drafts).filter(([other]) => other !== path));

export type WorkbenchStore = ReturnType<typeof createWorkbench>;

/** By play: a briefing is one object for as long as its play lasts. */
const workbenches = new WeakMap<object, WorkbenchStore>();
const NO_PLAY = {};

/** The workbench of the play. */
export function useWorkbenchStore(): WorkbenchStore {
  const play = useSession((state) => state.briefing) ?? NO_PLAY;
  const store = workbenches.get(play) ?? createWorkbench();
  workbenches.set(play, store);
  return store;
}

/** A part of the workbench; drawn again when that part changes. */
export const useWorkbench = <Part>(select: (state: Workbench) => Part): Part => useWorkbenchStore()(select);
