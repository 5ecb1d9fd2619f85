/** What the page is called where its other texts are not loaded yet. */
export const repositoryTitle = 'Repository';
