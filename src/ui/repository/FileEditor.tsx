import { Button } from '@fluentui/react-components';
import { Save16Regular } from '@fluentui/react-icons';
import { useEffect, useMemo } from 'react';
import type { RepositoryFileView } from '../../session/views/repository-file-view.ts';
import type { RepositoryView } from '../../session/views/repository-view.ts';
import { useSession } from '../store/session-context.ts';
import { repositoryTexts as texts } from '../texts/repository.ts';
import { CodeArea } from './CodeArea.tsx';
import { EditorBar } from './EditorBar.tsx';
import { EditorNotices } from './EditorNotices.tsx';
import { EditorStatus } from './EditorStatus.tsx';
import { ProblemList } from './ProblemList.tsx';
import { useBlameRuns } from './use-blame-runs.ts';
import { useCursor } from './use-cursor.ts';
import { useFileDraft } from './use-file-draft.ts';
import { useFileProblems } from './use-file-problems.ts';
import { useSpecHelp } from './use-spec-help.ts';

interface FileEditorProps {
  readonly path: string;
  readonly file: RepositoryFileView | null; // null: a new file that is not saved yet
  readonly repository: RepositoryView;
}

/** A file of the working copy in the editor, with what is wrong with it and who wrote what. */
export function FileEditor({ path, file, repository }: FileEditorProps) {
  const isReadOnly = useSession((state) => state.isReadOnly);
  const draft = useFileDraft(path, file);
  const { text, isDirty, isSaving, type, save } = draft;
  const checked = useFileProblems(path, text, true);
  const help = useSpecHelp(checked.spec?.id ?? null);
  const runs = useBlameRuns(path, 'work', isDirty);
  const cursor = useCursor();
  useSaveKey(save);
  const acts = useMemo(
    () => ({ onChange: type, onSave: save, onCursor: cursor.setPlace }),
    [type, save, cursor.setPlace],
  );
  return (
    <>
      <EditorBar {...{ path, repository }} version="work">
        <Button
          size="small"
          appearance={isDirty ? 'primary' : 'secondary'}
          icon={<Save16Regular />}
          title={texts.saveHint}
          disabled={!isDirty || isSaving || isReadOnly}
          onClick={save}
        >
          {isSaving ? texts.saving : texts.save}
        </Button>
      </EditorBar>
      <EditorNotices
        {...{ path, file, text }}
        isOutdated={draft.isOutdated}
        hasFailed={draft.hasFailed}
        isInConflict={repository.git?.conflicts.includes(path) ?? false}
        onReload={draft.discard}
        onKeep={draft.keep}
      />
      <CodeArea
        {...{ path, text, isReadOnly, runs, help, acts }}
        name={path}
        line={cursor.wanted}
        problems={checked.problems}
      >
        <EditorStatus {...{ path, checked, runs, text }} place={cursor.place} />
        <ProblemList problems={checked.problems} onGo={cursor.goTo} />
      </CodeArea>
    </>
  );
}

/** Ctrl+S saves wherever the focus is: what the browser would save is no file of the working copy. */
function useSaveKey(save: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      if (!event.defaultPrevented) save();
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [save]);
}
