import { Button } from '@fluentui/react-components';
import { FolderOpen20Regular } from '@fluentui/react-icons';
import { type ChangeEvent, useRef } from 'react';
import { homeTexts as texts } from '../texts/home.ts';

interface OpenRecordingProps {
  readonly isDisabled: boolean;
  readonly onText: (text: string) => void;
}

/** Takes a recording from a file. */
export function OpenRecording({ isDisabled, onText }: OpenRecordingProps) {
  const field = useRef<HTMLInputElement>(null);
  const take = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = target.files ?? [];
    target.value = ''; // the same file may be chosen again
    if (file) onText(await file.text());
  };
  return (
    <section className="panel card" aria-labelledby="open-title">
      <h2 id="open-title">{texts.open}</h2>
      <p className="meta">{texts.openHint}</p>
      <input
        ref={field}
        type="file"
        accept=".json,application/json"
        aria-label={texts.open}
        className="unseen"
        tabIndex={-1}
        onChange={(event) => void take(event)}
      />
      <div className="buttons">
        <Button icon={<FolderOpen20Regular />} disabled={isDisabled} onClick={() => field.current?.click()}>
          {texts.openButton}
        </Button>
      </div>
    </section>
  );
}
