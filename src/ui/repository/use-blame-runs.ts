import { useRef } from 'react';
import type { BlameRun } from '../../session/views/repository-blame-view.ts';
import { useQuery } from '../routing/use-query.ts';
import { useView } from '../store/use-view.ts';

const NOWHERE = { path: '', version: 'head' };

/**
 * Who last changed the lines of a file; null while nobody asks. While something is typed the last answer stays: the
 * editor moves it along with the lines.
 */
export function useBlameRuns(path: string, version: string, isChanging: boolean): readonly BlameRun[] | null {
  const isOn = useQuery('blame', '')[0] === '1';
  const seen = useView('repository-blame', isOn ? { path, version } : NOWHERE) ?? null;
  const last = useRef<readonly BlameRun[] | null>(null);
  if (!isOn) last.current = null;
  else if (!isChanging) last.current = seen;
  return last.current;
}
