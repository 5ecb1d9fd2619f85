import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { FileChange } from '../../session/repository/file-change.ts';
import type { RepositoryCommitView } from '../../session/views/repository-commit-view.ts';
import { go } from '../routing/go.ts';
import { repositoryTexts as texts } from '../texts/repository.ts';
import { GitDialog } from './GitDialog.tsx';
import { useGit } from './git-context.ts';
import { gitLines } from './git-lines.ts';
import { fileHref } from './repository-place.ts';

interface BringBackProps {
  readonly commit: RepositoryCommitView;
  readonly change: FileChange;
}

/** Takes back what a commit did to one file, in the working copy alone. Not for files it added. */
export function BringBack({ commit, change: { oldPath, status } }: BringBackProps) {
  const { isBlocked } = useGit();
  const [isAsked, setAsked] = useState(false);
  if (!commit.isFetched || status === 'A' || commit.parents.length === 0) return null;
  return (
    <>
      <Button size="small" appearance="transparent" disabled={isBlocked} onClick={() => setAsked(true)}>
        {texts.bringBack}
      </Button>
      {isAsked ? (
        <GitDialog
          title={texts.bringBackTitle(oldPath)}
          line={gitLines.restoreFrom(`${commit.short}~1`, oldPath)}
          confirm={texts.bringBackButton}
          hint={texts.bringBackHint}
          onClose={() => setAsked(false)}
          onDone={() => go(fileHref('', { tab: 'changes', file: oldPath, of: 'unstaged' }))}
        />
      ) : null}
    </>
  );
}
