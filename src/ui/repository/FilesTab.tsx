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

/** Tree and editor. */
export function FilesTab({ repository, path }: FilesTabProps) {
  const workbench = useWorkbenchStore();
  const last = useWorkbench((state) => state.last);
  const [isTreeShown, setTreeShown] = useState(() => remembered('repository-tree') !== 'hidden');
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
    remember('repository-tree', isTreeShown ? 'hidden' : 'shown');
    setTreeShown(!isTreeShown);
  };
  return (
    <div className={isTreeShown ? 'repo-files' : 'repo-files repo-files-alone'}>
      <div className="panel repo-side">
        <Button
          appearance="subtle"
          size="small"
          icon={isTreeShown ? <PanelLeftContract16Regular /> : <PanelLeftExpand16Regular />}
          aria-expanded={isTreeShown}
          aria-label={isTreeShown ? texts.hideFiles : texts.showFiles}
          title={isTreeShown ? texts.hideFiles : texts.showFiles}
          onClick={toggle}
        />
        {isTreeShown ? <Explorer repository={repository} current={path} /> : null}
      </div>
      <EditorPane path={path} repository={repository} />
    </div>
  );
}
