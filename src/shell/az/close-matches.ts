/**
 * Words that resemble one another, by the measure of Ratcliff and Obershelp that Python's difflib uses: twice the
 * matching characters over all characters.
 */
function similarity(a: string, b: string): number {
  const length = a.length + b.length;
  return length === 0 ? 1 : (2 * matching(a, b)) / length;
}

/** Characters in common blocks: the longest one first, then left and right of it. */
function matching(a: string, b: string): number {
  let best = 0;
  let atA = 0;
  let atB = 0;
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < b.length; j++) {
      let size = 0;
      while (i + size < a.length && a[i + size] === b[j + size]) size++;
      if (size > best) {
        best = size;
        atA = i;
        atB = j;
      }
    }
  if (best === 0) return 0;
  return best + matching(a.slice(0, atA), b.slice(0, atB)) + matching(a.slice(atA + best), b.slice(atB + best));
}

/** At most three choices that resemble a word, the most similar first. */
export function closeMatches(word: string, choices: Iterable<string>, cutoff = 0.7): string[] {
  return [...choices]
    .map((choice) => ({ choice, score: similarity(choice, word) }))
    .filter(({ score }) => score >= cutoff)
    .sort((a, b) => b.score - a.score || (a.choice < b.choice ? 1 : -1))
    .slice(0, 3)
    .map(({ choice }) => choice);
}
