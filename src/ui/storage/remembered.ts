const PREFIX = 'mlops-flight-simulator/';

/** A setting of this browser; null when there is none or storage is forbidden. */
export function remembered(key: string): string | null {
  try {
    return window.localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

/** Keeps a setting. Where storage is forbidden or full it holds until the tab is closed, which is all a setting needs. */
export function remember(key: string, value: string): void {
  try {
    window.localStorage.setItem(PREFIX + key, value);
  } catch {
    // A setting is a convenience: see above.
  }
}
