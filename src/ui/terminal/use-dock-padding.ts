import { type RefObject, useEffect, useRef } from 'react';

/** Keeps the page clear of the dock: it ends above it, and what gets the focus is scrolled to where it can be seen. */
export function useDockPadding(): RefObject<HTMLElement | null> {
  const dock = useRef<HTMLElement>(null);
  useEffect(() => {
    const { style } = document.documentElement;
    if (typeof ResizeObserver === 'undefined' || !dock.current) return;
    const observer = new ResizeObserver(() => {
      const height = `${dock.current?.offsetHeight ?? 0}px`;
      style.scrollPaddingBottom = height;
      style.setProperty('--dock-space', height);
    });
    observer.observe(dock.current);
    return () => {
      observer.disconnect();
      style.scrollPaddingBottom = '';
      style.removeProperty('--dock-space');
    };
  }, []);
  return dock;
}
