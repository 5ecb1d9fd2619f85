/** Resolves after one real turn of the host's event loop: by then every microtask of a shell segment has run. */
export const macrotask: () => Promise<void> = chooseTurn();

function chooseTurn(): () => Promise<void> {
  // Node has setImmediate, browsers have message ports; a timer of zero is what is left for anything else.
  if (typeof setImmediate === 'function') {
    const turn = setImmediate;
    return () => new Promise((resolve) => turn(resolve));
  }
  if (typeof MessageChannel === 'function') {
    const { port1, port2 } = new MessageChannel();
    const waiting: (() => void)[] = [];
    port1.onmessage = () => waiting.shift()?.();
    return () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        port2.postMessage(0);
      });
  }
  const turn = setTimeout;
  return () => new Promise((resolve) => turn(resolve, 0));
}
