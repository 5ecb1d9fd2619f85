import type { ModelPage } from '../../session/views/model-view.ts';
import { CommandLine } from '../kit/CommandLine.tsx';
import { formatBytes } from '../kit/format-bytes.ts';
import { quote } from '../kit/quote.ts';
import { useLink } from '../routing/use-link.ts';
import { useQuery } from '../routing/use-query.ts';
import { useView } from '../store/use-view.ts';
import { commonTexts } from '../texts/common.ts';
import { modelTexts as texts } from '../texts/models.ts';

/** The files of a version, and the text of one of them. */
export function ModelArtifacts({ model }: { readonly model: ModelPage }) {
  const { name, version, files } = model;
  const [open] = useQuery('file', '');
  if (files === null) return <p className="panel">{texts.lost}</p>;
  return (
    <div className="stack">
      <div className="file-browser">
        <nav className="panel" aria-label={texts.files}>
          <ul className="file-list">
            {files.map(({ path, size }) => (
              <li key={path}>
                <FileLink path={path} size={size} isOpen={path === open} />
              </li>
            ))}
          </ul>
        </nav>
        <section className="panel" aria-label={open === '' ? texts.file : open}>
          {open === '' ? (
            <p className="meta">{texts.choose}</p>
          ) : (
            <OpenFile name={name} version={version} path={open} />
          )}
        </section>
      </div>
      <section className="panel">
        <h2>{texts.download}</h2>
        <CommandLine line={`az ml model download --name ${quote(name)} --version ${quote(version)}`} />
      </section>
    </div>
  );
}

interface FileLinkProps {
  readonly path: string;
  readonly size: number;
  readonly isOpen: boolean;
}

function FileLink({ path, size, isOpen }: FileLinkProps) {
  const link = useLink({ file: path });
  return (
    <a href={link} aria-current={isOpen ? 'true' : undefined}>
      <span>{path}</span> <span className="meta numbers">{formatBytes(size)}</span>
    </a>
  );
}

interface OpenFileProps {
  readonly name: string;
  readonly version: string;
  readonly path: string;
}

function OpenFile({ name, version, path }: OpenFileProps) {
  const file = useView('model-file', { name, version, path });
  if (file === undefined) return <p role="status">{commonTexts.loading}</p>;
  if (file === null) return <p>{commonTexts.notFound}</p>;
  return (
    <>
      <h2>{path}</h2>
      {file.text === null ? (
        <p className="meta">{texts.noText}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard
        <pre className="output file-text" tabIndex={0}>
          {file.text}
        </pre>
      )}
      {file.isCut ? <p className="hint">{texts.cut}</p> : null}
    </>
  );
}
