import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import { CommandDialog } from '../kit/CommandDialog.tsx';
import { endpointTexts as texts } from '../texts/endpoints.ts';
import { keysRegenerate } from './endpoint-lines.ts';

interface RegenerateKeysDialogProps {
  readonly endpoint: string;
  readonly onClose: () => void;
}

/** Replaces one of the two keys. */
export function RegenerateKeysDialog({ endpoint, onClose }: RegenerateKeysDialogProps) {
  const [key, setKey] = useState<'primary' | 'secondary'>('primary');
  return (
    <CommandDialog
      title={texts.regenerate}
      command={keysRegenerate(endpoint, key)}
      confirm={texts.regenerate}
      onClose={onClose}
    >
      <p className="meta">{texts.regenerateAbout}</p>
      <Field label={texts.whichKey}>
        <RadioGroup value={key} onChange={(_, { value }) => setKey(value === 'secondary' ? value : 'primary')}>
          <Radio value="primary" label={texts.primary} />
          <Radio value="secondary" label={texts.secondary} />
        </RadioGroup>
      </Field>
    </CommandDialog>
  );
}
