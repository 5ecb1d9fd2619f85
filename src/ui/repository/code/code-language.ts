import { json } from '@codemirror/lang-json';
import { python } from '@codemirror/lang-python';
import { yaml } from '@codemirror/lang-yaml';
import { indentUnit } from '@codemirror/language';
import type { Extension } from '@codemirror/state';

/** The language of a file, by its ending; none for what has no colours here. */
export function codeLanguage(path: string): Extension {
  if (path.endsWith('.py')) return [python(), indentUnit.of('    ')];
  if (/\.ya?ml$/.test(path)) return [yaml(), indentUnit.of('  ')];
  if (path.endsWith('.json')) return [json(), indentUnit.of('  ')];
  return [];
}
