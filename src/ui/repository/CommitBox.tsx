import { Button, Checkbox, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { GitState } from '../../session/views/repository-view.ts';
import { CommandLine } from '../kit/CommandLine.tsx';
import { commonTexts } from '../texts/common.ts';
import { repositoryTexts as texts } from '../texts/repository.ts';
import { useGit } from './git-context.ts';
import { gitLines } from './git-lines.ts';
import { useWorkbench, useWorkbenchStore } from './workbench.ts';

/** Writes the next commit: its message, what goes into it, and the command that makes it. */
export function CommitBox({ git }: { readonly git: GitState }) {
  const { run, isBusy, isBlocked } = useGit();
  const workbench = useWorkbenchStore();
  const message = useWorkbench((state) => state.message);
  const unsaved = useWorkbench((state) => Object.keys(state.drafts).length);
  const [wish, setWish] = useState<boolean | null>(null); // to stage everything, once somebody said so
  const hasUnstaged = git.unstaged.length + git.untracked.length > 0;
  const isStagingAll = hasUnstaged && (wish ?? git.staged.length === 0);
  const isEmpty = git.staged.length === 0 && !isStagingAll;
  const isOff = isEmpty || message.trim() === '' || git.conflicts.length > 0 || isBusy || isBlocked;
  const line = gitLines.commit(message.trim() || '…', isStagingAll);
  const push = gitLines.push(git.branch, git.upstream !== null);
  const commit = async (typed: string): Promise<void> => {
    if (await run(typed)) workbench.getState().setMessage('');
  };
  return (
    <section className="panel stack" aria-label={texts.commit}>
      <h2>{texts.commit}</h2>
      {isEmpty && !hasUnstaged ? <p className="meta">{texts.nothingToCommit}</p> : null}
      {unsaved > 0 ? <p className="meta">{texts.unsavedWarning(unsaved)}</p> : null}
      <Field label={texts.message} hint={texts.messageHint}>
        <Textarea
          rows={3}
          resize="vertical"
          value={message}
          disabled={isBlocked}
          onChange={(_, { value }) => workbench.getState().setMessage(value)}
        />
      </Field>
      {hasUnstaged ? (
        <Checkbox
          label={texts.commitAll}
          checked={isStagingAll}
          onChange={(_, { checked }) => setWish(checked === true)}
        />
      ) : null}
      <CommandLine line={line} />
      <div className="buttons">
        <Button appearance="primary" disabled={isOff} onClick={() => void commit(line)}>
          {texts.commit}
        </Button>
        <Button
          disabled={isOff}
          title={`${line} && ${afterFolder(push)}`}
          onClick={() => void commit(`${line} && ${afterFolder(push)}`)}
        >
          {texts.commitAndPush}
        </Button>
        <span role="status">{isBusy ? commonTexts.commandRuns : ''}</span>
      </div>
    </section>
  );
}

/** The same line goes on in the folder it stands in. */
const afterFolder = (line: string): string => line.replace(/^cd \S+ && /, '');
