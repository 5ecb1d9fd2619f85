import { Button } from '@fluentui/react-components';
import { Save20Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { useSession } from '../store/session-context.ts';
import { frameTexts } from '../texts/frame.ts';
import { downloadText } from './download-text.ts';

/** Saves the recording of the play as far as it has come. */
export function SaveRecording() {
  const recording = useSession((state) => state.recording);
  const record = useSession((state) => state.record);
  const isOver = useSession((state) => state.judging !== null);
  const [isWaiting, setWaiting] = useState(false);
  useEffect(() => {
    if (!isWaiting || recording === null) return;
    setWaiting(false);
    downloadText('recording.json', recording);
  }, [isWaiting, recording]);
  const save = (): void => {
    if (!isOver) record(); // a play that ended keeps the recording it was judged by
    setWaiting(true);
  };
  return (
    <Button icon={<Save20Regular />} onClick={save}>
      {frameTexts.save}
    </Button>
  );
}
