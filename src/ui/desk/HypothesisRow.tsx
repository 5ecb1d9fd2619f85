import { Input, Select, Slider } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { Hypothesis, HypothesisState } from '../../session/views/incident-view.ts';
import { formatMinute } from '../kit/format-time.ts';
import { evidenceTexts as texts } from '../texts/desk.ts';
import { Failed } from './Failed.tsx';
import { useAct } from './use-act.ts';

interface HypothesisRowProps {
  readonly hypothesis: Hypothesis;
  readonly isOver: boolean;
}

/** A value is said once it has rested so long: a dragged slider passes many. */
const REST_MS = 600;

/** One hypothesis: its confidence as slider and number, its state, and how both came to be. */
export function HypothesisRow({ hypothesis: { n, text, beliefs }, isOver }: HypothesisRowProps) {
  const last = beliefs.at(-1);
  const { act, isBlocked, failed } = useAct();
  const held = last?.confidence ?? 0;
  const hold = (flags: string) => act(`pager hypothesis update ${n} ${flags}`);
  const [confidence, setConfidence] = useResting(held, (value) => hold(`--confidence ${value}`));
  const state = last?.state ?? 'open';
  const isFixed = isOver || isBlocked;
  return (
    <li className={`hypothesis hypothesis-${state}`}>
      <p>{text}</p>
      <div className="belief">
        <Slider
          aria-label={texts.confidenceOf(n)}
          min={0}
          max={100}
          value={confidence}
          disabled={isFixed}
          onChange={(_, { value }) => setConfidence(value)}
        />
        <Input
          type="number"
          size="small"
          min={0}
          max={100}
          aria-label={`${texts.confidenceOf(n)} (${texts.percent})`}
          contentAfter={texts.percent}
          value={String(confidence)}
          disabled={isFixed}
          onChange={(_, { value }) => setConfidence(Math.max(0, Math.min(100, Math.round(Number(value)))))}
        />
        <Select
          size="small"
          aria-label={texts.stateOf(n)}
          value={state}
          disabled={isFixed}
          onChange={(_, { value }) => void hold(`--state ${value}`)}
        >
          {(Object.keys(texts.states) as HypothesisState[]).map((one) => (
            <option key={one} value={one}>
              {texts.states[one]}
            </option>
          ))}
        </Select>
      </div>
      {beliefs.length < 2 ? null : (
        <p className="hint">
          {texts.course(
            beliefs.map((one) => texts.belief(one.confidence, one.state, formatMinute(one.at))).join(' → '),
          )}
        </p>
      )}
      <Failed text={failed} />
    </li>
  );
}

/** A value that somebody is moving: told once it rests, or when its row goes away before. */
function useResting(
  held: number,
  tell: (value: number) => Promise<unknown>,
): [value: number, set: (value: number) => void] {
  const [moving, setMoving] = useState<number | null>(null);
  const resting = useRef<{ readonly value: number; readonly timer: ReturnType<typeof setTimeout> } | null>(null);
  const say = (): void => {
    const told = resting.current;
    resting.current = null;
    if (!told) return;
    clearTimeout(told.timer);
    void tell(told.value).then(() => setMoving((now) => (now === told.value ? null : now)));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a row is of one hypothesis for as long as it lives
  useEffect(() => say, []);
  const move = (value: number): void => {
    if (resting.current) clearTimeout(resting.current.timer);
    resting.current = { value, timer: setTimeout(say, REST_MS) };
    setMoving(value);
  };
  return [moving ?? held, move];
}
