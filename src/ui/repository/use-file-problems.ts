import { useEffect, useState } from 'react';
import type { FileProblemsView } from '../../session/views/file-problems-view.ts';
import { useAsk } from '../store/use-ask.ts';

interface Checked extends FileProblemsView {
  readonly state: 'checking' | 'checked' | 'waits'; // waits: Python is not there yet
}

const NOTHING: Checked = { spec: null, problems: [], state: 'checked' };
const AGAIN_MS = 2000;

/** Python is run for it, a schema is only looked at. */
const pauseOf = (path: string): number => (path.endsWith('.py') ? 600 : 200);

/** What is wrong with a text as it is typed. Asked when the fingers rest. */
export function useFileProblems(path: string, text: string, isWanted: boolean): Checked {
  const ask = useAsk();
  const [checked, setChecked] = useState<Checked>(NOTHING);
  const isChecked = isWanted && /\.(ya?ml|py|json)$/.test(path);
  useEffect(() => {
    if (!isChecked) {
      setChecked(NOTHING);
      return;
    }
    let timer: ReturnType<typeof setTimeout>;
    let isOver = false;
    const check = async (): Promise<void> => {
      setChecked((before) => ({ ...before, state: 'checking' }));
      const found = await ask('file-problems', { path, text });
      if (isOver) return;
      setChecked((before) => (found ? { ...found, state: 'checked' } : { ...before, state: 'waits' }));
      if (!found) timer = setTimeout(() => void check(), AGAIN_MS);
    };
    timer = setTimeout(() => void check(), pauseOf(path));
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [ask, path, text, isChecked]);
  return checked;
}
