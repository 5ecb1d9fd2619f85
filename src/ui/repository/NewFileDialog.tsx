import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { RepositoryFile } from '../../session/views/repository-view.ts';
import { go } from '../routing/go.ts';
import { repositoryTexts as texts } from '../texts/repository.ts';
import { AskDialog } from './AskDialog.tsx';
import { pathFault } from './path-fault.ts';
import { fileHref } from './repository-place.ts';
import { useWorkbenchStore } from './workbench.ts';

interface NewFileDialogProps {
  readonly files: readonly RepositoryFile[];
  readonly folder: string; // where it begins: '' or 'docs/'
  readonly onClose: () => void;
}

/** Names a new file. It exists once it is saved. */
export function NewFileDialog({ files, folder, onClose }: NewFileDialogProps) {
  const workbench = useWorkbenchStore();
  const [path, setPath] = useState(folder);
  const fault = pathFault(path, files);
  const create = (): void => {
    workbench.getState().setDraft(path, { text: '', base: null, sent: null });
    onClose();
    go(fileHref(path));
  };
  return (
    <AskDialog
      title={texts.newFile}
      text={texts.newFileHint}
      confirm={texts.create}
      isBlocked={path === '' || fault !== ''}
      onConfirm={create}
      onClose={onClose}
    >
      <Field label={texts.newFilePath} validationMessage={path === folder ? '' : fault}>
        <Input value={path} onChange={(_, { value }) => setPath(value.trim())} />
      </Field>
    </AskDialog>
  );
}
