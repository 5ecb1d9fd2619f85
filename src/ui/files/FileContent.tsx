import type { FileText } from '../../session/views/tree-files.ts';
import { CommandLine } from '../kit/CommandLine.tsx';
import { formatBytes } from '../kit/format-bytes.ts';
import { commonTexts } from '../texts/common.ts';
import { filesTexts as texts } from '../texts/files.ts';
import { TextViewer } from './TextViewer.tsx';

interface FileContentProps {
  readonly file: FileText | null | undefined; // undefined while it loads
  readonly line?: string; // of its chosen line in the address
  readonly isGrowing?: boolean;
  readonly download?: string; // command that gets what cannot be shown
}

/** A file: its text, or what can be done with it. */
export function FileContent({ file, line = 'line', isGrowing = false, download }: FileContentProps) {
  if (file === undefined) return <p role="status">{commonTexts.loading}</p>;
  if (file === null) return <p className="meta">{texts.gone}</p>;
  if (file.text === null)
    return (
      <div className="stack">
        <p className="meta">{texts.binary(formatBytes(file.size))}</p>
        {download === undefined ? null : <CommandLine line={download} />}
      </div>
    );
  return (
    <>
      {file.isCut ? <p className="meta">{texts.cut(formatBytes(file.text.length), formatBytes(file.size))}</p> : null}
      <TextViewer key={file.path} name={file.path} text={file.text} lineName={line} isGrowing={isGrowing} />
    </>
  );
}
