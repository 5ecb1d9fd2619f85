import type { DebriefEvent } from '../../session/debrief/debrief-event.ts';
import { eventText } from './event-text.ts';

/** An event in words: what, about, commands. */
export function EventWords({ event }: { readonly event: DebriefEvent }) {
  const { what, about, code, link } = eventText(event);
  return (
    <div className="event-words">
      {what === '' ? null : link === null ? <span>{what}</span> : <a href={link}>{what}</a>}
      {event.kind === 'command' ? null : about.map((line) => <Line key={line} text={line} look="meta" />)}
      {code.map((line) => (
        <code key={line}>{line}</code>
      ))}
      {event.kind === 'command' ? about.map((line) => <Line key={line} text={line} look="err" />) : null}
    </div>
  );
}

const Line = ({ text, look }: { readonly text: string; readonly look: 'meta' | 'err' }) => (
  <span className={look}>{text}</span>
);
