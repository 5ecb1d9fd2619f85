import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { SaveRecording } from '../kit/SaveRecording.tsx';
import { commonTexts } from '../texts/common.ts';
import { frameTexts as texts } from '../texts/frame.ts';

interface LeaveDialogProps {
  readonly onLeave: () => void;
  readonly onClose: () => void;
}

/** Asks before a play is left that nothing keeps. */
export default function LeaveDialog({ onLeave, onClose }: LeaveDialogProps) {
  return (
    <Dialog open onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{texts.leaveTitle}</DialogTitle>
          <DialogContent>{texts.leaveUnkept}</DialogContent>
          <DialogActions fluid>
            <Button onClick={onClose}>{commonTexts.cancel}</Button>
            <SaveRecording />
            <Button appearance="primary" onClick={onLeave}>
              {texts.leaveAnyway}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
