import { Select } from '@fluentui/react-components';
import { repositoryTexts as texts } from '../texts/repository.ts';
import { DIFF_MODES, type DiffMode, useDiffMode } from './use-diff-mode.ts';

/** Chooses how differences are shown, everywhere. */
export function DiffModeSelect() {
  const { mode, choose } = useDiffMode();
  return (
    <Select
      size="small"
      aria-label={texts.diffMode}
      value={mode}
      onChange={(_, { value }) => choose(value as DiffMode)}
    >
      {DIFF_MODES.map((one) => (
        <option key={one} value={one}>
          {texts.diffModes[one]}
        </option>
      ))}
    </Select>
  );
}
