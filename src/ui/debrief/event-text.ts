import type { DebriefEvent, MeasurableEvent } from '../../session/debrief/debrief-event.ts';
import { formatPercent } from '../kit/format-number.ts';
import { formatMinute } from '../kit/format-time.ts';
import { eventTexts as texts } from '../texts/debrief.ts';

/** An event in words. */
export interface EventText {
  readonly what: string;
  readonly about: readonly string[];
  readonly code: readonly string[]; // commands and file names
  readonly link: string | null;
}

const NOTHING = { about: [], code: [], link: null } as const;

/** What an event of the debrief says. */
export function eventText(event: DebriefEvent): EventText {
  switch (event.kind) {
    case 'fault':
      return {
        ...NOTHING,
        what: texts.fault(event.explain),
        about: [texts.by(event.actor, event.title)],
        code: event.lines,
      };
    case 'page':
      return { ...NOTHING, what: texts.page(event.id, event.severity, event.title) };
    case 'measurable':
      return {
        ...NOTHING,
        what: texts.measurable[event.metric](event.endpoint, event.windowMinutes),
        about: [measured(event)],
      };
    case 'command':
      return { ...NOTHING, what: '', code: [event.line], about: said(texts.exit(event.exitCode)) };
    case 'note':
      return { ...NOTHING, what: texts.notes[event.note], about: said(event.text) };
    case 'hypothesis':
      return {
        ...NOTHING,
        what: texts.hypothesis(event.n, event.isNew),
        about: [event.text, texts.belief(event.confidence, event.state)],
      };
    case 'pin':
      return { ...NOTHING, what: texts.pin(event.n), about: said(event.note), link: event.link };
    case 'unpin':
      return { ...NOTHING, what: texts.unpin(event.n), about: said(event.note) };
    case 'hint':
      return { ...NOTHING, what: texts.hint, about: [event.text] };
    case 'commit':
      return { ...NOTHING, what: texts.commit(event.oid, event.author), about: [event.subject] };
    case 'estate':
      return { ...NOTHING, what: texts.estate(event.actor, event.resource), about: said(event.detail) };
    default:
      return event satisfies never;
  }
}

const said = (text: string): string[] => (text === '' ? [] : [text]);

function measured({ metric, threshold, worst, until }: MeasurableEvent): string {
  const show = metric === 'RequestLatency_P95' ? (value: number) => `${Math.round(value)} ms` : formatPercent;
  return texts.measured(show(threshold), show(worst), until === null ? null : formatMinute(until));
}
