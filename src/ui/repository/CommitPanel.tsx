import { Button } from '@fluentui/react-components';
import { ArrowUndo16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { RepositoryCommitView } from '../../session/views/repository-commit-view.ts';
import { PinButton } from '../kit/PinButton.tsx';
import { useView } from '../store/use-view.ts';
import { commonTexts } from '../texts/common.ts';
import { repositoryTexts as texts } from '../texts/repository.ts';
import { CommitFacts } from './CommitFacts.tsx';
import { CommitFiles } from './CommitFiles.tsx';
import { GitDialog } from './GitDialog.tsx';
import { useGit } from './git-context.ts';
import { gitLines } from './git-lines.ts';
import { commitHref, tabHref } from './repository-place.ts';

/** One commit: who, when and why, what it changed, and a way to take it back. */
export function CommitPanel({ id }: { readonly id: string }) {
  const commit = useView('repository-commit', { id });
  if (commit === undefined) return <p role="status">{commonTexts.loading}</p>;
  if (commit === null)
    return (
      <div className="panel" role="alert">
        <p>{texts.noSuchCommit(id)}</p>
        <a href={tabHref('history')}>{texts.toHistory}</a>
      </div>
    );
  return (
    <div className="stack">
      <div className="repo-commit-head">
        <h2>{commit.subject}</h2>
        <RevertButton commit={commit} />
        <PinButton link={commitHref(commit.oid)} note={`${commit.short} ${commit.subject}`} />
        <a href={tabHref('history')}>{texts.toHistory}</a>
      </div>
      {commit.body === '' ? null : <p className="page-text">{commit.body}</p>}
      <CommitFacts commit={commit} />
      <CommitFiles commit={commit} />
    </div>
  );
}

function RevertButton({ commit: { short, isInHead, isMerge, revertedBy } }: { readonly commit: RepositoryCommitView }) {
  const { isBlocked, isBusy } = useGit();
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <Button
        size="small"
        appearance={revertedBy ? 'secondary' : 'primary'}
        icon={<ArrowUndo16Regular />}
        disabled={!isInHead || isBlocked || isBusy}
        title={isInHead ? gitLines.revert(short, isMerge) : texts.cannotRevert}
        onClick={() => setAsked(true)}
      >
        {texts.revert}
      </Button>
      {isAsked ? (
        <GitDialog
          title={texts.revertTitle(short)}
          line={gitLines.revert(short, isMerge)}
          confirm={texts.revert}
          hint={texts.revertHint}
          onClose={() => setAsked(false)}
        />
      ) : null}
    </>
  );
}
