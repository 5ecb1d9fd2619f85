import { Button } from '@fluentui/react-components';
import { ChevronLeft20Regular, ChevronRight20Regular } from '@fluentui/react-icons';
import { type KeyboardEvent, useCallback, useMemo, useRef } from 'react';
import type { DebriefEvent } from '../../session/debrief/debrief-event.ts';
import type { DebriefView } from '../../session/views/debrief-view.ts';
import { useWidth } from '../charts/use-width.ts';
import { Time } from '../kit/Time.tsx';
import { useQuery } from '../routing/use-query.ts';
import { timelineTexts as texts } from '../texts/debrief.ts';
import { pulseTexts } from '../texts/desk.ts';
import { CurveFigure } from './CurveFigure.tsx';
import { EventList } from './EventList.tsx';
import { EventWords } from './EventWords.tsx';
import { LanesPlot } from './LanesPlot.tsx';
import { timeFrame } from './time-frame.ts';

/** Causes, symptoms and acts over time, gone through event by event, with the curve below and the list as its twin. */
export function Timeline({ debrief }: { readonly debrief: DebriefView }) {
  const { events, from, endedAt, startedAt, curve, objective } = debrief;
  const [asked, ask] = useQuery('event', '1');
  const selected = Math.max(0, Math.min(events.length, Math.round(Number(asked)) || 1) - 1);
  const select = useCallback((index: number) => ask(String(index + 1)), [ask]);
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const frame = useMemo(() => (width === null ? null : timeFrame(width, from, endedAt)), [width, from, endedAt]);
  const event = events[selected];
  const onKeyDown = (key: KeyboardEvent): void => {
    const next = nextOf(key.key, selected, events.length);
    if (next === null) return;
    select(next);
    key.preventDefault();
  };
  return (
    <section className="panel" aria-labelledby="timeline-title">
      <h2 id="timeline-title">{texts.title}</h2>
      <p className="meta">{texts.about}</p>
      <div
        ref={place}
        role="slider"
        tabIndex={0}
        aria-label={texts.title}
        aria-valuemin={1}
        aria-valuemax={events.length}
        aria-valuenow={selected + 1}
        aria-valuetext={texts.place(selected + 1, events.length)}
        onKeyDown={onKeyDown}
      >
        {frame ? (
          <LanesPlot frame={frame} events={events} startedAt={startedAt} selected={selected} onSelect={select} />
        ) : null}
      </div>
      {event ? <Chosen event={event} place={selected} count={events.length} onSelect={select} /> : null}
      {objective ? (
        <CurveFigure
          caption={texts.p95(pulseTexts.upTo(pulseTexts.ms(objective.p95Ms)))}
          from={from}
          to={endedAt}
          points={curve}
          p95Ms={objective.p95Ms}
          at={event?.at}
        />
      ) : null}
      <h3>{texts.list}</h3>
      <EventList events={events} selected={selected} />
    </section>
  );
}

interface ChosenProps {
  readonly event: DebriefEvent;
  readonly place: number;
  readonly count: number;
  readonly onSelect: (index: number) => void;
}

/** The event one has come to. */
const Chosen = ({ event, place, count, onSelect }: ChosenProps) => (
  <div className="chosen-event">
    <Button
      icon={<ChevronLeft20Regular />}
      aria-label={texts.previous}
      title={texts.previous}
      disabled={place === 0}
      onClick={() => onSelect(place - 1)}
    />
    <div role="status">
      <p className="meta">
        {texts.place(place + 1, count)} · {texts.lanes[event.lane]} · <Time at={event.at} />
      </p>
      <EventWords event={event} />
    </div>
    <Button
      icon={<ChevronRight20Regular />}
      aria-label={texts.next}
      title={texts.next}
      disabled={place === count - 1}
      onClick={() => onSelect(place + 1)}
    />
  </div>
);

function nextOf(key: string, at: number, count: number): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[key];
  return step === undefined ? null : Math.max(0, Math.min(count - 1, at + step));
}
