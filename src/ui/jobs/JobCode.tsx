import { FileBrowser } from '../files/FileBrowser.tsx';
import { FileContent } from '../files/FileContent.tsx';
import { useView } from '../store/use-view.ts';
import { commonTexts } from '../texts/common.ts';
import { jobsTexts as texts } from '../texts/jobs.ts';

/** The code of a job as it was when the job was submitted. */
export function JobCode({ name }: { readonly name: string }) {
  const listed = useView('job-files', { name, of: 'code' });
  const job = useView('job', { name });
  if (listed === undefined) return <p role="status">{commonTexts.loading}</p>;
  const paths = listed?.files.map(({ path }) => path) ?? [];
  // The file that the command names is what somebody wants to read first.
  const first = job?.command.split(/\s+/).find((word) => paths.includes(word));
  return (
    <FileBrowser label={texts.codeFiles} name="code" paths={paths} first={first} empty={texts.noCode}>
      {(file, line) => <CodeFile name={name} file={file} line={line} />}
    </FileBrowser>
  );
}

interface CodeFileProps {
  readonly name: string;
  readonly file: string;
  readonly line: string;
}

const CodeFile = ({ name, file, line }: CodeFileProps) => (
  <FileContent file={useView('job-file', { name, of: 'code', file })} line={line} />
);
