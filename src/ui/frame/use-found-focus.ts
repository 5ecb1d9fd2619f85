import { useEffect, useRef } from 'react';

/** Puts the focus on the page's content, where reading goes on. */
export const focusMain = (): void => document.getElementById('main')?.focus({ preventScroll: true });

/** Whoever goes to another page with something that vanishes on the way goes on at the new page's content, not at the top. */
export function useFoundFocus(path: string): void {
  const last = useRef(path);
  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) focusMain();
  }, [path]);
}
