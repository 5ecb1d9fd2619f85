import { Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { JobRecipe, RecipeInput } from '../../session/views/job-recipes-view.ts';
import type { JobView } from '../../session/views/job-view.ts';
import { CommandDialog } from '../kit/CommandDialog.tsx';
import { quote } from '../kit/quote.ts';
import { go } from '../routing/go.ts';
import { href } from '../routing/route.ts';
import { useView } from '../store/use-view.ts';
import { commonTexts } from '../texts/common.ts';
import { jobsTexts as texts } from '../texts/jobs.ts';

interface ResubmitDialogProps {
  readonly job: JobView;
  readonly onClose: () => void;
}

/** Submits the file that a job came from again, with other versions of its inputs where wanted. */
export function ResubmitDialog({ job, onClose }: ResubmitDialogProps) {
  const recipes = useView('job-recipes', { name: job.name });
  const [path, setPath] = useState('');
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<{ readonly [input: string]: string }>({});
  const recipe = recipes?.find((one) => one.path === path) ?? recipes?.[0];
  return (
    <CommandDialog
      title={texts.resubmitTitle(job.displayName)}
      command={recipe ? submitLine(recipe, name, chosen) : `az ml job create --file ${commonTexts.none}`}
      confirm={texts.submit}
      isBlocked={!recipe}
      onClose={onClose}
      onDone={(output) => go(href(['jobs', output.trim().split('\n').at(-1) ?? '']))}
    >
      <p className="meta">{texts.resubmitAbout}</p>
      {recipes?.length === 0 ? <p role="alert">{texts.resubmitNone}</p> : null}
      {recipe ? (
        <>
          <Field label={texts.file}>
            <Select value={recipe.path} onChange={(_, { value }) => setPath(value)}>
              {recipes?.map((one) => (
                <option key={one.path}>{one.path}</option>
              ))}
            </Select>
          </Field>
          {recipe.inputs.map((input) => (
            <VersionField
              key={input.name}
              input={input}
              version={chosen[input.name] ?? versionAtFirst(input)}
              onVersion={(version) => setChosen({ ...chosen, [input.name]: version })}
            />
          ))}
          <Field label={texts.newName} hint={texts.newNameHint}>
            <Input value={name} onChange={(_, { value }) => setName(value)} />
          </Field>
        </>
      ) : null}
    </CommandDialog>
  );
}

/** Resubmitting means the data the job had. */
const versionAtFirst = (input: RecipeInput): string => input.inJob ?? input.inFile;

function submitLine(recipe: JobRecipe, name: string, chosen: { readonly [input: string]: string }): string {
  const settings = recipe.inputs
    .map((input) => ({ input, version: chosen[input.name] ?? versionAtFirst(input) }))
    .filter(({ input, version }) => version !== input.inFile)
    .map(({ input, version }) => `--set ${quote(`inputs.${input.name}.path=azureml:${input.asset}:${version}`)}`);
  return [
    `az ml job create --file ${quote(recipe.path)}`,
    ...(name === '' ? [] : [`--name ${quote(name)}`]),
    ...settings,
    '--query name --output tsv',
  ].join(' ');
}

interface VersionFieldProps {
  readonly input: RecipeInput;
  readonly version: string;
  readonly onVersion: (version: string) => void;
}

const VersionField = ({ input, version, onVersion }: VersionFieldProps) => (
  <Field label={texts.versionOf(input.name, input.asset)}>
    <Select value={version} onChange={(_, { value }) => onVersion(value)}>
      {[...new Set([...input.versions, input.inFile, version])].map((one) => (
        <option key={one} value={one}>
          {one === input.inJob ? texts.asInJob(one) : one === input.inFile ? texts.asInFile(one) : one}
        </option>
      ))}
    </Select>
  </Field>
);
