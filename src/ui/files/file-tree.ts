/** A folder of a file list, or a file. */
export interface FileBranch {
  readonly name: string; // 'src/jobs' where a folder holds nothing but one other
  readonly path: string; // whole path
  readonly below: readonly FileBranch[] | null; // null: a file
}

/** Paths as a tree: folders first, each in order of name. */
export function fileTree(paths: readonly string[], at = ''): FileBranch[] {
  const folders = new Map<string, string[]>();
  const files: FileBranch[] = [];
  for (const path of paths) {
    const rest = path.slice(at.length);
    const slash = rest.indexOf('/');
    if (slash < 0) files.push({ name: rest, path, below: null });
    else folders.set(rest.slice(0, slash), [...(folders.get(rest.slice(0, slash)) ?? []), path]);
  }
  return [...[...folders].map(([name, inner]) => folder(name, `${at}${name}/`, inner)), ...files];
}

/** A folder with nothing but one folder in it is one step to read. */
function folder(name: string, at: string, paths: readonly string[]): FileBranch {
  const below = fileTree(paths, at);
  const [only] = below;
  if (below.length === 1 && only?.below) return { ...only, name: `${name}/${only.name}` };
  return { name, path: at.slice(0, -1), below };
}
