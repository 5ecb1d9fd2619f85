import { Field, Input, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { CommandDialog } from '../kit/CommandDialog.tsx';
import { assetTexts as texts } from '../texts/assets.ts';

interface TextDialogProps {
  readonly title: string;
  readonly label: string;
  readonly hint?: string;
  readonly text: string; // as it is now
  readonly isLong?: boolean;
  readonly command: (text: string) => string;
  readonly onClose: () => void;
}

/** Changes one text of an asset. */
export function TextDialog({ title, label, hint, text, isLong, command, onClose }: TextDialogProps) {
  const [value, setValue] = useState(text);
  return (
    <CommandDialog
      title={title}
      confirm={texts.save}
      command={command(value.trim())}
      isBlocked={value.trim() === text}
      onClose={onClose}
    >
      <Field label={label} {...(hint === undefined ? {} : { hint })}>
        {isLong ? (
          <Textarea value={value} rows={4} onChange={(_, data) => setValue(data.value)} />
        ) : (
          <Input value={value} onChange={(_, data) => setValue(data.value)} />
        )}
      </Field>
    </CommandDialog>
  );
}
