import { Button } from '@fluentui/react-components';
import { Delete20Regular, Edit20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { DeploymentCard } from '../../session/views/endpoint-view.ts';
import { PropertyList } from '../kit/PropertyList.tsx';
import { href } from '../routing/route.ts';
import { useSession } from '../store/session-context.ts';
import { endpointTexts as texts } from '../texts/endpoints.ts';
import { DeleteDialog } from './DeleteDialog.tsx';
import { deploymentProperties } from './deployment-properties.tsx';
import { deploymentDelete } from './endpoint-lines.ts';
import { ScaleDialog } from './ScaleDialog.tsx';

interface DeploymentDetailsProps {
  readonly endpoint: string;
  readonly deployment: DeploymentCard;
}

/** The card of a deployment: what it is asked to be, what serves, and what can be changed. */
export function DeploymentDetails({ endpoint, deployment }: DeploymentDetailsProps) {
  const [open, setOpen] = useState<'scale' | 'delete' | null>(null);
  const isReadOnly = useSession((state) => state.isReadOnly);
  const { name, traffic, failure } = deployment;
  const close = (): void => setOpen(null);
  return (
    <PropertyList title={texts.deployment(name)} properties={deploymentProperties(deployment)}>
      {failure ? (
        <div className="failure">
          <b className="err">{texts.failed}</b>
          <pre className="output">{failure.message}</pre>
        </div>
      ) : null}
      <p className="card-links">
        <a href={href(['endpoints', endpoint], { tab: 'logs', deployment: name })}>{texts.toLogs}</a>
        <a href={href(['endpoints', endpoint], { tab: 'monitoring', deployment: name })}>{texts.toCharts}</a>
      </p>
      <div className="buttons">
        <Button size="small" icon={<Edit20Regular />} disabled={isReadOnly} onClick={() => setOpen('scale')}>
          {texts.scale}
        </Button>
        <Button
          size="small"
          icon={<Delete20Regular />}
          aria-label={texts.deleteDeployment(name)}
          disabled={isReadOnly}
          onClick={() => setOpen('delete')}
        >
          {texts.delete}
        </Button>
      </div>
      {open === 'scale' ? <ScaleDialog endpoint={endpoint} deployment={deployment} onClose={close} /> : null}
      {open === 'delete' ? (
        <DeleteDialog
          title={texts.deleteDeployment(name)}
          about={texts.deleteAbout}
          name={name}
          command={deploymentDelete(endpoint, name)}
          {...(traffic > 0 ? { hindrance: texts.hasTraffic(traffic) } : {})}
          onClose={close}
        />
      ) : null}
    </PropertyList>
  );
}
