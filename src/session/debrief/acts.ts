import { activities } from '../../azure/activity.ts';
import { type Incident, incidents } from '../../company/on-call/incident.ts';
import { ON_CALL } from '../../company/roles.ts';
import { commitsOf } from '../../git/inspect.ts';
import type { Context } from '../../kernel/context.ts';
import { seenFiles } from '../../kernel/files/seen-files.ts';
import type { SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { REMOTE_PATH } from '../../scenario/initial-commits.ts';
import { terminalTranscript } from '../../shell/terminal-transcript.ts';
import { playerTerminals } from '../player-terminals.ts';
import type { CommandEvent, CommitEvent, DebriefEvent, EstateEvent, HypothesisEvent } from './debrief-event.ts';

/** What the player did, and what others changed meanwhile, as far as it left a trace. In no order. */
export const actsOf = (world: World, context: Context): DebriefEvent[] => [
  ...playerTerminals(world).flatMap((terminal) => commandsOf(world, terminal)),
  ...incidents.all(world).flatMap((incident) => sayingsOf(incident)),
  ...commitsOnMain(world, context),
  ...estateOf(world, 0, world.now),
];

/** Lines of one terminal. What the pager took stands among what was said. */
const commandsOf = (world: World, terminal: string): CommandEvent[] =>
  terminalTranscript(world, terminal)
    .entries.filter(({ line, exitCode }) => !(/^\s*pager\b/.test(line) && exitCode === 0))
    .map(({ line, exitCode, startedAt }) => ({
      kind: 'command',
      lane: 'acts',
      at: startedAt,
      terminal,
      line,
      exitCode,
    }));

const sayingsOf = ({ notes, hypotheses, pins, hints }: Incident): DebriefEvent[] => [
  ...notes.map(
    ({ at, kind, text, parts }): DebriefEvent => ({
      kind: 'note',
      lane: 'acts',
      at,
      note: kind,
      text: [text, parts?.cause ?? ''].filter((one) => one !== '').join('\n'),
    }),
  ),
  ...hypotheses.flatMap(({ n, text, beliefs }) =>
    beliefs.map(
      (belief, index): HypothesisEvent => ({
        kind: 'hypothesis',
        lane: 'acts',
        n,
        text,
        ...belief,
        isNew: index === 0,
      }),
    ),
  ),
  ...pins.flatMap(({ n, at, link, note, removedAt }): DebriefEvent[] => [
    { kind: 'pin', lane: 'acts', at, n, link, note },
    ...(removedAt === null ? [] : [{ kind: 'unpin', lane: 'acts', at: removedAt, n, link, note } as const]),
  ]),
  ...hints.map(({ at, text }): DebriefEvent => ({ kind: 'hint', lane: 'acts', at, text })),
];

/** Commits that are on main, at the time they were made. */
const commitsOnMain = (world: World, context: Context): CommitEvent[] =>
  commitsOf(seenFiles(world, context.content), REMOTE_PATH, 'main').map(({ oid, at, author, message }) => ({
    kind: 'commit',
    lane: laneOf(author.name),
    at,
    oid: oid.slice(0, 7),
    author: author.name,
    subject: message.split('\n', 1)[0] ?? '',
  }));

/** Changes of endpoints and their deployments. */
const estateOf = (world: World, from: SimTime, to: SimTime): EstateEvent[] =>
  activities(world, from, to)
    .filter(({ resource }) => resource.includes('/onlineEndpoints/'))
    .map(({ at, actor, operation, resource, detail }) => ({
      kind: 'estate',
      lane: laneOf(actor),
      at,
      actor,
      operation,
      resource: resource.split('/').slice(1).join('/'),
      detail,
    }));

const laneOf = (actor: string): 'acts' | 'others' => (actor === ON_CALL ? 'acts' : 'others');
