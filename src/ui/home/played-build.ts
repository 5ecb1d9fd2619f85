import * as v from 'valibot';

const schema = v.object({ build: v.string() });
let asked: Promise<string | null> | null = null;

/** The build that plays made here belong to; null when it cannot be had now. */
export function playedBuild(): Promise<string | null> {
  asked ??= fetch(new URL('game/build.json', document.baseURI))
    .then((answer) => answer.json())
    .then((value) => v.parse(schema, value).build)
    .catch(() => {
      asked = null;
      return null;
    });
  return asked;
}
