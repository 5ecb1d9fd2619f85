import { Button, Input, Select } from '@fluentui/react-components';
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

/** A field for an instant; the browser's own, which knows no time zone: what it shows is UTC. */
function Instant({ label, at, onAt }: InstantProps) {
  const change = (value: string): void => {
    const parsed = parseIsoTime(`${value}Z`);
    if (parsed !== undefined) onAt(parsed);
  };
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the field is inside
    <label>
      {label}
      <Input
        size="small"
        type="datetime-local"
        value={minuteText(at).slice(0, 16)}
        onChange={(_, { value }) => change(value)}
      />
    </label>
  );
}
