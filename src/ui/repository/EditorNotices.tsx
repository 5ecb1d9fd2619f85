import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { RepositoryFileView } from '../../session/views/repository-file-view.ts';
import { commonTexts } from '../texts/common.ts';
import { repositoryTexts as texts } from '../texts/repository.ts';

const DiffEditor = lazy(() => import('./code/DiffEditor.tsx'));

interface EditorNoticesProps {
  readonly path: string;
  readonly file: RepositoryFileView | null;
  readonly text: string; // in the editor
  readonly isOutdated: boolean;
  readonly hasFailed: boolean;
  readonly isInConflict: boolean;
  readonly onReload: () => void;
  readonly onKeep: () => void;
}

/** What somebody has to know before they go on typing. */
export function EditorNotices(props: EditorNoticesProps) {
  const { file, isOutdated, hasFailed, isInConflict } = props;
  return (
    <>
      {isOutdated ? <Outdated {...props} /> : null}
      {file === null && !isOutdated ? <Notice text={texts.notSavedYet} /> : null}
      {hasFailed ? <Notice text={texts.notSaved} intent="error" /> : null}
      {isInConflict ? <Notice text={texts.conflictHint} intent="warning" /> : null}
    </>
  );
}

interface NoticeProps {
  readonly text: string;
  readonly intent?: 'info' | 'warning' | 'error';
}

const Notice = ({ text, intent = 'info' }: NoticeProps) => (
  <MessageBar intent={intent} layout="multiline">
    <MessageBarBody>{text}</MessageBarBody>
  </MessageBar>
);

/** The file is another one than that which was being changed: whose text shall it be? */
function Outdated({ path, file, text, onReload, onKeep }: EditorNoticesProps) {
  const [isComparing, setComparing] = useState(false);
  return (
    <>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{file ? texts.changedOutside : texts.deletedOutside}</MessageBarBody>
        <MessageBarActions>
          {file ? (
            <Button size="small" aria-expanded={isComparing} onClick={() => setComparing(!isComparing)}>
              {isComparing ? texts.hideComparison : texts.compare}
            </Button>
          ) : null}
          <Button size="small" onClick={onReload}>
            {file ? texts.reload : texts.discardEdits}
          </Button>
          <Button size="small" onClick={onKeep}>
            {texts.keepMine}
          </Button>
        </MessageBarActions>
      </MessageBar>
      {isComparing && file ? (
        <Suspense fallback={<p role="status">{commonTexts.loading}</p>}>
          <DiffEditor path={path} before={file.text} after={text} isBeside={false} />
        </Suspense>
      ) : null}
    </>
  );
}
