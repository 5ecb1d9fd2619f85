import { Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { JobView } from '../../session/views/job-view.ts';
import type { FileEntry } from '../../session/views/tree-files.ts';
import { CommandDialog } from '../kit/CommandDialog.tsx';
import { quote } from '../kit/quote.ts';
import { go } from '../routing/go.ts';
import { href } from '../routing/route.ts';
import { useView } from '../store/use-view.ts';
import { jobsTexts as texts } from '../texts/jobs.ts';

const TYPES = ['custom_model', 'mlflow_model', 'triton_model'] as const;

interface RegisterDialogProps {
  readonly job: JobView;
  readonly onClose: () => void;
}

/** Registers what a job wrote as a version of a model. */
export function RegisterDialog({ job, onClose }: RegisterDialogProps) {
  const listed = useView('job-files', { name: job.name, of: 'outputs' });
  const places = placesOf(listed?.files ?? []);
  const [name, setName] = useState(job.models.at(-1)?.name ?? job.experiment);
  const [version, setVersion] = useState('');
  const [type, setType] = useState<string>(TYPES[0]);
  const [path, setPath] = useState('');
  const place = places.find((one) => one.path === path) ?? places[0];
  const command = [
    `az ml model create --name ${quote(name)}`,
    ...(version === '' ? [] : [`--version ${quote(version)}`]),
    `--type ${type} --path ${quote(`azureml://jobs/${job.name}/outputs/${place?.path ?? ''}`)}`,
    '--query version --output tsv',
  ].join(' ');
  return (
    <CommandDialog
      title={texts.registerTitle(job.displayName)}
      command={command}
      confirm={texts.register}
      isBlocked={name.trim() === '' || !place}
      onClose={onClose}
      onDone={(output) => go(href(['models', name, output.trim().split('\n').at(-1) ?? '']))}
    >
      <Field label={texts.modelName} required>
        <Input value={name} onChange={(_, { value }) => setName(value)} />
      </Field>
      <Field label={texts.modelVersion} hint={texts.versionHint}>
        <Input value={version} onChange={(_, { value }) => setVersion(value)} />
      </Field>
      <Field label={texts.modelPath}>
        <Select value={place?.path ?? ''} onChange={(_, { value }) => setPath(value)}>
          {places.map((one) => (
            <option key={one.path} value={one.path}>
              {one.title}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={texts.modelType}>
        <Select value={type} onChange={(_, { value }) => setType(value)}>
          {TYPES.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </Select>
      </Field>
    </CommandDialog>
  );
}

interface Place {
  readonly path: string; // after azureml://jobs/<job>/outputs/
  readonly title: string;
}

/** Named outputs as a whole come first, then what lies in the artifacts; logs are no models. */
function placesOf(files: readonly FileEntry[]): Place[] {
  const named = new Set<string>();
  const inside = new Set<string>();
  for (const { path } of files) {
    const [output = '', folder = '', ...rest] = path.split('/');
    if (output !== 'artifacts') named.add(output);
    else if (!/^(user_|system_)?logs$/.test(folder)) inside.add([folder, ...rest.slice(0, 1)].join('/'));
  }
  return [
    ...[...named].map((output) => ({ path: output, title: texts.wholeOutput(output) })),
    ...[...inside].map((path) => ({ path: `artifacts/paths/${path}`, title: `artifacts/${path}` })),
  ];
}
