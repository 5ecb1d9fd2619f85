import { type Belief, type Incident, type IncidentNote, incidents } from '../../company/on-call/incident.ts';
import { isoTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import type { PagerVerb } from './pager-verb.ts';

export const show: PagerVerb = {
  name: 'show',
  usage: [['[show]', 'show the newest page and what was written down about it']],
  flags: [],
  run: (call, incident) => ({ out: describe(call.tx.world, incident) }),
};

function describe(world: World, incident: Incident): string {
  const all = incidents.all(world);
  const parts = [
    [
      `${incident.id}  sev ${incident.severity}  ${incident.title}`,
      `paged ${isoTime(incident.pagedAt)}, ${stateOf(incident)}`,
      '',
      incident.text.trim(),
    ],
    ...incident.notes.filter((said) => said.text !== '' || said.parts).map((said) => noteLines(said)),
    titled(
      'Hypotheses',
      all
        .flatMap((row) => row.hypotheses)
        .map(({ n, text, beliefs }) => {
          const { confidence, state } = beliefs.at(-1) as Belief;
          return `#${n}  ${String(confidence).padStart(3)} %  ${state.padEnd(9)}  ${text}`;
        }),
    ),
    titled(
      'Pinned evidence',
      all
        .flatMap((row) => row.pins)
        .filter(({ removedAt }) => removedAt === null)
        .map(({ n, at, link, note }) => `#${n}  ${isoTime(at)}  ${link}${note === '' ? '' : `  ${note}`}`),
    ),
    titled(
      'Hints',
      all.flatMap((row) => row.hints).map(({ at, text }) => `${isoTime(at)}  ${text}`),
    ),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

const titled = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`${title}:`, ...lines];

function stateOf({ resolvedAt, acknowledgedAt }: Incident): string {
  if (resolvedAt !== null) return `resolved ${isoTime(resolvedAt)}`;
  return acknowledgedAt === null ? 'not acknowledged' : `acknowledged ${isoTime(acknowledgedAt)}`;
}

function noteLines({ at, kind, text, parts }: IncidentNote): string[] {
  const said = [`${isoTime(at)} ${kind}: ${text}`.trimEnd()];
  if (!parts) return said;
  const evidence = [parts.evidence, ...parts.pins.map((n) => `pin ${n}`)].filter((one) => one !== '');
  return [
    ...said,
    `  cause: ${parts.cause}`,
    `  evidence: ${evidence.join(', ')}`,
    `  prevention: ${parts.prevention}`,
  ];
}
