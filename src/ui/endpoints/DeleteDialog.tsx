import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { CommandDialog } from '../kit/CommandDialog.tsx';
import { endpointTexts as texts } from '../texts/endpoints.ts';

interface DeleteDialogProps {
  readonly title: string;
  readonly about: string;
  readonly name: string; // that has to be typed
  readonly command: string;
  readonly hindrance?: string; // why it cannot be done now
  readonly onClose: () => void;
}

/** Something that cannot be undone is confirmed by its name. */
export function DeleteDialog({ title, about, name, command, hindrance, onClose }: DeleteDialogProps) {
  const [typed, setTyped] = useState('');
  return (
    <CommandDialog
      title={title}
      command={command}
      confirm={texts.delete}
      isBlocked={hindrance !== undefined || typed !== name}
      onClose={onClose}
    >
      <p className="meta">{about}</p>
      {hindrance === undefined ? (
        <Field label={texts.typeName(name)}>
          <Input value={typed} onChange={(_, { value }) => setTyped(value)} autoComplete="off" />
        </Field>
      ) : (
        <p role="alert" className="err">
          {hindrance}
        </p>
      )}
    </CommandDialog>
  );
}
