/** Texts of the list of keyboard shortcuts. */
export const shortcutTexts = {
  terminal: 'Show or hide the terminal',
  complete: 'At the prompt: complete; Esc, then Tab leaves it',
  recall: 'At the prompt: search the history',
  interrupt: 'At the prompt: end the running line between two calls',
  search: 'To the search of the page',
  pause: 'Stop or start the clock',
  rows: 'Along the rows of a list; Enter opens',
  goTo: 'Go to',
  history: 'Back and forward',
  escape: 'Close what is on top',
  letters: 'Single letters work as shortcuts',
} as const;
