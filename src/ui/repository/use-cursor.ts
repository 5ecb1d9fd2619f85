import { useCallback, useEffect, useState } from 'react';
import { useQuery } from '../routing/use-query.ts';

interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where the cursor is, and where it shall go: the line of the address (`?line=`), or a problem's. */
export function useCursor() {
  const [asked] = useQuery('line', '');
  const [place, setWhole] = useState<Place>({ line: 1, column: 1 });
  const [wanted, setWanted] = useState({ number: 0 });
  useEffect(() => setWanted({ number: Math.max(0, Math.floor(Number(asked)) || 0) }), [asked]);
  const setPlace = useCallback((line: number, column: number) => {
    setWhole((before) => (before.line === line && before.column === column ? before : { line, column }));
  }, []);
  const goTo = useCallback((number: number) => setWanted({ number }), []);
  return { place, setPlace, wanted, goTo };
}
