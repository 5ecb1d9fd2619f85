import { Checkbox, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import type { EndpointView } from '../../session/views/endpoint-view.ts';
import { CommandDialog } from '../kit/CommandDialog.tsx';
import { useView } from '../store/use-view.ts';
import { commonTexts } from '../texts/common.ts';
import { endpointTexts as texts } from '../texts/endpoints.ts';
import { deploymentFromFile } from './endpoint-lines.ts';

interface AddDeploymentDialogProps {
  readonly endpoint: EndpointView;
  readonly onClose: () => void;
}

/** Creates or updates a deployment from a YAML file of the working copy. */
export function AddDeploymentDialog({ endpoint, onClose }: AddDeploymentDialogProps) {
  const files = useView('endpoint-files', { endpoint: endpoint.name });
  const [chosen, setChosen] = useState<string | null>(null);
  const [isAllTraffic, setAllTraffic] = useState(false);
  const specs = files?.specs ?? [];
  const spec = specs.find(({ path }) => path === chosen) ?? specs.find(({ exists }) => !exists) ?? specs[0];
  const exists = spec?.exists ?? false;
  return (
    <CommandDialog
      title={texts.addDeployment}
      command={deploymentFromFile(spec?.path ?? '', exists, isAllTraffic)}
      confirm={exists ? texts.update : texts.create}
      isBlocked={spec === undefined}
      onClose={onClose}
    >
      <p className="meta">{texts.addAbout}</p>
      {files === undefined ? <p role="status">{commonTexts.loading}</p> : null}
      {files !== undefined && specs.length === 0 ? <p>{texts.noSpecs}</p> : null}
      {spec ? (
        <>
          <Field label={texts.specFile}>
            <RadioGroup value={spec.path} onChange={(_, { value }) => setChosen(value)}>
              {specs.map(({ path, name, model }) => (
                <Radio key={path} value={path} label={texts.spec(path, name, model)} />
              ))}
            </RadioGroup>
          </Field>
          <p role="status" className="meta">
            {exists ? texts.specUpdates(spec.name) : texts.specCreates(spec.name)}
          </p>
          <Checkbox
            label={texts.allTraffic}
            disabled={exists}
            checked={isAllTraffic && !exists}
            onChange={(_, { checked }) => setAllTraffic(checked === true)}
          />
        </>
      ) : null}
    </CommandDialog>
  );
}
