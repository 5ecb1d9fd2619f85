import { useState } from 'react';
import type { ComparedGroup } from '../../session/views/job-comparison-view.ts';
import { DiffText } from '../files/DiffText.tsx';
import { useView } from '../store/use-view.ts';
import { commonTexts } from '../texts/common.ts';
import { jobsTexts as texts } from '../texts/jobs.ts';

interface CodeChangesProps {
  readonly from: string; // the older job
  readonly to: string;
  readonly files: ComparedGroup['rows'];
}

/** What changed in the code between two jobs, file by file. */
export const CodeChanges = ({ from, to, files }: CodeChangesProps) => (
  <section className="panel" aria-labelledby="changes-title">
    <h2 id="changes-title">{texts.codeChanges(from, to)}</h2>
    {files.length === 0 ? <p className="meta">{texts.nothingDiffers}</p> : null}
    {files.map(({ key }) => (
      <CodeChange key={key} from={from} to={to} file={key} />
    ))}
  </section>
);

interface CodeChangeProps extends Omit<CodeChangesProps, 'files'> {
  readonly file: string;
}

function CodeChange({ from, to, file }: CodeChangeProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <code>{file}</code>
      </summary>
      {isOpen ? <Diff from={from} to={to} file={file} /> : null}
    </details>
  );
}

function Diff({ from, to, file }: CodeChangeProps) {
  const diff = useView('job-code-diff', { from, to, file });
  if (diff === undefined) return <p role="status">{commonTexts.loading}</p>;
  if (!diff || diff.hunks === null) return <p className="meta">{texts.noTextDiff}</p>;
  return <DiffText label={texts.changesOf(file)} hunks={diff.hunks} />;
}
