import { Button, Input, Slider } from '@fluentui/react-components';
import { useState } from 'react';
import type { DeploymentCard, EndpointView } from '../../session/views/endpoint-view.ts';
import { CommandDialog } from '../kit/CommandDialog.tsx';
import { endpointTexts as texts } from '../texts/endpoints.ts';
import { trafficUpdate } from './endpoint-lines.ts';

interface TrafficDialogProps {
  readonly endpoint: EndpointView;
  readonly onClose: () => void;
}

type Split = { readonly [deployment: string]: number };

/** Splits the traffic: a slider and a field for every deployment; only 0 or 100 in sum can be applied. */
export function TrafficDialog({ endpoint, onClose }: TrafficDialogProps) {
  const { deployments, traffic } = endpoint;
  const [split, setSplit] = useState<Split>(() =>
    Object.fromEntries(deployments.map(({ name }) => [name, traffic[name] ?? 0])),
  );
  const sum = Object.values(split).reduce((total, percent) => total + percent, 0);
  const isRight = sum === 0 || sum === 100;
  const isSame = deployments.every(({ name }) => split[name] === (traffic[name] ?? 0));
  const giveAll = (to: string): void =>
    setSplit(Object.fromEntries(deployments.map(({ name }) => [name, name === to ? 100 : 0])));
  return (
    <CommandDialog
      title={texts.updateTraffic}
      command={trafficUpdate(endpoint.name, split)}
      confirm={texts.apply}
      isBlocked={!isRight || isSame}
      onClose={onClose}
    >
      <p className="meta">{texts.trafficAbout}</p>
      {deployments.map((deployment) => (
        <TrafficRow
          key={deployment.name}
          deployment={deployment}
          percent={split[deployment.name] ?? 0}
          onPercent={(percent) => setSplit({ ...split, [deployment.name]: percent })}
          onAll={() => giveAll(deployment.name)}
        />
      ))}
      <p role="status" className={isRight ? 'meta' : 'err'}>
        {texts.sum(sum)} {isRight ? texts.sumRight(sum) : texts.sumWrong(sum)}
      </p>
    </CommandDialog>
  );
}

interface TrafficRowProps {
  readonly deployment: DeploymentCard;
  readonly percent: number;
  readonly onPercent: (percent: number) => void;
  readonly onAll: () => void;
}

function TrafficRow({ deployment, percent, onPercent, onAll }: TrafficRowProps) {
  const { name, traffic, serving } = deployment;
  const cannot = serving === null;
  const set = (value: number): void => onPercent(Math.max(0, Math.min(100, Math.round(value) || 0)));
  return (
    <fieldset className="traffic-row" aria-label={texts.trafficOf(name)}>
      <b>
        {name} <span className="meta numbers">{cannot ? texts.cannotServe : texts.now(traffic)}</span>
      </b>
      <Slider
        aria-label={texts.trafficOf(name)}
        min={0}
        max={100}
        value={percent}
        disabled={cannot}
        onChange={(_, { value }) => set(value)}
      />
      <Input
        type="number"
        size="small"
        aria-label={texts.percentOf(name)}
        min={0}
        max={100}
        value={String(percent)}
        disabled={cannot}
        contentAfter="%"
        onChange={(_, { value }) => set(Number(value))}
      />
      <Button size="small" disabled={cannot} aria-label={texts.allTo(name)} onClick={onAll}>
        {texts.all}
      </Button>
    </fieldset>
  );
}
