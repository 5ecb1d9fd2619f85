import { lazy, Suspense } from 'react';
import type { RepositoryDiffView } from '../../session/views/repository-diff-view.ts';
import { formatBytes } from '../kit/format-bytes.ts';
import { useView } from '../store/use-view.ts';
import { commonTexts } from '../texts/common.ts';
import { repositoryTexts as texts } from '../texts/repository.ts';
import { PatchText } from './PatchText.tsx';
import { useDiffMode } from './use-diff-mode.ts';

const DiffEditor = lazy(() => import('./code/DiffEditor.tsx'));

interface FileDiffProps {
  readonly path: string;
  readonly of: string; // 'unstaged', 'staged', 'work' or a commit
}

/** What changed in a file. */
export function FileDiff({ path, of }: FileDiffProps) {
  const diff = useView('repository-diff', { path, of });
  const mode = useDiffMode((state) => state.mode);
  if (diff === undefined) return <p role="status">{commonTexts.loading}</p>;
  if (diff === null) return <p className="meta repo-pad">{texts.noDifference}</p>;
  const { before, after, patch } = diff;
  if (patch === null) return <p className="meta repo-pad">{binaryText(diff)}</p>;
  const isWhole = before === null || after === null;
  return (
    <section aria-label={texts.diffLabel(path)}>
      {isWhole ? <p className="meta repo-pad">{before === null ? texts.added : texts.deleted}</p> : null}
      {mode === 'text' ? (
        <PatchText patch={patch} label={texts.diffLabel(path)} />
      ) : (
        <Suspense fallback={<PatchText patch={patch} label={texts.diffLabel(path)} />}>
          <DiffEditor
            path={path}
            before={before?.text ?? ''}
            after={after?.text ?? ''}
            isBeside={mode === 'beside' && !isWhole}
          />
        </Suspense>
      )}
    </section>
  );
}

const binaryText = ({ before, after }: RepositoryDiffView): string =>
  texts.binaryDiff(formatBytes(before?.size ?? 0), formatBytes(after?.size ?? 0));
