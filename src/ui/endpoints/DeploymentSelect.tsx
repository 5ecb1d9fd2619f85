import type { DeploymentCard } from '../../session/views/endpoint-view.ts';
import { LabelledSelect } from '../kit/LabelledSelect.tsx';
import { endpointTexts as texts } from '../texts/endpoints.ts';

interface DeploymentSelectProps {
  readonly deployments: readonly DeploymentCard[];
  readonly value: string; // '' is none of them
  readonly none?: string; // text of that choice, where it is one
  readonly onChange: (deployment: string) => void;
}

/** One of an endpoint's deployments, with what it gets of the traffic. */
export const DeploymentSelect = ({ deployments, value, none, onChange }: DeploymentSelectProps) => (
  <LabelledSelect
    label={texts.deploymentChoice}
    value={value}
    options={[
      ...(none === undefined ? [] : [['', none] as const]),
      ...deployments.map(({ name, traffic }) => [name, texts.share(name, traffic)] as const),
    ]}
    onChange={onChange}
  />
);
