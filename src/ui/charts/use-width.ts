import { type RefObject, useLayoutEffect, useState } from 'react';

/** For an element that has none yet: what is drawn for it may be any size. */
const UNSEEN = 600;

/** Width of an element in whole pixels; null until it is measured. */
export function useWidth(element: RefObject<HTMLElement | null>): number | null {
  const [width, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => {
    const node = element.current;
    if (!node) return;
    const measure = (): void => setWidth(Math.floor(node.clientWidth) || UNSEEN);
    measure();
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
