import { useState } from 'react';
import { useSession } from '../store/session-context.ts';

/** Half-written texts by play: a briefing is one object for as long as its play lasts. */
const drafts = new WeakMap<object, Map<string, string>>();
const NOWHERE = {};

/** A text somebody is writing. It stays when they look something up on another page. */
export function useDraft(name: string): [text: string, write: (text: string) => void] {
  const play = useSession((state) => state.briefing) ?? NOWHERE;
  const kept = drafts.get(play) ?? new Map<string, string>();
  drafts.set(play, kept);
  const [text, setText] = useState(kept.get(name) ?? '');
  return [
    text,
    (next) => {
      kept.set(name, next);
      setText(next);
    },
  ];
}
