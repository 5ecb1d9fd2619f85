import { Button } from '@fluentui/react-components';
import {
  Archive20Regular,
  ArrowUndo20Regular,
  Edit20Regular,
  Tag20Regular,
  TextDescription20Regular,
} from '@fluentui/react-icons';
import { useState } from 'react';
import { CommandDialog } from '../kit/CommandDialog.tsx';
import { quote } from '../kit/quote.ts';
import { assetTexts as texts } from '../texts/assets.ts';
import { modelTexts } from '../texts/models.ts';
import { type AssetRef, assetCommand, settingOf } from './asset-command.ts';
import { TagDialog } from './TagDialog.tsx';
import { TextDialog } from './TextDialog.tsx';

export interface ActedAsset {
  readonly ref: AssetRef;
  readonly tags: { readonly [tag: string]: string };
  readonly description: string;
  readonly stage?: string | null; // of models only
  readonly isArchived: boolean;
}

type Asked = 'tag' | 'stage' | 'description' | 'archive' | null;

/** The command bar of a version: what `az ml model|environment|data` can change about it. */
export function AssetActions({ asset }: { readonly asset: ActedAsset }) {
  const [asked, setAsked] = useState<Asked>(null);
  const close = (): void => setAsked(null);
  return (
    <>
      <Button icon={<Tag20Regular />} onClick={() => setAsked('tag')}>
        {texts.setTag}
      </Button>
      {asset.stage === undefined ? null : (
        <Button icon={<Edit20Regular />} onClick={() => setAsked('stage')}>
          {texts.setStage}
        </Button>
      )}
      <Button icon={<TextDescription20Regular />} onClick={() => setAsked('description')}>
        {texts.editDescription}
      </Button>
      <Button
        icon={asset.isArchived ? <ArrowUndo20Regular /> : <Archive20Regular />}
        onClick={() => setAsked('archive')}
      >
        {asset.isArchived ? texts.restore : texts.archive}
      </Button>
      {asked === 'tag' ? <TagDialog asset={asset.ref} tag={null} tags={asset.tags} onClose={close} /> : null}
      {asked === 'stage' || asked === 'description' ? <Change asset={asset} what={asked} onClose={close} /> : null}
      {asked === 'archive' ? <ArchiveDialog asset={asset} onClose={close} /> : null}
    </>
  );
}

interface ChangeProps {
  readonly asset: ActedAsset;
  readonly what: 'stage' | 'description';
  readonly onClose: () => void;
}

const Change = ({ asset, what, onClose }: ChangeProps) =>
  what === 'stage' ? (
    <TextDialog
      title={texts.setStage}
      label={texts.stage}
      hint={modelTexts.stageHint}
      text={asset.stage ?? ''}
      command={(text) => assetCommand(asset.ref, 'update', `--stage ${quote(text)}`)}
      onClose={onClose}
    />
  ) : (
    <TextDialog
      title={texts.editDescription}
      label={texts.description}
      text={asset.description}
      isLong
      command={(text) => assetCommand(asset.ref, 'update', settingOf('description', text))}
      onClose={onClose}
    />
  );

function ArchiveDialog({ asset, onClose }: Omit<ChangeProps, 'what'>) {
  const name = `${asset.ref.name}:${asset.ref.version}`;
  const { isArchived } = asset;
  return (
    <CommandDialog
      title={isArchived ? texts.restoreTitle(name) : texts.archiveTitle(name)}
      confirm={isArchived ? texts.restore : texts.archive}
      command={assetCommand(asset.ref, isArchived ? 'restore' : 'archive')}
      onClose={onClose}
    >
      <p>{isArchived ? texts.restoreHint : texts.archiveHint}</p>
    </CommandDialog>
  );
}
