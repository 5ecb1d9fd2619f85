import { isoTime } from '../session/views/iso-time.ts';
import { SaveRecording } from './SaveRecording.tsx';
import type { SessionStore } from './session-store.ts';
import { texts } from './texts.ts';

const SPEEDS = [1, 10, 60, 300] as const;

/** The clock: what time it is in the world, how fast it runs, and whether. */
export function ClockBar({ useSession }: { readonly useSession: SessionStore }) {
  const now = useSession((state) => state.view?.now ?? 0);
  const speed = useSession((state) => state.view?.speed ?? 60);
  const isPaused = useSession((state) => state.view?.isPaused ?? false);
  const setClock = useSession((state) => state.setClock);
  return (
    <fieldset className="clock panel" aria-label={texts.clock}>
      <time dateTime={isoTime(now)}>{isoTime(now).slice(0, 19).replace('T', ' ')} UTC</time>
      <button type="button" onClick={() => setClock(speed, !isPaused)}>
        {isPaused ? texts.go : texts.pause}
      </button>
      <label>
        {texts.speed}{' '}
        <select value={speed} onChange={(event) => setClock(Number(event.target.value), isPaused)}>
          {SPEEDS.map((value) => (
            <option key={value} value={value}>
              {value} ×
            </option>
          ))}
        </select>
      </label>
      <SaveRecording useSession={useSession} />
    </fieldset>
  );
}
