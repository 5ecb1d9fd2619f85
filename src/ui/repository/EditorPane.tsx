import { Button } from '@fluentui/react-components';
import type { RepositoryView } from '../../session/views/repository-view.ts';
import { formatBytes } from '../kit/format-bytes.ts';
import { useRoute } from '../routing/use-route.ts';
import { useView } from '../store/use-view.ts';
import { commonTexts } from '../texts/common.ts';
import { repositoryTexts as texts } from '../texts/repository.ts';
import { EditorBar } from './EditorBar.tsx';
import { FileEditor } from './FileEditor.tsx';
import { FileReader } from './FileReader.tsx';
import { FileTabs } from './FileTabs.tsx';
import { useWorkbench, useWorkbenchStore } from './workbench.ts';

interface EditorPaneProps {
  readonly path: string; // '' while none is chosen
  readonly repository: RepositoryView;
}

/** The open files, and the one on screen: in the editor as it is now, or read in an earlier version. */
export function EditorPane({ path, repository }: EditorPaneProps) {
  const { query } = useRoute();
  const version = query.version || 'work';
  return (
    <section className="panel repo-editor" aria-label={path === '' ? texts.files : path}>
      <FileTabs current={path} />
      {path === '' ? (
        <p className="meta repo-pad">{texts.chooseFile}</p>
      ) : (
        <Content key={`${version}:${path}`} {...{ path, version, repository }} />
      )}
    </section>
  );
}

interface ContentProps extends EditorPaneProps {
  readonly version: string;
}

function Content({ path, version, repository }: ContentProps) {
  const file = useView('repository-file', { path, version });
  const draft = useWorkbench((state) => state.drafts[path]);
  if (file === undefined) return <p role="status">{commonTexts.loading}</p>;
  if (version === 'work' && file === null && !draft) return <Missing path={path} repository={repository} />;
  if (version === 'work' && (file === null || file.kind === 'text'))
    return <FileEditor path={path} file={file} repository={repository} />;
  return (
    <>
      <EditorBar {...{ path, version, repository }} />
      {file === null ? <p className="meta repo-pad">{texts.noVersion}</p> : null}
      {file?.kind === 'text' ? <FileReader path={path} version={version} text={file.text} /> : null}
      {file?.kind === 'binary' ? <p className="meta repo-pad">{texts.binary(formatBytes(file.size))}</p> : null}
      {file?.kind === 'large' ? <p className="meta repo-pad">{texts.large(formatBytes(file.size))}</p> : null}
      {file?.kind === 'link' ? <p className="meta repo-pad">{texts.linkTo(file.text)}</p> : null}
    </>
  );
}

function Missing({ path, repository }: EditorPaneProps) {
  const workbench = useWorkbenchStore();
  const isFolder = repository.files.some((file) => file.path.startsWith(`${path}/`));
  if (isFolder) return <p className="meta repo-pad">{texts.isFolder}</p>;
  return (
    <div className="repo-pad" role="alert">
      <p>{texts.noFile}</p>
      <p className="meta">{texts.noFileHint}</p>
      <Button onClick={() => workbench.getState().setDraft(path, { text: '', base: null, sent: null })}>
        {texts.createIt}
      </Button>
    </div>
  );
}
