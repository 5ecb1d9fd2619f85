import { Button, Input, Select } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { parseIsoTime } from '../../session/views/iso-time.ts';
import { chartTexts as texts } from '../texts/charts.ts';
import { type ChosenRange, LASTS, type Last, minuteText } from './use-time-range.ts';

interface RangePickerProps {
  readonly chosen: ChosenRange;
  readonly shown: { readonly from: number; readonly to: number } | null; // what the charts show now
}

/** Which time the charts of a page show: a preset that moves on, or two instants. */
export function RangePicker({ chosen, shown }: RangePickerProps) {
  const { last, range } = chosen;
  const hold = (): void => {
    if (shown) chosen.setFixed(shown.from, shown.to);
  };
  return (
    <fieldset className="range" aria-label={texts.range}>
      <Select
        size="small"
        aria-label={texts.range}
        value={last ?? 'fixed'}
        onChange={(_, { value }) => (value === 'fixed' ? hold() : chosen.setLast(value as Last))}
      >
        {Object.keys(LASTS).map((name) => (
          <option key={name} value={name}>
            {texts.lasts[name as Last]}
          </option>
        ))}
        <option value="fixed">{texts.fixed}</option>
      </Select>
      {'from' in range ? (
        <>
          <Instant label={texts.from} at={range.from} onAt={(from) => chosen.setFixed(from, range.to)} />
          <Instant label={texts.to} at={range.to} onAt={(to) => chosen.setFixed(range.from, to)} />
          <Button size="small" onClick={() => chosen.setLast('3h')}>
            {texts.live}
          </Button>
        </>
      ) : (
        <Button size="small" onClick={hold} disabled={shown === null}>
          {texts.hold}
        </Button>
      )}
    </fieldset>
  );
}

interface InstantProps {
  readonly label: string;
  readonly at: number;
  readonly onAt: (at: number) => void;
}

/** A field for an instant, written as everywhere on the page: `2026-03-10 16:30`, UTC. Enter or leaving it takes it. */
function Instant({ label, at, onAt }: InstantProps) {
  const id = useId();
  const shown = minuteText(at).slice(0, 16).replace('T', ' ');
  const [typed, setTyped] = useState<string | null>(null); // null: nothing else than what is shown
  const parsed = typed === null ? at : parseIsoTime(`${typed.trim().replace(' ', 'T')}Z`);
  const take = (): void => {
    if (parsed === undefined) return;
    setTyped(null);
    if (parsed !== at) onAt(parsed);
  };
  return (
    <span className="instant">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        size="small"
        aria-invalid={parsed === undefined}
        title={parsed === undefined ? texts.instantForm : undefined}
        value={typed ?? shown}
        onChange={(_, { value }) => setTyped(value)}
        onKeyDown={({ key }) => (key === 'Enter' ? take() : undefined)}
        onBlur={take}
      />
    </span>
  );
}
