import { useEffect, useState } from 'react';
import type { DataDays } from '../../session/views/data-days-view.ts';
import { useView } from '../store/use-view.ts';

interface GrownDays {
  readonly days: DataDays | null; // over the files read so far
  readonly isReading: boolean;
}

/** Files that are asked for at once after the first: each takes the worker some ten milliseconds. */
const AT_ONCE = 2;

/** The newest days of a version, some files more at a time, so that the worker is never kept long. */
export function useGrowingDays(name: string, version: string, folder: string | null): GrownDays {
  const [files, setFiles] = useState(1);
  const [last, setLast] = useState<DataDays | null>(null);
  const seen = useView('data-days', { name, version, folder, files });
  useEffect(() => {
    if (!seen) return;
    setLast(seen);
    if (files < seen.readable) setFiles(Math.min(seen.readable, files + AT_ONCE));
  }, [seen, files]);
  const days = seen ?? last;
  return { days, isReading: days !== null && days.read < days.readable };
}
