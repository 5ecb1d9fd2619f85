type Draw = () => void;

const waiting: Draw[] = [];
let isAsked = false;

/**
 * Draws in an animation frame of its own: however many charts have something new, one of them is drawn per frame, so
 * that the page answers in between. Returns how to call it off.
 */
export function onChartFrame(draw: Draw): () => void {
  waiting.push(draw);
  ask();
  return () => {
    const at = waiting.indexOf(draw);
    if (at >= 0) waiting.splice(at, 1);
  };
}

function ask(): void {
  if (isAsked || waiting.length === 0) return;
  isAsked = true;
  requestAnimationFrame(() => {
    isAsked = false;
    waiting.shift()?.();
    ask();
  });
}
