export function contentKey(root: string, parts: readonly string[]): string;
export function buildId(root: string): string;
export function pastId(root: string): string;
