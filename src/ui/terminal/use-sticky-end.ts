import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

interface StickyEnd {
  readonly isAtEnd: boolean;
  onScroll(): void;
  toEnd(): void;
}

const NEAR = 8;

/**
 * Keeps a scroll area at its end while it grows, unless one scrolled back. `newest` names the last thing in it: a new one
 * brings the area to its end in any case. `isHeld`: something else in it is to be seen first.
 */
export function useStickyEnd(
  area: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  newest: string | undefined,
  isHeld: boolean,
): StickyEnd {
  const sticks = useRef(!isHeld);
  const held = useRef(isHeld ? newest : null); // until something newer comes
  const [isAtEnd, setAtEnd] = useState(true);
  const toEnd = (): void => {
    sticks.current = true;
    setAtEnd(true);
    if (area.current) area.current.scrollTop = area.current.scrollHeight;
  };
  const keep = (): void => {
    if (sticks.current && area.current) area.current.scrollTop = area.current.scrollHeight;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a line that is typed is to be seen
  useLayoutEffect(() => {
    if (held.current === newest) return;
    held.current = null;
    toEnd();
  }, [newest]);
  useLayoutEffect(() => keep());
  // Blocks off screen are measured late: their height is known only when they are drawn.
  // biome-ignore lint/correctness/useExhaustiveDependencies: watches for as long as it is there
  useLayoutEffect(() => {
    if (typeof ResizeObserver === 'undefined' || !content.current || !area.current) return;
    const observer = new ResizeObserver(keep);
    observer.observe(content.current);
    observer.observe(area.current);
    return () => observer.disconnect();
  }, []);
  return {
    isAtEnd,
    toEnd,
    onScroll() {
      if (!area.current) return;
      const { scrollTop, scrollHeight, clientHeight } = area.current;
      sticks.current = scrollTop + clientHeight >= scrollHeight - NEAR;
      if (sticks.current !== isAtEnd) setAtEnd(sticks.current);
    },
  };
}
