import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { BranchRow } from '../../session/views/repository-branches-view.ts';
import { repositoryTexts as texts } from '../texts/repository.ts';
import { GitButton } from './GitButton.tsx';
import { GitDialog } from './GitDialog.tsx';
import { useGit } from './git-context.ts';
import { gitLines } from './git-lines.ts';

interface BranchActsProps {
  readonly row: BranchRow;
  readonly all: readonly BranchRow[];
}

/** Switch, merge and delete, for a branch that is not the current one. */
export function BranchActs({ row: { name, isRemote, isCurrent, isMerged }, all }: BranchActsProps) {
  const { isBlocked } = useGit();
  const [asked, setAsked] = useState<'merge' | 'delete' | null>(null);
  if (isCurrent) return null;
  const local = isRemote ? name.slice(name.indexOf('/') + 1) : name;
  // A remote branch that has a local one of its name is gone to by that.
  const canSwitch = !isRemote || !all.some((one) => !one.isRemote && one.name === local);
  return (
    <span className="repo-row-acts">
      {canSwitch ? (
        <GitButton line={gitLines.switchTo(local)} label={texts.switchTo(local)}>
          {texts.switchButton}
        </GitButton>
      ) : null}
      {isMerged ? (
        <span className="meta">{texts.merged}</span>
      ) : (
        <Button size="small" aria-label={texts.mergeOf(name)} disabled={isBlocked} onClick={() => setAsked('merge')}>
          {texts.mergeButton}
        </Button>
      )}
      {isRemote ? null : (
        <Button
          size="small"
          appearance="subtle"
          aria-label={texts.deleteOf(name)}
          disabled={isBlocked}
          onClick={() => setAsked('delete')}
        >
          {texts.deleteButton}
        </Button>
      )}
      {asked === 'merge' ? (
        <GitDialog
          title={texts.mergeTitle(name)}
          line={gitLines.merge(name)}
          confirm={texts.mergeButton}
          hint={texts.mergeHint}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {asked === 'delete' ? (
        <GitDialog
          title={texts.deleteTitle(name)}
          line={gitLines.deleteBranch(name)}
          confirm={texts.deleteButton}
          hint={texts.deleteHint}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </span>
  );
}
