import { Button } from '@fluentui/react-components';
import { Add20Regular, ArrowSplit20Regular, Delete20Regular, Key20Regular } from '@fluentui/react-icons';
import { type ReactElement, useState } from 'react';
import type { EndpointView } from '../../session/views/endpoint-view.ts';
import { useSession } from '../store/session-context.ts';
import { endpointTexts as texts } from '../texts/endpoints.ts';
import { AddDeploymentDialog } from './AddDeploymentDialog.tsx';
import { DeleteDialog } from './DeleteDialog.tsx';
import { endpointDelete } from './endpoint-lines.ts';
import { RegenerateKeysDialog } from './RegenerateKeysDialog.tsx';
import { TrafficDialog } from './TrafficDialog.tsx';

type Open = 'traffic' | 'add' | 'keys' | 'delete' | null;

/** What can be done to an endpoint as a whole. */
export function EndpointCommands({ endpoint }: { readonly endpoint: EndpointView }) {
  const [open, setOpen] = useState<Open>(null);
  const isReadOnly = useSession((state) => state.isReadOnly);
  const close = (): void => setOpen(null);
  const button = (id: Exclude<Open, null>, text: string, icon: ReactElement, isPrimary = false) => (
    <Button
      appearance={isPrimary ? 'primary' : 'secondary'}
      icon={icon}
      disabled={isReadOnly}
      onClick={() => setOpen(id)}
    >
      {text}
    </Button>
  );
  return (
    <>
      {button('traffic', texts.updateTraffic, <ArrowSplit20Regular />, true)}
      {button('add', texts.addDeployment, <Add20Regular />)}
      {button('keys', texts.regenerate, <Key20Regular />)}
      {button('delete', texts.delete, <Delete20Regular />)}
      {open === 'traffic' ? <TrafficDialog endpoint={endpoint} onClose={close} /> : null}
      {open === 'add' ? <AddDeploymentDialog endpoint={endpoint} onClose={close} /> : null}
      {open === 'keys' ? <RegenerateKeysDialog endpoint={endpoint.name} onClose={close} /> : null}
      {open === 'delete' ? (
        <DeleteDialog
          title={texts.deleteEndpoint(endpoint.name)}
          about={texts.deleteEndpointAbout}
          name={endpoint.name}
          command={endpointDelete(endpoint.name)}
          onClose={close}
        />
      ) : null}
    </>
  );
}
