/** Texts of the terminal. */
export const terminalTexts = {
  terminal: 'Terminal',
  terminals: 'Terminals',
  outputOf: 'Output of terminal',
  busy: 'busy',
  queued: 'typed ahead, waits',
  exit: 'exit',
  prompt: 'Command',
  run: 'Run',
  interrupt: 'Ctrl-C',
  unfinished: 'Not finished: Enter goes on, Run sends it as it is, Ctrl-C drops it.',
  newTerminal: 'New terminal',
} as const;
