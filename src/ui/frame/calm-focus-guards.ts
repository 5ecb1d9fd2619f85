const GUARD = 'i[data-tabster-dummy]';

/**
 * Fluent's Tabster puts two invisible guards around the page, which can be reached by Tab only while nothing in it has the
 * focus. It makes them when the first menu or dialog is needed and forgets to look where the focus is then: they would
 * stay two stops that nobody sees, until the focus has left the page once.
 */
export function calmFocusGuards(body: HTMLElement): void {
  new MutationObserver((changes) => {
    const { activeElement } = body.ownerDocument;
    if (activeElement === null || activeElement === body) return;
    for (const { addedNodes } of changes)
      for (const node of addedNodes) if (node instanceof HTMLElement && node.matches(GUARD)) node.tabIndex = -1;
  }).observe(body, { childList: true });
}
