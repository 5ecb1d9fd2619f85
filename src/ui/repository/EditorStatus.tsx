import type { FileProblemsView } from '../../session/views/file-problems-view.ts';
import type { BlameRun } from '../../session/views/repository-blame-view.ts';
import { formatTime } from '../kit/format-time.ts';
import { PinButton } from '../kit/PinButton.tsx';
import { repositoryTexts as texts } from '../texts/repository.ts';
import { blameAt } from './blame-marks.ts';
import { commitHref, fileHref } from './repository-place.ts';

interface EditorStatusProps {
  readonly path: string;
  readonly text: string;
  readonly place: { readonly line: number; readonly column: number };
  readonly checked: (FileProblemsView & { readonly state: 'checking' | 'checked' | 'waits' }) | null;
  readonly runs: readonly BlameRun[] | null;
}

/** Below the editor: where the cursor is, who wrote that line, and whether something is wrong. */
export function EditorStatus({ path, text, place: { line, column }, checked, runs }: EditorStatusProps) {
  return (
    <div className="repo-status">
      <span className="numbers">{texts.position(line, column)}</span>
      <PinButton
        link={fileHref(path, { line: String(line) })}
        note={`${path}:${line} ${(text.split('\n')[line - 1] ?? '').trim().slice(0, 120)}`}
      />
      {runs ? <BlamedLine run={blameAt(runs, line)} /> : null}
      {checked ? <Verdict path={path} checked={checked} /> : null}
    </div>
  );
}

function BlamedLine({ run }: { readonly run: BlameRun | undefined }) {
  if (!run) return null;
  const { commit } = run;
  return (
    <span className="repo-blamed">
      {texts.thisLine}{' '}
      {commit ? (
        <>
          <a href={commitHref(commit.oid)}>
            <code>{commit.short}</code> {commit.subject}
          </a>{' '}
          {commit.author.name}, {formatTime(commit.at)}
        </>
      ) : (
        texts.notCommitted
      )}
    </span>
  );
}

function Verdict({
  path,
  checked,
}: {
  readonly path: string;
  readonly checked: NonNullable<EditorStatusProps['checked']>;
}) {
  if (!/\.(ya?ml|py|json)$/.test(path)) return null;
  const { spec, problems, state } = checked;
  const count = problems.length === 0 ? texts.noProblems : texts.problemCount(problems.length);
  return (
    <span className="repo-verdict" role="status">
      {state === 'waits' ? texts.waitsForPython : count}
      {spec ? `; ${texts.readAs(spec.title)}` : ''}
    </span>
  );
}
