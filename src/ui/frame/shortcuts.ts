import { pages } from '../pages/registry.ts';
import { frameTexts } from '../texts/frame.ts';
import { shortcutTexts } from '../texts/shortcuts.ts';
import { pageTitle } from './page-title.ts';

/** One line of the list that `?` shows. */
export interface Shortcut {
  readonly keys: string;
  readonly what: string;
}

/** All keyboard shortcuts. Single letters can be switched off (WCAG 2.1.4) and never work inside a field. */
export const shortcuts: readonly Shortcut[] = [
  { keys: 'Ctrl+K', what: frameTexts.palette },
  { keys: 'Ctrl+`', what: shortcutTexts.terminal },
  { keys: '?', what: frameTexts.shortcuts },
  { keys: '/', what: shortcutTexts.search },
  { keys: 'p', what: shortcutTexts.pause },
  { keys: 'n', what: frameTexts.skipTo },
  { keys: 'j  k', what: shortcutTexts.rows },
  ...pages.flatMap((page) =>
    page.nav?.key ? [{ keys: `g ${page.nav.key}`, what: `${shortcutTexts.goTo} ${pageTitle(page, {})}` }] : [],
  ),
  { keys: 'Tab', what: shortcutTexts.complete },
  { keys: 'Ctrl+R', what: shortcutTexts.recall },
  { keys: 'Ctrl+C', what: shortcutTexts.interrupt },
  { keys: 'Alt+←  Alt+→', what: shortcutTexts.history },
  { keys: 'Esc', what: shortcutTexts.escape },
];
