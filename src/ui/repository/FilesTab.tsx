import { Button } from '@fluentui/react-components';
import { PanelLeftContract16Regular, PanelLeftExpand16Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import type { RepositoryView } from '../../session/views/repository-view.ts';
import { go } from '../routing/go.ts';
import { remember, remembered } from '../storage/remembered.ts';
import { repositoryTexts as texts } from '../texts/repository.ts';
import { EditorPane } from './EditorPane.tsx';
import { Explorer } from './Explorer.tsx';
import { fileHref } from './repository-place.ts';
import { useWorkbench, useWorkbenchStore } from './workbench.ts';

interface FilesTabProps {
  readonly repository: RepositoryView;
  readonly path: string;
}

const KEY = 'repository-tree';

/** Tree and editor. */
export function FilesTab({ repository, path }: FilesTabProps) {
  const workbench = useWorkbenchStore();
  const last = useWorkbench((state) => state.last);
  const [isTreeShown, setTreeShown] = useState(() => isTreeWanted(path));
  useEffect(() => {
    if (path === '' && last !== '') go(fileHref(last), { replace: true });
  }, [path, last]);
  const isFolder = repository.files.some((file) => file.path.startsWith(`${path}/`));
  const isThere = useWorkbench((state) => path in state.drafts) || repository.files.some((file) => file.path === path);
  useEffect(() => {
    if (isThere) workbench.getState().show(path);
    if (isFolder) workbench.getState().setFolder(path, true);
  }, [workbench, path, isThere, isFolder]);
  const toggle = (): void => {
    remember(KEY, isTreeShown ? 'hidden' : 'shown');
    setTreeShown(!isTreeShown);
  };
  const button = (
    <Button
      appearance="subtle"
      size="small"
      icon={isTreeShown ? <PanelLeftContract16Regular /> : <PanelLeftExpand16Regular />}
      aria-expanded={isTreeShown}
      title={isTreeShown ? texts.hideFiles : texts.showFiles}
      onClick={toggle}
    >
      <span className="repo-toggle-text">{isTreeShown ? texts.hideFiles : texts.showFiles}</span>
    </Button>
  );
  return (
    <div className={isTreeShown ? 'repo-files' : 'repo-files repo-files-alone'}>
      <div className="panel repo-side">
        {isTreeShown ? <Explorer repository={repository} current={path} toggle={button} /> : button}
      </div>
      <EditorPane path={path} repository={repository} />
    </div>
  );
}

/** On a phone a link to a file leads to the file, not to the tree above it. */
function isTreeWanted(path: string): boolean {
  const wish = remembered(KEY);
  if (wish !== null) return wish === 'shown';
  return path === '' || !window.matchMedia?.('(max-width: 767px)').matches;
}
