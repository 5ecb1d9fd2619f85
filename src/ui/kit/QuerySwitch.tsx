import { Switch } from '@fluentui/react-components';
import { useQuery } from '../routing/use-query.ts';

interface QuerySwitchProps {
  readonly label: string;
  readonly name: string; // of the value in the address
  readonly isOnAtFirst?: boolean;
}

/** A toggle whose state stands in the address; read it with `useQuerySwitch`. */
export function QuerySwitch({ label, name, isOnAtFirst = false }: QuerySwitchProps) {
  const [isOn, setOn] = useQuerySwitch(name, isOnAtFirst);
  return <Switch label={label} checked={isOn} onChange={(_, { checked }) => setOn(checked)} />;
}

/** The state of a toggle in the address, and a way to change it. */
export function useQuerySwitch(name: string, isOnAtFirst = false): [boolean, (isOn: boolean) => void] {
  const [value, setValue] = useQuery(name, isOnAtFirst ? 'on' : 'off');
  return [value === 'on', (isOn) => setValue(isOn ? 'on' : 'off')];
}
