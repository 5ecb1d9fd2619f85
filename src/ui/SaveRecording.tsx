import { useEffect, useState } from 'react';
import { downloadText } from './download-text.ts';
import type { SessionStore } from './session-store.ts';
import { texts } from './texts.ts';

/** Saves the recording of the play as far as it has come. */
export function SaveRecording({ useSession }: { readonly useSession: SessionStore }) {
  const recording = useSession((state) => state.recording);
  const record = useSession((state) => state.record);
  const stage = useSession((state) => state.stage);
  const [isWaiting, setWaiting] = useState(false);
  useEffect(() => {
    if (!isWaiting || recording === null) return;
    setWaiting(false);
    downloadText('recording.json', recording);
  }, [isWaiting, recording]);
  const save = (): void => {
    // A play that ended keeps the recording it was judged by; a running one is asked for it.
    if (stage === 'playing') record();
    setWaiting(true);
  };
  return (
    <button type="button" onClick={save}>
      {texts.save}
    </button>
  );
}
