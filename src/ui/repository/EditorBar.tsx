import { Select, Switch } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { RepositoryView } from '../../session/views/repository-view.ts';
import { useQuery } from '../routing/use-query.ts';
import { repositoryTexts as texts } from '../texts/repository.ts';
import { FileMenu } from './FileMenu.tsx';
import { fileHref, tabHref } from './repository-place.ts';

interface EditorBarProps {
  readonly path: string;
  readonly version: string;
  readonly repository: RepositoryView;
  readonly children?: ReactNode; // before everything else: Save
}

/** What can be done with the file on screen: save, other versions, blame, history, changes, rename, delete. */
export function EditorBar({ path, version, repository: { files, git }, children }: EditorBarProps) {
  const isTracked = git !== null && !git.untracked.includes(path);
  const isChanged = git?.unstaged.some((change) => change.path === path) ?? false;
  const isStaged = git?.staged.some((change) => change.path === path) ?? false;
  return (
    <div className="repo-file-bar">
      <span className="repo-path">{path}</span>
      {children}
      {git ? <VersionSelect version={version} /> : null}
      {git ? <BlameSwitch /> : null}
      {isTracked ? <a href={tabHref('history', path)}>{texts.fileHistory}</a> : null}
      {isChanged || isStaged ? (
        <a href={fileHref('', { tab: 'changes', file: path, of: isChanged ? 'unstaged' : 'staged' })}>
          {texts.fileChanges}
        </a>
      ) : null}
      <FileMenu path={path} files={files} isTracked={isTracked} />
    </div>
  );
}

function VersionSelect({ version }: { readonly version: string }) {
  const [, setVersion] = useQuery('version', 'work');
  const isKnown = version === 'work' || version === 'staged' || version === 'head';
  return (
    <Select
      size="small"
      aria-label={texts.version}
      value={version}
      onChange={(_, { value }) => setVersion(value)}
      className="repo-version"
    >
      <option value="work">{texts.versions.work}</option>
      <option value="staged">{texts.versions.staged}</option>
      <option value="head">{texts.versions.head}</option>
      {isKnown ? null : <option value={version}>{texts.versionOf(version)}</option>}
    </Select>
  );
}

function BlameSwitch() {
  const [value, setValue] = useQuery('blame', '');
  return (
    <Switch
      label={texts.blame}
      title={texts.blameHint}
      checked={value === '1'}
      onChange={(_, { checked }) => setValue(checked ? '1' : '')}
    />
  );
}
