import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, codeFolding, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language';
import { lintGutter, lintKeymap } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Annotation, Compartment, EditorState, type Extension } from '@codemirror/state';
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { codeLanguage } from './code-language.ts';
import { codeTheme } from './code-theme.ts';
import { editorActs } from './editor-acts.ts';
import { specCompletion } from './spec-completion.ts';

/** On a change that was not typed: the file is another one now. */
export const fromOutside = Annotation.define<boolean>();

/** Parts of an editor that change while its text stays. */
export const parts = {
  acts: new Compartment(),
  editable: new Compartment(),
  blame: new Compartment(),
  help: new Compartment(),
};

const tellsThePage = EditorView.updateListener.of((update) => {
  const acts = update.state.facet(editorActs);
  if (update.docChanged && !update.transactions.some((one) => one.annotation(fromOutside)))
    acts.onChange(update.state.doc.toString());
  if (update.selectionSet || update.docChanged) tellCursor(update.view);
});

/** Tells the page where the cursor is. */
export function tellCursor({ state }: EditorView): void {
  const { head } = state.selection.main;
  const line = state.doc.lineAt(head);
  state.facet(editorActs).onCursor(line.number, head - line.from + 1);
}

const savesByKey = keymap.of([
  {
    key: 'Mod-s',
    preventDefault: true,
    run: (view) => {
      view.state.facet(editorActs).onSave();
      return true;
    },
  },
]);

/** Whether a text can be changed. What cannot is still read, searched and folded by keyboard. */
export const editableAs = (isReadOnly: boolean): Extension => EditorState.readOnly.of(isReadOnly);

/** A file in an editor: numbers, folds, search, undo, brackets, completion; Tab indents, Esc and then Tab leaves. */
export const codeExtensions = (path: string, label: string): Extension => [
  lineNumbers(),
  highlightActiveLineGutter(),
  highlightSpecialChars(),
  history(),
  codeFolding(),
  foldGutter(),
  EditorState.allowMultipleSelections.of(true),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  autocompletion({ icons: false }),
  highlightActiveLine(),
  highlightSelectionMatches(),
  search({ top: true }),
  lintGutter(),
  savesByKey,
  keymap.of([
    ...closeBracketsKeymap,
    ...completionKeymap,
    ...searchKeymap,
    ...historyKeymap,
    ...foldKeymap,
    ...lintKeymap,
    indentWithTab,
    ...defaultKeymap,
  ]),
  codeLanguage(path),
  codeTheme,
  specCompletion,
  EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
  tellsThePage,
  parts.acts.of([]),
  parts.editable.of([]),
  parts.blame.of([]),
  parts.help.of([]),
];
