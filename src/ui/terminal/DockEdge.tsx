import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { terminalTexts as texts } from '../texts/terminal.ts';
import { LEAST_HEIGHT, mostHeight, useDock } from './dock-store.ts';

export const HEIGHT_STEP = 40;

/** The upper edge of the terminals: dragged, or moved with the arrow keys. */
export function DockEdge({ controls }: { readonly controls: string }) {
  const { height, resize } = useDock();
  const drag = useRef<{ readonly y: number; readonly height: number } | null>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = {
      ArrowUp: height + HEIGHT_STEP,
      ArrowDown: height - HEIGHT_STEP,
      Home: LEAST_HEIGHT,
      End: mostHeight(),
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    resize(to);
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { y: event.clientY, height };
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved, a separator can
    <div
      role="separator"
      className="dock-edge"
      aria-orientation="horizontal"
      aria-label={texts.height}
      aria-controls={controls}
      aria-valuenow={height}
      aria-valuemin={LEAST_HEIGHT}
      aria-valuemax={mostHeight()}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={({ clientY }) => {
        if (drag.current) resize(drag.current.height + drag.current.y - clientY);
      }}
      onPointerUp={() => {
        drag.current = null;
      }}
    />
  );
}
