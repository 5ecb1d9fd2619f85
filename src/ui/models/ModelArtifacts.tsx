import type { ModelPage } from '../../session/views/model-view.ts';
import { FileBrowser } from '../files/FileBrowser.tsx';
import { FileContent } from '../files/FileContent.tsx';
import { CommandLine } from '../kit/CommandLine.tsx';
import { formatBytes } from '../kit/format-bytes.ts';
import { quote } from '../kit/quote.ts';
import { useView } from '../store/use-view.ts';
import { modelTexts as texts } from '../texts/models.ts';

/** The files of a version, and the text of one of them. */
export function ModelArtifacts({ model: { name, version, files } }: { readonly model: ModelPage }) {
  if (files === null) return <p className="panel">{texts.lost}</p>;
  const download = `az ml model download --name ${quote(name)} --version ${quote(version)}`;
  const sizes = new Map(files.map(({ path, size }) => [path, size]));
  return (
    <div className="stack">
      <FileBrowser
        label={texts.files}
        paths={files.map(({ path }) => path)}
        noteOf={(path) => formatBytes(sizes.get(path) ?? 0)}
      >
        {(path, line) => <OpenFile name={name} version={version} path={path} line={line} download={download} />}
      </FileBrowser>
      <section className="panel">
        <h2>{texts.download}</h2>
        <CommandLine line={download} />
      </section>
    </div>
  );
}

interface OpenFileProps {
  readonly name: string;
  readonly version: string;
  readonly path: string;
  readonly line: string; // what its line is called in the address
  readonly download: string;
}

function OpenFile({ name, version, path, line, download }: OpenFileProps) {
  return <FileContent file={useView('model-file', { name, version, path })} line={line} download={download} />;
}
