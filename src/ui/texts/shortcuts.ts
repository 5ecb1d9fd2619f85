/** Texts of the list of keyboard shortcuts. */
export const shortcutTexts = {
  terminal: 'Show or hide the terminal',
  search: 'To the search of the page',
  pause: 'Stop or start the clock',
  rows: 'Along the rows of a list; Enter opens',
  goTo: 'Go to',
  history: 'Back and forward',
  escape: 'Close what is on top',
  letters: 'Single letters work as shortcuts',
} as const;
