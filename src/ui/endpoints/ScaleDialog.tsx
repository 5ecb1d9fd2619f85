import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { DeploymentCard } from '../../session/views/endpoint-view.ts';
import { CommandDialog } from '../kit/CommandDialog.tsx';
import { endpointTexts as texts } from '../texts/endpoints.ts';
import { deploymentSet } from './endpoint-lines.ts';

interface ScaleDialogProps {
  readonly endpoint: string;
  readonly deployment: DeploymentCard;
  readonly onClose: () => void;
}

/** Settings that can be changed here: their place in the specification, and which numbers the service takes. */
const SETTINGS = [
  { path: 'instance_count', label: texts.instanceCount, of: 'instanceCount', low: 1, high: 50 },
  {
    path: 'request_settings.max_concurrent_requests_per_instance',
    label: texts.maxConcurrent,
    of: 'maxConcurrent',
    low: 1,
    high: 1000,
  },
  { path: 'request_settings.request_timeout_ms', label: texts.timeoutMs, of: 'timeoutMs', low: 1, high: 180_000 },
] as const;

/** More or fewer instances, more requests per instance, another time-out. */
export function ScaleDialog({ endpoint, deployment, onClose }: ScaleDialogProps) {
  const [typed, setTyped] = useState(() => SETTINGS.map(({ of }) => String(deployment[of])));
  const isBad = (i: number): boolean => {
    const value = Number(typed[i]);
    const { low, high } = SETTINGS[i] as (typeof SETTINGS)[number];
    return !Number.isInteger(value) || value < low || value > high;
  };
  const changed = SETTINGS.flatMap(({ path, of }, i) =>
    Number(typed[i]) === deployment[of] ? [] : [[path, Number(typed[i])] as const],
  );
  return (
    <CommandDialog
      title={texts.scaleOf(deployment.name)}
      command={deploymentSet(endpoint, deployment.name, changed)}
      confirm={texts.update}
      isBlocked={changed.length === 0 || SETTINGS.some((_, i) => isBad(i))}
      onClose={onClose}
    >
      <p className="meta">{texts.scaleAbout}</p>
      {SETTINGS.map(({ path, label, low, high }, i) => (
        <Field
          key={path}
          label={label}
          validationState={isBad(i) ? 'error' : 'none'}
          validationMessage={isBad(i) ? texts.outOfRange(low, high) : null}
        >
          <Input
            type="number"
            min={low}
            max={high}
            value={typed[i] ?? ''}
            onChange={(_, { value }) => setTyped(typed.map((old, at) => (at === i ? value : old)))}
          />
        </Field>
      ))}
      <p role="status" className="meta">
        {changed.length === 0 ? texts.unchanged : ''}
      </p>
    </CommandDialog>
  );
}
