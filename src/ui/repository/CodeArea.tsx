import { lazy, type ReactNode, Suspense, useId, useMemo } from 'react';
import type { TextProblem } from '../../session/checking/text-problem.ts';
import type { BlameRun } from '../../session/views/repository-blame-view.ts';
import { commonTexts } from '../texts/common.ts';
import { repositoryTexts as texts } from '../texts/repository.ts';
import { blameMarks } from './blame-marks.ts';
import type { EditorActs } from './code/editor-acts.ts';
import type { SpecHelp } from './code/spec-completion.ts';

const CodeEditor = lazy(() => import('./code/CodeEditor.tsx'));

interface CodeAreaProps {
  readonly name: string; // of the text: a file in one version
  readonly path: string;
  readonly text: string;
  readonly isReadOnly: boolean;
  readonly line: { readonly number: number };
  readonly runs: readonly BlameRun[] | null;
  readonly problems: readonly TextProblem[];
  readonly help: SpecHelp | null;
  readonly acts: EditorActs;
  readonly children: ReactNode; // right below the text
}

/** The editor when it has loaded, and below it how to leave it by keyboard. */
export function CodeArea({ runs, children, ...editor }: CodeAreaProps) {
  const hintId = useId();
  const blame = useMemo(() => runs && blameMarks(runs), [runs]);
  const label = editor.isReadOnly ? texts.textLabel(editor.path) : texts.editorLabel(editor.path);
  return (
    <>
      <Suspense fallback={<p role="status">{commonTexts.loading}</p>}>
        <CodeEditor key={editor.name} {...editor} {...{ label, hintId, blame }} />
      </Suspense>
      {children}
      <p id={hintId} className="hint repo-pad">
        {texts.leaveHint}
      </p>
    </>
  );
}
