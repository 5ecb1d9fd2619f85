import { type FocusEvent, useEffect, useState } from 'react';
import { useChartPointer } from './chart-pointer.ts';

/** Holds all charts while somebody points into this one or walks through it by keyboard. */
export function useHeld(chart: string) {
  const [isPointed, setPointed] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const hold = useChartPointer((state) => state.hold);
  const release = useChartPointer((state) => state.release);
  const holds = isPointed || isFocused;
  useEffect(() => {
    if (!holds) return;
    hold(chart);
    return () => release(chart);
  }, [holds, chart, hold, release]);
  return {
    onPointerEnter: () => setPointed(true),
    onPointerLeave: () => setPointed(false),
    // A click leaves the focus behind as well; only who goes by keyboard is still reading.
    onFocus: (event: FocusEvent) => setFocused(event.target.matches(':focus-visible')),
    onBlur: () => setFocused(false),
  };
}
