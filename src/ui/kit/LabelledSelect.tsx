import { Select } from '@fluentui/react-components';
import { useId } from 'react';

interface LabelledSelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onChange: (value: string) => void;
}

/** One of several, with its label in front. */
export function LabelledSelect({ label, value, options, onChange }: LabelledSelectProps) {
  const id = useId();
  return (
    <span className="query-select">
      <label htmlFor={id}>{label}</label>
      <Select id={id} size="small" value={value} onChange={(_, data) => onChange(data.value)}>
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </Select>
    </span>
  );
}
