import * as v from 'valibot';
import { joinPath } from '../../kernel/files/file-tree.ts';
import { seenFiles } from '../../kernel/files/seen-files.ts';
import { jsonProblems } from '../checking/json-problems.ts';
import { pythonProblems } from '../checking/python-problems.ts';
import type { SpecKind } from '../checking/spec-kind.ts';
import type { TextProblem } from '../checking/text-problem.ts';
import { yamlProblems } from '../checking/yaml-problems.ts';
import { WORKING_COPY } from '../repository/working-copy.ts';
import { defineView, type Looked } from './view.ts';

/** What is wrong with a text before anybody uses it. */
export interface FileProblemsView {
  readonly spec: { readonly id: SpecKind['id']; readonly title: string } | null; // what `az` would read it as
  readonly problems: readonly TextProblem[];
}

/** Checks a text as if it lay at a path of the working copy: YAML, Python and JSON by their endings. */
export const fileProblemsView = defineView(
  'file-problems',
  v.strictObject({ path: v.string(), text: v.string() }),
  (looked): FileProblemsView => problemsOf(looked),
  { everyMs: 1000 },
);

function problemsOf({
  world,
  context,
  params: { path, text },
}: Looked<{ readonly path: string; readonly text: string }>): FileProblemsView {
  if (/\.ya?ml$/.test(path)) {
    const files = seenFiles(world, context.content);
    const { kind, problems } = yamlProblems(text, { world, files, folder: joinPath(WORKING_COPY, `${path}/..`) });
    return { spec: kind && { id: kind.id, title: kind.title }, problems };
  }
  if (path.endsWith('.py')) return { spec: null, problems: pythonProblems(context, path, text) };
  return { spec: null, problems: path.endsWith('.json') ? jsonProblems(text) : [] };
}
