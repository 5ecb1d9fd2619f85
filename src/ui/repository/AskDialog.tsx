import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { commonTexts } from '../texts/common.ts';

interface AskDialogProps {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly isBlocked?: boolean;
  readonly children?: ReactNode;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something happens on the page alone. */
export const AskDialog = ({
  title,
  text,
  confirm,
  isBlocked = false,
  children,
  onConfirm,
  onClose,
}: AskDialogProps) => (
  <Dialog open onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
    <DialogSurface>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBlocked) onConfirm();
        }}
      >
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className="dialog-content">
            {children}
            <p className="meta">{text}</p>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{commonTexts.cancel}</Button>
            <Button type="submit" appearance="primary" disabled={isBlocked}>
              {confirm}
            </Button>
          </DialogActions>
        </DialogBody>
      </form>
    </DialogSurface>
  </Dialog>
);
