import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import type { GitState } from '../../session/views/repository-view.ts';
import { repositoryTexts as texts } from '../texts/repository.ts';
import { GitButton } from './GitButton.tsx';
import { GitDialog } from './GitDialog.tsx';
import { gitLines } from './git-lines.ts';

/** A merge, revert or cherry-pick that stopped half-way: finish it, or give it up. */
export function OperationBanner({ git: { operation, conflicts } }: { readonly git: GitState }) {
  const [isGivingUp, setGivingUp] = useState(false);
  if (operation === null) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {texts.underWay(texts.operationOf[operation])} {conflicts.length > 0 ? texts.conflictsLeft : ''}
      </MessageBarBody>
      <MessageBarActions>
        <GitButton line={gitLines.goOn(operation)} appearance="primary" isOff={conflicts.length > 0}>
          {texts.goOn}
        </GitButton>
        <Button size="small" onClick={() => setGivingUp(true)}>
          {texts.abort}
        </Button>
      </MessageBarActions>
      {isGivingUp ? (
        <GitDialog
          title={`${texts.abort}?`}
          line={gitLines.abort(operation)}
          confirm={texts.abort}
          hint={texts.abortHint}
          onClose={() => setGivingUp(false)}
        />
      ) : null}
    </MessageBar>
  );
}
