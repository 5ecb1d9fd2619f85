import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import { EditorSelection, EditorState, type Text, Transaction } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { TextProblem } from '../../../session/checking/text-problem.ts';
import { useSession } from '../../store/session-context.ts';
import { type BlameMark, blameGutter, showBlame } from './blame-gutter.ts';
import { codeExtensions, editableAs, fromOutside, parts, tellCursor } from './code-extensions.ts';
import { type EditorActs, editorActs } from './editor-acts.ts';
import { statesOf } from './kept-states.ts';
import { type SpecHelp, specHelp } from './spec-completion.ts';

interface CodeEditorProps {
  readonly name: string; // of the text: a file in one version; also its key
  readonly path: string; // its ending says the language
  readonly label: string;
  readonly hintId: string; // of the element that says how to leave it
  readonly text: string;
  readonly isReadOnly: boolean;
  readonly line: { readonly number: number }; // to go to, 0 for none; another object asks anew
  readonly blame: readonly BlameMark[] | null; // null: no such column
  readonly problems: readonly TextProblem[];
  readonly help: SpecHelp | null;
  readonly acts: EditorActs;
}

const NO_PLAY = {};

/**
 * The editor of one text (its key is the name). Cursor, folds and undo of a file come back with it. What was typed and
 * what came from outside are told apart at once, in layout effects: later, another letter could have been typed between.
 */
export default function CodeEditor(props: CodeEditorProps) {
  const { text, isReadOnly, line, blame, problems, help, acts } = props;
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView | null>(null);
  const play = useSession((state) => state.briefing) ?? NO_PLAY;
  const first = useRef(props);
  useLayoutEffect(() => {
    const { name, hintId } = first.current;
    if (!place.current) return;
    const view = openView(place.current, play, first.current);
    view.contentDOM.setAttribute('aria-describedby', hintId);
    editor.current = view;
    return () => {
      statesOf(play).set(name, { state: view.state, scrollTop: view.scrollDOM.scrollTop });
      view.destroy();
      editor.current = null;
    };
  }, [play]);
  useLayoutEffect(() => {
    const effects = [
      parts.acts.reconfigure(editorActs.of(acts)),
      parts.editable.reconfigure(editableAs(isReadOnly)),
      parts.help.reconfigure(specHelp.of(help)),
    ];
    editor.current?.dispatch({ effects });
  }, [acts, isReadOnly, help]);
  useLayoutEffect(() => {
    if (editor.current) takeText(editor.current, text);
  }, [text]);
  useEffect(() => {
    editor.current?.dispatch({ effects: parts.blame.reconfigure(blame ? blameGutter : []) });
    if (blame && editor.current) showBlame(editor.current, blame);
  }, [blame]);
  useEffect(() => {
    if (editor.current) showProblems(editor.current, problems);
  }, [problems]);
  useEffect(() => {
    if (editor.current && line.number > 0) goToLine(editor.current, line.number);
  }, [line]);
  useEffect(() => {
    if (editor.current) tellCursor(editor.current);
  }, []);
  return <div ref={place} className="repo-code" />;
}

function openView(parent: HTMLElement, play: object, { name, path, label, text }: CodeEditorProps): EditorView {
  const kept = statesOf(play).get(name);
  const state = kept?.state ?? EditorState.create({ doc: text, extensions: codeExtensions(path, label) });
  const view = new EditorView({ state, parent });
  if (kept) view.scrollDOM.scrollTop = kept.scrollTop;
  return view;
}

const showProblems = (view: EditorView, problems: readonly TextProblem[]): void =>
  view.dispatch(
    setDiagnostics(
      view.state,
      problems.map((one) => diagnosticOf(view.state.doc, one)),
    ),
  );

/** Another text from outside: only what differs changes, so that the cursor and the scroll stay. */
function takeText(view: EditorView, text: string): void {
  const now = view.state.doc.toString();
  if (now === text) return;
  let from = 0;
  while (from < now.length && from < text.length && now[from] === text[from]) from++;
  let tail = 0;
  const most = Math.min(now.length, text.length) - from;
  while (tail < most && now[now.length - 1 - tail] === text[text.length - 1 - tail]) tail++;
  view.dispatch({
    changes: { from, to: now.length - tail, insert: text.slice(from, text.length - tail) },
    annotations: [fromOutside.of(true), Transaction.addToHistory.of(false)],
  });
}

function goToLine(view: EditorView, number: number): void {
  const line = view.state.doc.line(Math.min(number, view.state.doc.lines));
  view.dispatch({
    selection: EditorSelection.cursor(line.from),
    effects: EditorView.scrollIntoView(line.from, { y: 'center' }),
  });
}

function diagnosticOf(doc: Text, { line, column, length, severity, field, message }: TextProblem): Diagnostic {
  const at = doc.line(Math.min(line, doc.lines));
  const from = Math.min(at.from + column - 1, at.to);
  const to = length > 0 ? Math.min(from + length, at.to) : at.to;
  return { from, to: Math.max(from, to), severity, message: field === null ? message : `${field}: ${message}` };
}
