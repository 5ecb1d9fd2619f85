import {
  ArrowDownload16Regular,
  ArrowSync16Regular,
  ArrowUpload16Regular,
  BranchFork16Regular,
} from '@fluentui/react-icons';
import type { GitState } from '../../session/views/repository-view.ts';
import { repositoryTexts as texts } from '../texts/repository.ts';
import { GitButton } from './GitButton.tsx';
import { gitLines } from './git-lines.ts';
import { commitHref, tabHref } from './repository-place.ts';

/** Where the working copy stands: branch, last commit, how far from its remote; fetch, pull and push. */
export function RepositoryBar({ git }: { readonly git: GitState }) {
  const { branch, head, upstream } = git;
  const ahead = upstream?.ahead ?? 0;
  const behind = upstream?.behind ?? 0;
  const mustPull = behind > 0 || upstream?.isStale === true;
  const canPush = branch !== null && head !== null;
  return (
    <div className="repo-bar">
      <a className="chip" href={tabHref('branches')} aria-label={`${texts.branch}: ${branchName(git)}`}>
        <BranchFork16Regular aria-hidden="true" />
        {branchName(git)}
      </a>
      {head ? (
        <a href={commitHref(head.oid)} className="repo-head">
          <code>{head.short}</code> {head.subject}
        </a>
      ) : (
        <span className="meta">{texts.noCommit}</span>
      )}
      <span className="meta">{standing(git)}</span>
      <span className="repo-bar-acts">
        <GitButton line={gitLines.fetch} icon={<ArrowSync16Regular />} appearance="subtle">
          {texts.fetch}
        </GitButton>
        <GitButton
          line={gitLines.pull}
          icon={<ArrowDownload16Regular />}
          appearance={mustPull ? 'primary' : 'secondary'}
          isOff={upstream === null}
        >
          {behind > 0 ? texts.pullCount(behind) : texts.pull}
        </GitButton>
        <GitButton
          line={gitLines.push(branch, upstream !== null)}
          icon={<ArrowUpload16Regular />}
          appearance={ahead > 0 && !mustPull ? 'primary' : 'secondary'}
          isOff={!canPush}
        >
          {ahead > 0 ? texts.pushCount(ahead) : texts.push}
        </GitButton>
      </span>
    </div>
  );
}

const branchName = ({ branch, head }: GitState): string => branch ?? texts.detached(head?.short ?? '');

function standing({ branch, upstream }: GitState): string {
  if (branch === null) return '';
  if (!upstream) return texts.noUpstream;
  const { name, isGone, ahead, behind, isStale } = upstream;
  if (isGone) return texts.upstreamGone(name);
  if (ahead === 0 && behind === 0) return isStale ? texts.staleOnly(name) : texts.upToDate(name);
  const known = texts.aheadBehind(ahead, behind, name);
  return isStale ? `${known}; ${texts.stale}` : known;
}
