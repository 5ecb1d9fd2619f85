import { useEffect, useState } from 'react';
import type { DataProfile } from '../../session/views/data-profile-view.ts';
import { useView } from '../store/use-view.ts';

interface Profiled {
  readonly profile: DataProfile | null; // over the files read so far
  readonly isReading: boolean;
}

/** The profile of a version, one file more at a time, so that the worker is never kept long. */
export function useGrowingProfile(name: string, version: string): Profiled {
  const [files, setFiles] = useState(1);
  const [last, setLast] = useState<DataProfile | null>(null);
  const seen = useView('data-profile', { name, version, files });
  useEffect(() => {
    if (!seen) return;
    setLast(seen);
    if (files < seen.readable) setFiles(files + 1);
  }, [seen, files]);
  const profile = seen ?? last;
  return { profile, isReading: seen === undefined || (profile !== null && profile.read < profile.readable) };
}
