/** Tags in one line, for search and sort. */
export const tagText = (tags: { readonly [tag: string]: string }): string =>
  Object.entries(tags)
    .map(([tag, value]) => `${tag}: ${value}`)
    .join(', ');
