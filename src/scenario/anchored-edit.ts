import * as v from 'valibot';

/** An edit that finds its place by the text around it, so that it also applies to a tree somebody has changed. */
export const anchoredEditSchema = v.strictObject({
  file: v.string(), // 'src/scoring/checkout_score.py', below the repository
  find: v.pipe(v.string(), v.minLength(1)), // exact text that must occur once
  replace: v.string(),
});

export type AnchoredEdit = v.InferOutput<typeof anchoredEditSchema>;

export class AnchorError extends Error {}

/** The text after the edit. @throws AnchorError when the anchor is missing or occurs more than once */
export function applyAnchoredEdit(text: string, edit: AnchoredEdit): string {
  const at = text.indexOf(edit.find);
  if (at < 0) throw new AnchorError(`${edit.file}: the anchor '${firstLine(edit.find)}' does not occur`);
  if (text.indexOf(edit.find, at + 1) >= 0)
    throw new AnchorError(`${edit.file}: the anchor '${firstLine(edit.find)}' occurs more than once`);
  return text.slice(0, at) + edit.replace + text.slice(at + edit.find.length);
}

const firstLine = (text: string): string => text.trim().split('\n')[0] ?? '';
