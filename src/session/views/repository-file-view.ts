import * as v from 'valibot';
import { entryIn, type FileText, presentText, storedText } from '../repository/file-version.ts';
import { orNull, rememberedFor, workingCopy } from '../repository/working-copy.ts';
import { defineView } from './view.ts';

export type RepositoryFileView = FileText;

/** A file of the working copy: as it lies there ('work'), as it is 'staged', in 'head', or in a commit. */
export const repositoryFileView = defineView(
  'repository-file',
  v.strictObject({ path: v.string(), version: v.string() }),
  ({ world, context, params: { path, version } }): RepositoryFileView | null => {
    const copy = workingCopy({ world, context });
    if (!copy) return null;
    if (version === 'work') return presentText(copy, path);
    const { folder, repository } = copy;
    if (!repository) return null;
    return rememberedFor(folder, `file ${version} ${path}`, () =>
      orNull(() => storedText(repository, entryIn(repository, version, path))),
    );
  },
  { everyMs: 250 },
);
