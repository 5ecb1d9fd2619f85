import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Colours are variables of `repository.css`, so that they follow the page's theme without a word to the editor. */
const theme = EditorView.theme({
  '&': { backgroundColor: 'var(--panel)', color: 'var(--ink)', fontSize: '13px' },
  '&.cm-focused': { outline: '2px solid var(--colorStrokeFocus2)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.5' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--ground)', color: 'var(--faint)', borderRight: '1px solid var(--line)' },
  '.cm-activeLine': { backgroundColor: 'var(--code-line)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--code-line)', color: 'var(--ink)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--code-match)' },
  '.cm-searchMatch': { backgroundColor: 'var(--code-match)', outline: '1px solid var(--code-number)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--code-found)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--code-match)',
    outline: '1px solid var(--faint)',
  },
  '.cm-foldPlaceholder': { backgroundColor: 'var(--ground)', color: 'var(--faint)', borderColor: 'var(--line)' },
  '.cm-panels': { backgroundColor: 'var(--ground)', color: 'var(--ink)' },
  '.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-textfield': {
    backgroundColor: 'var(--panel)',
    color: 'var(--ink)',
    border: '1px solid var(--colorNeutralStrokeAccessible)',
  },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--panel)',
    color: 'var(--ink)',
    border: '1px solid var(--colorNeutralStrokeAccessible)',
  },
  '.cm-panel.cm-search': { padding: '6px 36px 6px 6px', fontSize: '13px' },
  '.cm-panel.cm-search input, .cm-panel.cm-search button': { minHeight: '26px', fontSize: '13px' },
  '.cm-panel.cm-search label': { display: 'inline-flex', alignItems: 'center', gap: '4px', fontSize: '13px' },
  '.cm-panel.cm-search input[type=checkbox]': { minHeight: '0', width: '18px', height: '18px' },
  '.cm-panel.cm-search [name=close]': {
    top: '6px',
    right: '6px',
    width: '26px',
    height: '26px',
    color: 'var(--ink)',
    fontSize: '18px',
  },
  '.cm-tooltip': { backgroundColor: 'var(--panel)', color: 'var(--ink)', border: '1px solid var(--line)' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--chosen)',
    color: 'var(--ink)',
    outline: '1px solid var(--accent)',
  },
  '.cm-completionDetail': { color: 'var(--faint)', fontStyle: 'normal' },
  '.cm-diagnostic-error': { borderLeft: '4px solid var(--bad)' },
  '.cm-diagnostic-warning': { borderLeft: '4px solid var(--code-warning)' },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--bad)' },
  '.cm-lintRange-warning': { backgroundImage: 'none', textDecoration: 'underline wavy var(--code-warning)' },
  '.cm-collapsedLines': { background: 'var(--ground)', color: 'var(--ink)', padding: '4px 8px' },
  // What was added or removed is told by signs as well: colours may be forced, or not be seen.
  '& .cm-changeGutter': { width: '1.3em', paddingLeft: '0', textAlign: 'center', fontWeight: '700' },
  '& .cm-changedLineGutter, &.cm-merge-a .cm-changedLineGutter, &.cm-merge-b .cm-changedLineGutter': {
    background: 'none',
    color: 'var(--good)',
  },
  '&.cm-merge-a .cm-changedLineGutter, & .cm-deletedLineGutter, &.cm-merge-b .cm-deletedLineGutter': {
    background: 'none',
    color: 'var(--bad)',
  },
  '.cm-changedLineGutter::after': { content: '"+"' },
  '&.cm-merge-a .cm-changedLineGutter::after, .cm-deletedLineGutter::after': { content: '"−"' },
  '.cm-deletedChunk': { backgroundColor: 'var(--code-deleted)' },
  '.cm-changedLine, &.cm-merge-b .cm-changedLine': { backgroundColor: 'var(--code-inserted)' },
  '&.cm-merge-a .cm-changedLine': { backgroundColor: 'var(--code-deleted)' },
  '&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText': {
    background: 'var(--code-deleted-word)',
    textDecoration: 'none',
  },
  '&.cm-merge-b .cm-changedText, .cm-changedText': { background: 'var(--code-inserted-word)' },
});

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier, tags.controlKeyword], color: 'var(--code-keyword)' },
  { tag: [tags.string, tags.special(tags.string), tags.character], color: 'var(--code-string)' },
  { tag: [tags.comment, tags.docString, tags.meta], color: 'var(--code-comment)', fontStyle: 'italic' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--code-number)' },
  { tag: [tags.propertyName, tags.definition(tags.propertyName), tags.attributeName], color: 'var(--code-property)' },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.definition(tags.variableName))],
    color: 'var(--code-function)',
  },
  { tag: [tags.className, tags.definition(tags.className), tags.typeName], color: 'var(--code-function)' },
  { tag: tags.invalid, color: 'var(--bad)' },
]);

/** How code looks in every editor of the page. */
export const codeTheme: Extension = [theme, syntaxHighlighting(colours)];
