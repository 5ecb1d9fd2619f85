import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { CommandDialog } from '../kit/CommandDialog.tsx';
import { assetTexts as texts } from '../texts/assets.ts';
import { type AssetRef, assetCommand, settingOf } from './asset-command.ts';

interface TagDialogProps {
  readonly asset: AssetRef;
  readonly tag: string | null; // which one is changed; null for a new one
  readonly tags: { readonly [tag: string]: string };
  readonly onClose: () => void;
}

/** Sets a tag: `az ml model update --set tags.<name>=<value>`. */
export function TagDialog({ asset, tag, tags, onClose }: TagDialogProps) {
  const [key, setKey] = useState(tag ?? '');
  const [value, setValue] = useState(tag === null ? '' : (tags[tag] ?? ''));
  const isKey = /^[\w-]+$/.test(key);
  return (
    <CommandDialog
      title={tag === null ? texts.setTag : texts.editTag(tag)}
      confirm={texts.save}
      command={assetCommand(asset, 'update', settingOf(`tags.${key}`, value))}
      isBlocked={!isKey}
      onClose={onClose}
    >
      <Field
        label={texts.tagKey}
        required
        {...(key === '' || isKey ? {} : { validationMessage: texts.tagKeyHint })}
        hint={texts.tagKeyHint}
      >
        <Input value={key} disabled={tag !== null} onChange={(_, data) => setKey(data.value)} />
      </Field>
      <Field label={texts.tagValue}>
        <Input value={value} onChange={(_, data) => setValue(data.value)} />
      </Field>
    </CommandDialog>
  );
}
