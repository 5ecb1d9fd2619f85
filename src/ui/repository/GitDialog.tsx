import type { ReactNode } from 'react';
import { CommandDialog } from '../kit/CommandDialog.tsx';

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
export const GitDialog = ({ title, line, confirm, hint, children, onClose, onDone }: GitDialogProps) => (
  <CommandDialog
    title={title}
    command={line}
    confirm={confirm}
    onClose={onClose}
    {...(onDone === undefined ? {} : { onDone })}
  >
    <p>{hint}</p>
    {children}
  </CommandDialog>
);
