import { parseReference } from '../../azure/reference.ts';

/** The page of what a job's input refers to; null when it has none (a path of a datastore). */
export function placeOfReference(text: string, type: string): readonly string[] | null {
  const reference = parseReference(text);
  if (reference.kind === 'job-output') return ['jobs', reference.job];
  if (reference.kind !== 'asset' || reference.version === null) return null;
  return [type.endsWith('_model') ? 'models' : 'data', reference.name, reference.version];
}
