import { Button } from '@fluentui/react-components';
import { Edit16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { assetTexts as texts } from '../texts/assets.ts';
import type { AssetRef } from './asset-command.ts';
import { TagDialog } from './TagDialog.tsx';

interface TagCardProps {
  readonly asset: AssetRef;
  readonly tags: { readonly [tag: string]: string };
}

/** The tags of a version, each with a way to change it. */
export function TagCard({ asset, tags }: TagCardProps) {
  const [changed, setChanged] = useState<string | null>(null);
  const entries = Object.entries(tags);
  return (
    <section className="panel properties">
      <h2>{texts.tags}</h2>
      {entries.length === 0 ? <p className="meta">{texts.noTags}</p> : null}
      <dl>
        {entries.map(([tag, value]) => (
          <div key={tag}>
            <dt>{tag}</dt>
            <dd className="named-value">
              <code>{value}</code>
              <Button
                appearance="subtle"
                size="small"
                icon={<Edit16Regular />}
                aria-label={texts.editTag(tag)}
                title={texts.editTag(tag)}
                onClick={() => setChanged(tag)}
              />
            </dd>
          </div>
        ))}
      </dl>
      {changed === null ? null : <TagDialog asset={asset} tag={changed} tags={tags} onClose={() => setChanged(null)} />}
    </section>
  );
}
