import type { JobInputView, JobOutputView } from '../../session/views/job-view.ts';
import { CopiedText } from '../kit/CopiedText.tsx';
import { PropertyList } from '../kit/PropertyList.tsx';
import { href } from '../routing/route.ts';
import { commonTexts } from '../texts/common.ts';
import { jobsTexts as texts } from '../texts/jobs.ts';

/** What a job reads: values and data, with links to the data's pages. */
export const JobInputs = ({ inputs }: { readonly inputs: readonly JobInputView[] }) => (
  <PropertyList
    title={texts.inputs}
    properties={inputs.map(({ name, value, type, mode, segments }) => [
      name,
      <span key={name}>
        {segments ? <a href={href(segments)}>{value}</a> : <code>{value}</code>}
        <span className="meta"> {mode === null ? '' : `${type}, ${mode}`}</span>
      </span>,
    ])}
  >
    {inputs.length === 0 ? <p className="meta">{texts.noRows}</p> : null}
  </PropertyList>
);

/** Where a job writes. */
export const JobOutputPlaces = ({ outputs }: { readonly outputs: readonly JobOutputView[] }) => (
  <PropertyList
    title={texts.named}
    properties={outputs.map(({ name, uri, type, mode, isWritten }) => [
      name,
      <span key={name}>
        <CopiedText text={uri} label={`${commonTexts.copy}: ${name}`} />
        <span className="meta">
          {' '}
          {type}, {mode}
          {isWritten ? '' : ` · ${texts.notWritten}`}
        </span>
      </span>,
    ])}
  />
);
