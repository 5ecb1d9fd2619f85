import { AnchorError, type AnchoredEdit, applyAnchoredEdit } from './anchored-edit.ts';

/** What somebody does to files in an editor. Paths lie below the repository. */
export type TreeEdit = {
  readonly edits: readonly AnchoredEdit[]; // one after the other
  readonly files: readonly { readonly file: string; readonly text: string }[]; // written whole
  readonly remove: readonly string[];
};

/** Files as an edit finds and leaves them. */
export interface EditedFiles {
  read(file: string): string | undefined;
  write(file: string, text: string): void;
  remove(file: string): void;
}

/** Carries an edit out. @throws AnchorError when an anchor, or a file, is not there */
export function applyTreeEdit(files: EditedFiles, { edits, files: whole, remove }: TreeEdit): void {
  const need = (file: string): string => {
    const text = files.read(file);
    if (text === undefined) throw new AnchorError(`${file}: there is no such file`);
    return text;
  };
  for (const edit of edits) files.write(edit.file, applyAnchoredEdit(need(edit.file), edit));
  for (const { file, text } of whole) files.write(file, text);
  for (const file of remove) {
    need(file);
    files.remove(file);
  }
}
