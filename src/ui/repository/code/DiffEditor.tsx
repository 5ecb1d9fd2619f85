import { codeFolding } from '@codemirror/language';
import { MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { repositoryTexts as texts } from '../../texts/repository.ts';
import { codeLanguage } from './code-language.ts';
import { codeTheme } from './code-theme.ts';

interface DiffEditorProps {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly isBeside: boolean;
}

const COLLAPSED = { margin: 3, minSize: 6 };

/** Two texts with what differs marked, beside each other or in one column. */
export default function DiffEditor({ path, before, after, isBeside }: DiffEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const parent = place.current;
    if (!parent) return;
    const view = isBeside ? besideView(parent, path, before, after) : unifiedView(parent, path, before, after);
    return () => view.destroy();
  }, [path, before, after, isBeside]);
  return <div ref={place} className="repo-diff-code" />;
}

const shared = (path: string, label: string): Extension => [
  lineNumbers(),
  codeFolding(),
  codeLanguage(path),
  codeTheme,
  EditorState.readOnly.of(true),
  EditorView.editable.of(false),
  EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
];

const besideView = (parent: HTMLElement, path: string, before: string, after: string): MergeView =>
  new MergeView({
    parent,
    a: { doc: before, extensions: shared(path, `${texts.before}: ${path}`) },
    b: { doc: after, extensions: shared(path, `${texts.after}: ${path}`) },
    highlightChanges: true,
    gutter: true,
    collapseUnchanged: COLLAPSED,
  });

const unifiedView = (parent: HTMLElement, path: string, before: string, after: string): EditorView =>
  new EditorView({
    parent,
    doc: after,
    extensions: [
      shared(path, texts.diffLabel(path)),
      unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged: COLLAPSED, gutter: true }),
    ],
  });
