import { useState } from 'react';
import type { FileChange } from '../../session/repository/file-change.ts';
import type { RepositoryCommitView } from '../../session/views/repository-commit-view.ts';
import { repositoryTexts as texts } from '../texts/repository.ts';
import { BringBack } from './BringBack.tsx';
import { Counts } from './Counts.tsx';
import { DiffModeSelect } from './DiffModeSelect.tsx';
import { FileDiff } from './FileDiff.tsx';
import { fileHref, tabHref } from './repository-place.ts';

const OPEN_AT_FIRST = 4; // an editor each

/** The files a commit changed, each with what changed in it. */
export function CommitFiles({ commit }: { readonly commit: RepositoryCommitView }) {
  const { files } = commit;
  return (
    <section className="stack" aria-label={texts.changedFiles(files.length)}>
      <div className="repo-list-head">
        <h2>{files.length === 0 ? texts.noFilesChanged : texts.changedFiles(files.length)}</h2>
        {files.length === 0 ? null : <DiffModeSelect />}
      </div>
      {files.map((change, index) => (
        <ChangedFile key={change.path} commit={commit} change={change} isOpenAtFirst={index < OPEN_AT_FIRST} />
      ))}
    </section>
  );
}

interface ChangedFileProps {
  readonly commit: RepositoryCommitView;
  readonly change: FileChange;
  readonly isOpenAtFirst: boolean;
}

function ChangedFile({ commit, change, isOpenAtFirst }: ChangedFileProps) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const { path, oldPath, status, added, removed, isBinary } = change;
  return (
    <details className="panel repo-changed-file" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className={`repo-badge letter-${status}`} role="img" aria-label={texts.letters[status]}>
          {status}
        </span>{' '}
        {path} {oldPath === path ? null : <span className="meta">{texts.renamedFrom(oldPath)}</span>}{' '}
        {isBinary ? null : <Counts added={added} removed={removed} />}
      </summary>
      {isOpen ? (
        <>
          <p className="repo-file-links">
            <a href={fileHref(path)}>{texts.openFile}</a>
            {commit.isFetched && status !== 'D' ? (
              <a href={fileHref(path, { version: commit.short })}>{texts.fileThen}</a>
            ) : null}
            {commit.isFetched ? <a href={tabHref('history', path)}>{texts.fileHistory}</a> : null}
            <BringBack commit={commit} change={change} />
          </p>
          <FileDiff path={path} of={commit.oid} />
        </>
      ) : null}
    </details>
  );
}
