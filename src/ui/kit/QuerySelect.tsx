import { Select } from '@fluentui/react-components';
import { useId } from 'react';
import { useQuery } from '../routing/use-query.ts';
import { commonTexts } from '../texts/common.ts';

interface QuerySelectProps {
  readonly label: string;
  readonly name: string; // of the value in the address
  readonly options: readonly string[];
}

/** A filter with a value or none; the value stands in the address. */
export function QuerySelect({ label, name, options }: QuerySelectProps) {
  const id = useId();
  const [value, setValue] = useQuery(name, '');
  return (
    <span className="query-select">
      <label htmlFor={id}>{label}</label>
      <Select id={id} size="small" value={value} onChange={(_, data) => setValue(data.value)}>
        <option value="">{commonTexts.all}</option>
        {[...new Set([...options, ...(value === '' ? [] : [value])])].map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </Select>
    </span>
  );
}
