import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { formatTime } from '../kit/format-time.ts';
import { SaveKept } from '../kit/SaveKept.tsx';
import { commonTexts } from '../texts/common.ts';
import { homeTexts as texts } from '../texts/home.ts';
import type { KeptHere } from './use-kept.ts';

interface ReplaceDialogProps {
  readonly kept: KeptHere;
  readonly title: string; // of its scenario
  readonly onReplace: () => void;
  readonly onClose: () => void;
}

/** Asks before another play takes the place of the one that is kept. */
export const ReplaceDialog = ({ kept, title, onReplace, onClose }: ReplaceDialogProps) => (
  <Dialog open onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
    <DialogSurface>
      <DialogBody>
        <DialogTitle>{texts.replaceTitle}</DialogTitle>
        <DialogContent>{texts.replaceHint(title, formatTime(kept.kept.recording.end.at))}</DialogContent>
        <DialogActions fluid>
          <Button onClick={onClose}>{commonTexts.cancel}</Button>
          <SaveKept />
          <Button appearance="primary" onClick={onReplace}>
            {texts.replace}
          </Button>
        </DialogActions>
      </DialogBody>
    </DialogSurface>
  </Dialog>
);
