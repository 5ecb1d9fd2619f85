import { Button, Field, Input, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { MoreHorizontal16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { RepositoryFile } from '../../session/views/repository-view.ts';
import { CommandDialog } from '../kit/CommandDialog.tsx';
import { go } from '../routing/go.ts';
import { repositoryTexts as texts } from '../texts/repository.ts';
import { GitDialog } from './GitDialog.tsx';
import { useGit } from './git-context.ts';
import { gitLines } from './git-lines.ts';
import { pathFault } from './path-fault.ts';
import { fileHref, tabHref } from './repository-place.ts';
import { useWorkbench } from './workbench.ts';

interface FileMenuProps {
  readonly path: string;
  readonly files: readonly RepositoryFile[];
  readonly isTracked: boolean;
}

/** What else can be done with a file: rename, delete. */
export function FileMenu({ path, files, isTracked }: FileMenuProps) {
  const { isBlocked } = useGit();
  const close = useWorkbench((state) => state.close);
  const [asked, setAsked] = useState<'rename' | 'remove' | null>(null);
  const leave = (to: string): void => {
    close(path);
    go(to, { replace: true });
  };
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            size="small"
            icon={<MoreHorizontal16Regular />}
            aria-label={texts.more}
            title={texts.more}
            disabled={isBlocked}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={() => setAsked('rename')}>{texts.rename}</MenuItem>
            <MenuItem onClick={() => setAsked('remove')}>{texts.remove}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {asked === 'rename' ? (
        <RenameDialog
          {...{ path, files, isTracked }}
          onClose={() => setAsked(null)}
          onDone={(to) => leave(fileHref(to))}
        />
      ) : null}
      {asked === 'remove' ? (
        <GitDialog
          title={`${texts.deleteButton} ${path}?`}
          line={gitLines.remove(path)}
          confirm={texts.deleteButton}
          hint={isTracked ? texts.removeHint : texts.removeUntracked}
          onClose={() => setAsked(null)}
          onDone={() => leave(tabHref('files'))}
        />
      ) : null}
    </>
  );
}

interface RenameDialogProps extends FileMenuProps {
  readonly onClose: () => void;
  readonly onDone: (to: string) => void;
}

function RenameDialog({ path, files, isTracked, onClose, onDone }: RenameDialogProps) {
  const [to, setTo] = useState(path);
  const fault = to === path ? '' : pathFault(to, files);
  return (
    <CommandDialog
      title={`${texts.rename} ${path}`}
      command={gitLines.move(path, to, isTracked)}
      confirm={texts.renameButton}
      isBlocked={to === path || fault !== ''}
      onClose={onClose}
      onDone={() => onDone(to)}
    >
      <Field label={texts.renameTo} validationMessage={fault}>
        <Input value={to} onChange={(_, { value }) => setTo(value.trim())} />
      </Field>
    </CommandDialog>
  );
}
