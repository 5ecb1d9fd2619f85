import { Button, Input } from '@fluentui/react-components';
import { DocumentAdd16Regular, Search16Regular } from '@fluentui/react-icons';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useState } from 'react';
import type { RepositoryView } from '../../session/views/repository-view.ts';
import { go } from '../routing/go.ts';
import { useSession } from '../store/session-context.ts';
import { repositoryTexts as texts } from '../texts/repository.ts';
import { FileTree } from './FileTree.tsx';
import { fileLetters, fileRows, foldersOf } from './file-rows.ts';
import { NewFileDialog } from './NewFileDialog.tsx';
import { fileHref } from './repository-place.ts';
import { useWorkbench } from './workbench.ts';

interface ExplorerProps {
  readonly repository: RepositoryView;
  readonly current: string;
  readonly toggle: ReactNode; // puts the tree away
}

/** The tree of files with a field that goes to one by its name. */
export function Explorer({ repository: { files, git }, current, toggle }: ExplorerProps) {
  const folders = useWorkbench((state) => state.folders);
  const setFolder = useWorkbench((state) => state.setFolder);
  const [sought, setSought] = useState('');
  const [isNaming, setNaming] = useState(false);
  const letters = useMemo(() => fileLetters(git), [git]);
  const found = useMemo(() => filesNamed(files, sought), [files, sought]);
  const rows = useMemo(
    () => fileRows(found, letters, (folder) => sought !== '' || (folders[folder] ?? false)),
    [found, letters, folders, sought],
  );
  useEffect(() => {
    for (const folder of foldersOf(current)) setFolder(folder, true);
  }, [current, setFolder]);
  return (
    <div className="repo-explorer">
      <ExplorerHead {...{ sought, toggle }} found={found[0]?.path} onSought={setSought} onNew={() => setNaming(true)} />
      {rows.length === 0 ? (
        <p className="meta">{texts.noFileFound}</p>
      ) : (
        <FileTree
          label={texts.filesOf}
          rows={rows}
          current={current}
          onOpen={(path) => go(fileHref(path))}
          onToggle={setFolder}
        />
      )}
      {isNaming ? (
        <NewFileDialog
          files={files}
          folder={current.includes('/') ? current.slice(0, current.lastIndexOf('/') + 1) : ''}
          onClose={() => setNaming(false)}
        />
      ) : null}
    </div>
  );
}

interface ExplorerHeadProps {
  readonly toggle: ReactNode;
  readonly sought: string;
  readonly found: string | undefined; // the first file of that name
  readonly onSought: (text: string) => void;
  readonly onNew: () => void;
}

/** Enter opens the first file found. */
function ExplorerHead({ toggle, sought, found, onSought, onNew }: ExplorerHeadProps) {
  const isReadOnly = useSession((state) => state.isReadOnly);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && sought !== '' && found !== undefined) go(fileHref(found));
    if (event.key === 'Escape') onSought('');
  };
  return (
    <div className="repo-explorer-head">
      {toggle}
      <Input
        type="search"
        size="small"
        contentBefore={<Search16Regular aria-hidden="true" />}
        placeholder={texts.findFile}
        aria-label={texts.findFile}
        value={sought}
        onChange={(_, { value }) => onSought(value)}
        onKeyDown={onKeyDown}
      />
      <Button
        appearance="subtle"
        size="small"
        icon={<DocumentAdd16Regular />}
        aria-label={texts.newFile}
        title={texts.newFile}
        disabled={isReadOnly}
        onClick={onNew}
      />
    </div>
  );
}

/** Files whose path holds every word, in any capitals. */
function filesNamed(files: RepositoryView['files'], sought: string): RepositoryView['files'] {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return files;
  return files.filter(({ path }) => words.every((word) => path.toLowerCase().includes(word)));
}
