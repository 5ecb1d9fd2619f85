import { memo } from 'react';
import type { DebriefEvent } from '../../session/debrief/debrief-event.ts';
import { Time } from '../kit/Time.tsx';
import { timelineTexts as texts } from '../texts/debrief.ts';
import { EventWords } from './EventWords.tsx';

interface EventListProps {
  readonly events: readonly DebriefEvent[];
  readonly selected: number;
}

/** The timeline as a table. */
export const EventList = memo(function EventList({ events, selected }: EventListProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard
    <section className="table-scroll event-list" aria-label={texts.list} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.when}</th>
            <th scope="col">{texts.event}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: events of a debrief never change
            <tr key={index} aria-current={index === selected ? 'true' : undefined}>
              <th scope="row">
                <Time at={event.at} />
                <span className="meta">{texts.lanes[event.lane]}</span>
              </th>
              <td>
                <EventWords event={event} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
});
