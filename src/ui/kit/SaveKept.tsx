import { Button } from '@fluentui/react-components';
import { Save20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { IdbJournal } from '../storage/idb-journal.ts';
import { frameTexts } from '../texts/frame.ts';
import { downloadText } from './download-text.ts';

/** Saves the recording that the browser keeps, without asking any worker. */
export function SaveKept() {
  const [problem, setProblem] = useState('');
  const save = async (): Promise<void> => {
    try {
      const kept = await new IdbJournal().read();
      if (kept) downloadText('recording.json', JSON.stringify(kept.recording));
      setProblem(kept ? '' : frameTexts.nothingKept);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <>
      <Button icon={<Save20Regular />} onClick={() => void save()}>
        {frameTexts.save}
      </Button>
      {problem === '' ? null : (
        <span role="alert" className="err">
          {problem}
        </span>
      )}
    </>
  );
}
