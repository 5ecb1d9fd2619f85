import type { ReactNode } from 'react';
import { CommandDialog } from '../kit/CommandDialog.tsx';
import { useGit } from './git-context.ts';

interface GitDialogProps {
  readonly title: string;
  readonly line: string;
  readonly confirm: string;
  readonly hint: string;
  readonly children?: ReactNode;
  readonly onClose: () => void;
  readonly onDone?: () => void;
}

/** Asks before something is done that cannot simply be undone. */
export function GitDialog({ title, line, confirm, hint, children, onClose, onDone }: GitDialogProps) {
  const { show } = useGit();
  return (
    <CommandDialog
      title={title}
      command={line}
      confirm={confirm}
      onClose={onClose}
      onDone={(output) => {
        show({ line, output, exitCode: 0 });
        onDone?.();
      }}
    >
      <p>{hint}</p>
      {children}
    </CommandDialog>
  );
}
