import { Button } from '@fluentui/react-components';
import { Add16Regular, ArrowUndo16Regular, Delete16Regular, Subtract16Regular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import type { FileChange } from '../../session/repository/file-change.ts';
import type { GitState } from '../../session/views/repository-view.ts';
import { commonTexts } from '../texts/common.ts';
import { repositoryTexts as texts } from '../texts/repository.ts';
import { ChangeRow } from './ChangeRow.tsx';
import { GitButton } from './GitButton.tsx';
import { GitDialog } from './GitDialog.tsx';
import { useGit } from './git-context.ts';
import { gitLines } from './git-lines.ts';

interface ChangeListsProps {
  readonly git: GitState;
  readonly current: string; // 'staged README.md'
}

/** Conflicts, what is staged, and what is not; each file goes from one list to the other by a button. */
export function ChangeLists({ git, current }: ChangeListsProps) {
  const { conflicts } = git;
  return (
    <>
      {conflicts.length > 0 ? (
        <ChangeList title={texts.conflicts} count={conflicts.length}>
          {conflicts.map((path) => (
            <ChangeRow key={path} {...{ path, current }} of="unstaged" letter="C">
              <ConflictActs path={path} />
            </ChangeRow>
          ))}
        </ChangeList>
      ) : null}
      <StagedList git={git} current={current} />
      <UnstagedList git={git} current={current} />
    </>
  );
}

function StagedList({ git: { staged }, current }: ChangeListsProps) {
  const unstageAll = (
    <GitButton line={gitLines.unstageAll} appearance="subtle">
      {texts.unstageAll}
    </GitButton>
  );
  return (
    <ChangeList title={texts.staged} count={staged.length} acts={staged.length > 0 ? unstageAll : null}>
      {staged.length === 0 ? <li className="meta">{texts.nothingStaged}</li> : null}
      {staged.map((change) => (
        <ChangeRow key={change.path} {...{ current, change }} path={change.path} of="staged" letter={change.status}>
          <GitButton
            line={gitLines.unstage(pathsOf(change))}
            label={texts.unstage(change.path)}
            icon={<Subtract16Regular />}
            appearance="subtle"
          />
        </ChangeRow>
      ))}
    </ChangeList>
  );
}

function UnstagedList({ git: { staged, unstaged, untracked }, current }: ChangeListsProps) {
  const count = unstaged.length + untracked.length;
  const stageAll = (
    <GitButton line={gitLines.stageAll} appearance="subtle">
      {texts.stageAll}
    </GitButton>
  );
  return (
    <ChangeList title={texts.unstaged} count={count} acts={count > 0 ? stageAll : null}>
      {count > 0 ? null : <li className="meta">{staged.length === 0 ? texts.noChanges : commonTexts.none}</li>}
      {unstaged.map((change) => (
        <ChangeRow key={change.path} {...{ current, change }} path={change.path} of="unstaged" letter={change.status}>
          <UnstagedActs path={change.path} isUntracked={false} />
        </ChangeRow>
      ))}
      {untracked.map((path) => (
        <ChangeRow key={path} {...{ path, current }} of="unstaged" letter="U">
          <UnstagedActs path={path} isUntracked />
        </ChangeRow>
      ))}
    </ChangeList>
  );
}

/** Of a rename both names. */
const pathsOf = ({ path, oldPath }: FileChange): string[] => (path === oldPath ? [path] : [oldPath, path]);

interface ChangeListProps {
  readonly title: string;
  readonly count: number;
  readonly acts?: ReactNode;
  readonly children: ReactNode;
}

const ChangeList = ({ title, count, acts, children }: ChangeListProps) => (
  <section className="panel repo-change-list" aria-label={title}>
    <div className="repo-list-head">
      <h2>{texts.counted(title, count)}</h2>
      {acts}
    </div>
    <ul>{children}</ul>
  </section>
);

function UnstagedActs({ path, isUntracked }: { readonly path: string; readonly isUntracked: boolean }) {
  const { isBlocked } = useGit();
  const [isAsked, setAsked] = useState(false);
  const label = isUntracked ? texts.discardUntracked(path) : texts.discard(path);
  const line = gitLines.discard(path, isUntracked);
  return (
    <>
      <Button
        size="small"
        appearance="subtle"
        icon={isUntracked ? <Delete16Regular /> : <ArrowUndo16Regular />}
        aria-label={label}
        title={`${label}\n${line}`}
        disabled={isBlocked}
        onClick={() => setAsked(true)}
      />
      <GitButton line={gitLines.stage([path])} label={texts.stage(path)} icon={<Add16Regular />} appearance="subtle" />
      {isAsked ? (
        <GitDialog
          title={`${label}?`}
          line={line}
          confirm={isUntracked ? texts.deleteButton : texts.discardButton}
          hint={isUntracked ? texts.removeUntracked : texts.discardHint}
          onClose={() => setAsked(false)}
        />
      ) : null}
    </>
  );
}

const ConflictActs = ({ path }: { readonly path: string }) => (
  <>
    <GitButton line={gitLines.take('ours', path)} label={texts.takeOurs(path)} appearance="subtle">
      {texts.ours}
    </GitButton>
    <GitButton line={gitLines.take('theirs', path)} label={texts.takeTheirs(path)} appearance="subtle">
      {texts.theirs}
    </GitButton>
    <GitButton line={gitLines.stage([path])} label={texts.markResolved(path)} appearance="subtle">
      {texts.resolved}
    </GitButton>
  </>
);
