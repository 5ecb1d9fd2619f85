import { useCallback, useEffect, useState } from 'react';
import type { RepositoryFileView } from '../../session/views/repository-file-view.ts';
import { useSession, useSessionStore } from '../store/session-context.ts';
import { type Draft, useWorkbench, useWorkbenchStore } from './workbench.ts';

interface FileDraft {
  readonly text: string; // what the editor shows
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  readonly hasFailed: boolean; // what was saved did not arrive
  readonly isOutdated: boolean; // the file is another one than that which the draft was begun on
  type(text: string): void;
  save(): void;
  discard(): void;
  /** Goes on with the draft although the file changed. */
  keep(): void;
}

const PATIENCE_MS = 4000;

/** What is typed into a file of the working copy until it is saved. */
export function useFileDraft(path: string, file: RepositoryFileView | null): FileDraft {
  const session = useSessionStore();
  const isBlocked = useSession((state) => state.isReadOnly);
  const workbench = useWorkbenchStore();
  const draft = useWorkbench((state) => state.drafts[path]);
  const [failed, setFailed] = useState<string | null>(null); // text that did not arrive
  const put = useCallback((next: Draft | null) => workbench.getState().setDraft(path, next), [workbench, path]);
  const id = file?.id ?? null;
  const saved = file?.text;
  useEffect(() => {
    if (!draft || saved === undefined) return;
    if (draft.text === saved) put(null);
    else if (draft.sent === saved) put({ ...draft, base: id, sent: null });
  }, [draft, saved, id, put]);
  const sent = draft?.sent ?? null;
  useEffect(() => {
    if (sent === null) return;
    const timer = setTimeout(() => setFailed(sent), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [sent]);
  const type = useCallback(
    (text: string): void => {
      const now = workbench.getState().drafts[path];
      if (text === saved && !now?.sent) put(null);
      else put({ text, base: now ? now.base : id, sent: now?.sent ?? null });
    },
    [workbench, path, put, saved, id],
  );
  const save = useCallback((): void => {
    const now = workbench.getState().drafts[path];
    if (!now || isBlocked) return;
    setFailed(null);
    put({ ...now, sent: now.text });
    session.getState().input({ type: 'edit', path: `kestrand-ml/${path}`, text: now.text });
  }, [workbench, session, path, put, isBlocked]);
  return {
    text: draft?.text ?? saved ?? '',
    isDirty: draft !== undefined,
    isSaving: sent !== null && failed !== sent,
    hasFailed: sent !== null && failed === sent,
    isOutdated: draft !== undefined && draft.base !== id && draft.sent === null && draft.text !== saved,
    type,
    save,
    discard: () => put(null),
    keep: () => draft && put({ ...draft, base: id }),
  };
}
