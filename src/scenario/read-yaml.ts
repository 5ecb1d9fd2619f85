import * as v from 'valibot';
import { parseDocument } from 'yaml';
import { ContentError, needFile, type Pack } from './pack.ts';

/** Reads one YAML file of a pack by a schema. @throws ContentError naming file and path */
export function readYaml<Schema extends v.GenericSchema>(
  pack: Pack,
  path: string,
  schema: Schema,
): v.InferOutput<Schema> {
  const document = parseDocument(needFile(pack, path));
  const broken = document.errors[0];
  if (broken)
    throw new ContentError(path, `line ${broken.linePos?.[0].line ?? 1}`, broken.message.split('\n')[0] ?? '');
  const parsed = v.safeParse(schema, document.toJS());
  if (parsed.success) return parsed.output;
  const issue = parsed.issues[0];
  throw new ContentError(path, v.getDotPath(issue) ?? '', issue.message);
}
