import { Select } from '@fluentui/react-components';
import { go } from '../routing/go.ts';
import { href, parseRoute } from '../routing/route.ts';
import { assetTexts as texts } from '../texts/assets.ts';
import './assets.css';

interface VersionSwitchProps {
  readonly folder: string; // 'models'
  readonly name: string;
  readonly version: string;
  readonly versions: readonly string[]; // newest first
}

/** Beside the title: another version of the same asset, on the same tab. */
export function VersionSwitch({ folder, name, version, versions }: VersionSwitchProps) {
  const change = (next: string): void => {
    const { tab } = parseRoute(window.location.hash).query;
    go(href([folder, name, next], { tab }));
  };
  return (
    <span className="version-switch">
      <Select size="small" aria-label={texts.switchVersion} value={version} onChange={(_, { value }) => change(value)}>
        {versions.map((one, index) => (
          <option key={one} value={one}>
            {texts.versionOf(one, index === 0)}
          </option>
        ))}
      </Select>
    </span>
  );
}
