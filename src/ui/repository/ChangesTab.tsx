import type { GitState } from '../../session/views/repository-view.ts';
import { useRoute } from '../routing/use-route.ts';
import { repositoryTexts as texts } from '../texts/repository.ts';
import { ChangeLists } from './ChangeLists.tsx';
import { CommitBox } from './CommitBox.tsx';
import { DiffModeSelect } from './DiffModeSelect.tsx';
import { FileDiff } from './FileDiff.tsx';
import { OperationBanner } from './OperationBanner.tsx';
import { fileHref } from './repository-place.ts';

/** What differs from the last commit, staged or not; the commit; and the differences of one file. */
export function ChangesTab({ git }: { readonly git: GitState }) {
  const { query } = useRoute();
  const { file, of } = shownChange(git, query.file ?? '', query.of ?? '');
  return (
    <>
      <OperationBanner git={git} />
      <div className="repo-changes">
        <div className="stack">
          <ChangeLists git={git} current={`${of} ${file}`} />
          <CommitBox git={git} />
        </div>
        <section className="panel repo-change" aria-label={file === '' ? texts.tabs.changes : texts.diffLabel(file)}>
          {file === '' ? (
            <p className="meta">{texts.chooseChange}</p>
          ) : (
            <>
              <div className="repo-file-bar">
                <h2 className="repo-path">{file}</h2>
                <a href={fileHref(file)}>{texts.openFile}</a>
                <DiffModeSelect />
              </div>
              <FileDiff key={`${of} ${file}`} path={file} of={of} />
            </>
          )}
        </section>
      </div>
    </>
  );
}

/** The change of the address; where it went from one list to the other, there; else the first there is. */
function shownChange(git: GitState, file: string, of: string): { readonly file: string; readonly of: string } {
  const unstaged = [...git.conflicts, ...git.unstaged.map(({ path }) => path), ...git.untracked];
  const staged = git.staged.map(({ path }) => path);
  const isIn = (list: string): boolean => (list === 'staged' ? staged : unstaged).includes(file);
  if (file !== '' && isIn(of)) return { file, of };
  if (file !== '' && isIn('unstaged')) return { file, of: 'unstaged' };
  if (file !== '' && isIn('staged')) return { file, of: 'staged' };
  if (unstaged[0] !== undefined) return { file: unstaged[0], of: 'unstaged' };
  return { file: staged[0] ?? '', of: 'staged' };
}
