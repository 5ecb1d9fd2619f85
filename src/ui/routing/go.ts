/** Goes to a place (`href`). `replace` leaves no trace in the history: a tab, a filter, a sort. */
export function go(hash: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  if (!replace) {
    window.location.hash = hash;
    return;
  }
  window.history.replaceState(null, '', hash);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}
