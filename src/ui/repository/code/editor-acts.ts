import { Facet } from '@codemirror/state';

/** What an editor tells the page. */
export interface EditorActs {
  onChange(text: string): void;
  onSave(): void;
  onCursor(line: number, column: number): void;
}

const NONE: EditorActs = { onChange: () => undefined, onSave: () => undefined, onCursor: () => undefined };

/** The page's ears; a state that is kept while another file is open must not hold them itself. */
export const editorActs = Facet.define<EditorActs, EditorActs>({ combine: ([acts]) => acts ?? NONE });
