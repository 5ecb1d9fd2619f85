import { Button, Select } from '@fluentui/react-components';
import { FastForward20Regular, Pause20Filled, Play20Filled } from '@fluentui/react-icons';
import { Time } from '../kit/Time.tsx';
import { useSession } from '../store/session-context.ts';
import { frameTexts } from '../texts/frame.ts';

const SPEEDS = [1, 10, 60, 300] as const;

/** The clock: what time it is in the world, how fast it runs, whether, and on to the next event. */
export function Clock() {
  const now = useSession((state) => state.frame?.now ?? 0);
  const speed = useSession((state) => state.frame?.speed ?? 60);
  const isPaused = useSession((state) => state.frame?.isPaused ?? false);
  const isReadOnly = useSession((state) => state.isReadOnly);
  const setClock = useSession((state) => state.setClock);
  const skip = useSession((state) => state.skip);
  return (
    <fieldset className="clock" aria-label={frameTexts.clock} disabled={isReadOnly}>
      <Time at={Math.floor(now / 1000) * 1000} />
      <Button
        size="small"
        icon={isPaused ? <Play20Filled /> : <Pause20Filled />}
        aria-label={isPaused ? frameTexts.go : frameTexts.pause}
        title={isPaused ? frameTexts.go : frameTexts.pause}
        onClick={() => setClock(speed, !isPaused)}
      />
      <Button
        size="small"
        icon={<FastForward20Regular />}
        aria-label={frameTexts.skipTo}
        title={frameTexts.skipTo}
        onClick={skip}
      />
      <Select
        size="small"
        aria-label={frameTexts.speed}
        value={String(speed)}
        onChange={(_, { value }) => setClock(Number(value), isPaused)}
      >
        {SPEEDS.map((times) => (
          <option key={times} value={times}>
            {frameTexts.speedOf(times)}
          </option>
        ))}
      </Select>
    </fieldset>
  );
}
