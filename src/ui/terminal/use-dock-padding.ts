import { type RefObject, useEffect, useRef } from 'react';

/** Keeps what gets the focus clear of the dock: the page scrolls as if it ended above it. */
export function useDockPadding(): RefObject<HTMLElement | null> {
  const dock = useRef<HTMLElement>(null);
  useEffect(() => {
    const { style } = document.documentElement;
    if (typeof ResizeObserver === 'undefined' || !dock.current) return;
    const observer = new ResizeObserver(() => {
      style.scrollPaddingBottom = `${dock.current?.offsetHeight ?? 0}px`;
    });
    observer.observe(dock.current);
    return () => {
      observer.disconnect();
      style.scrollPaddingBottom = '';
    };
  }, []);
  return dock;
}
