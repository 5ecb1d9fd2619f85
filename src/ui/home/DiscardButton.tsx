import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useState } from 'react';
import { SaveKept } from '../kit/SaveKept.tsx';
import { commonTexts } from '../texts/common.ts';
import { homeTexts as texts } from '../texts/home.ts';

/** Forgets the kept play, after asking. */
export function DiscardButton({ onDiscard }: { readonly onDiscard: () => Promise<void> }) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>{texts.discard}</Button>
      <Dialog open={isAsking} onOpenChange={(_, { open }) => setAsking(open)}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{texts.discardTitle}</DialogTitle>
            <DialogContent>{texts.discardHint}</DialogContent>
            <DialogActions fluid>
              <Button onClick={() => setAsking(false)}>{commonTexts.cancel}</Button>
              <SaveKept />
              <Button appearance="primary" onClick={() => void onDiscard().finally(() => setAsking(false))}>
                {texts.discard}
              </Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </>
  );
}
