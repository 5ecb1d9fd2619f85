import type { Verdicts } from '../../session/judge.ts';
import type { PlayIdentity } from '../../session/play.ts';
import type { DebriefView } from '../../session/views/debrief-view.ts';
import { formatEuro } from '../kit/format-number.ts';
import { formatTime } from '../kit/format-time.ts';
import { exportTexts, debriefTexts as texts, timelineTexts } from '../texts/debrief.ts';
import { eventText } from './event-text.ts';

/** All there is to keep of a debrief. */
export interface DebriefFile {
  readonly identity: PlayIdentity | null;
  readonly verdicts: Verdicts;
  readonly debrief: DebriefView;
}

/** The debrief for a program. */
export const debriefJson = ({ identity, verdicts, debrief }: DebriefFile): string =>
  `${JSON.stringify({ ...identity, verdicts, debrief }, null, 2)}\n`;

/** The debrief for people. */
export function debriefMarkdown({ identity, verdicts, debrief }: DebriefFile): string {
  const rows = verdicts.oracles.map(({ id, layer, held, reason }) => [id, layer, held ? texts.yes : texts.no, reason]);
  const events = debrief.events.map((event) => {
    const { what, about, code } = eventText(event);
    const words = [what, ...code.map((line) => `\`${line}\``), ...about].filter((part) => part !== '');
    return [formatTime(event.at), timelineTexts.lanes[event.lane], words.join(' – ')];
  });
  return [
    `# ${exportTexts.heading(debrief.scenario.title)}`,
    identity ? exportTexts.played(identity.scenario, identity.variant, identity.seed) : '',
    `## ${texts.verdict}: ${verdicts.status}`,
    `${texts.statuses[verdicts.status]} ${texts.watchedUntil(formatTime(verdicts.watchedUntil))}`,
    verdicts.harm
      ? texts.harm(formatEuro(verdicts.harm.total), formatTime(verdicts.harm.from), formatTime(verdicts.harm.to))
      : '',
    table([texts.condition, '', texts.holds, texts.reason], rows),
    `## ${timelineTexts.title}`,
    table([timelineTexts.time, timelineTexts.lane, timelineTexts.event], events),
    debrief.text === '' ? '' : debrief.text.trim().replace(/^(#+) /gm, '#$1 '),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ')).join(' | ')} |`)
    .join('\n');
