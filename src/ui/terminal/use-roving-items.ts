import { type KeyboardEvent, type RefObject, useEffect } from 'react';

const ITEMS = ':is(a[href], button:not(:disabled))';

/**
 * Makes many links and buttons one stop of the Tab key: the one that has the focus, else the last; arrow keys, Home and
 * End go along them. `shown` changes when items come or go.
 */
export function useRovingItems(area: RefObject<HTMLElement | null>, shown: unknown) {
  const items = (): HTMLElement[] => [...(area.current?.querySelectorAll<HTMLElement>(ITEMS) ?? [])];
  const stopAt = (stop: HTMLElement | undefined, all: readonly HTMLElement[]): void => {
    for (const item of all) item.tabIndex = item === stop ? 0 : -1;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: items come and go with what is shown
  useEffect(() => {
    const all = items();
    stopAt(all.find((item) => item === document.activeElement) ?? all.at(-1), all);
  }, [shown]);
  return {
    onFocus({ target }: { readonly target: EventTarget }): void {
      const all = items();
      const item = all.find((one) => one === target);
      if (item) stopAt(item, all);
    },
    onKeyDown(event: KeyboardEvent): void {
      const all = items();
      const at = all.indexOf(event.target as HTMLElement);
      if (at < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      all[Math.max(0, Math.min(to, all.length - 1))]?.focus();
    },
  };
}
