/** Content as text by path below `scenarios/`, e.g. `kestrand/repo/README.md`. Given by whoever can read files. */
export interface Pack {
  readonly files: ReadonlyMap<string, string>;
}

/** A mistake in the content: names the file and the place in it. */
export class ContentError extends Error {
  constructor(
    readonly file: string,
    readonly place: string,
    message: string,
  ) {
    super(`${file}: ${place ? `${place}: ` : ''}${message}`);
  }
}

/** @throws ContentError when the pack has no such file */
export function needFile(pack: Pack, path: string): string {
  const text = pack.files.get(path);
  if (text === undefined) throw new ContentError(path, '', 'the file is missing');
  return text;
}
