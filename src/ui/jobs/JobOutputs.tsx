import { FileBrowser } from '../files/FileBrowser.tsx';
import { FileContent } from '../files/FileContent.tsx';
import { quote } from '../kit/quote.ts';
import { useView } from '../store/use-view.ts';
import { commonTexts } from '../texts/common.ts';
import { jobsTexts as texts } from '../texts/jobs.ts';
import { LOG_FILE } from './log-file.ts';

/** Logs and outputs of a job; the log grows while the job runs. */
export function JobOutputs({ name }: { readonly name: string }) {
  const listed = useView('job-files', { name, of: 'outputs' });
  if (listed === undefined) return <p role="status">{commonTexts.loading}</p>;
  const paths = listed?.files.map(({ path }) => path) ?? [];
  return (
    <FileBrowser
      label={texts.files}
      paths={paths}
      first={paths.find((path) => path === LOG_FILE) ?? paths[0]}
      empty={texts.noOutputs}
    >
      {(file, line) => <OutputFile name={name} file={file} line={line} />}
    </FileBrowser>
  );
}

interface OutputFileProps {
  readonly name: string;
  readonly file: string;
  readonly line: string;
}

function OutputFile({ name, file, line }: OutputFileProps) {
  const shown = useView('job-file', { name, of: 'outputs', file });
  return (
    <FileContent
      file={shown}
      line={line}
      isGrowing={shown?.isGrowing ?? false}
      download={`az ml job download --name ${quote(name)} --all --download-path ${quote(name)}`}
    />
  );
}
