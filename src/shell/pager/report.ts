import { incidents, type ReportParts } from '../../company/on-call/incident.ts';
import type { World } from '../../kernel/world.ts';
import { note } from './note.ts';
import { type PagerVerb, refuse } from './pager-verb.ts';
import { flagOf, type PagerWords, textOf } from './pager-words.ts';

export const report: PagerVerb = {
  name: 'report',
  usage: [
    ['report <text>', 'hand in the report: cause, evidence, prevention'],
    [
      'report --cause <text> --evidence <text or numbers of pins> --prevention <text>',
      'the same by its parts; --evidence may be given several times',
    ],
  ],
  flags: ['--cause', '--evidence', '--prevention'],
  run(call, incident, words) {
    if (incident.resolvedAt !== null) return refuse(`${incident.id} is resolved already`);
    const text = textOf(words, call.stdin);
    if (words.flags.size === 0) {
      if (text === '') return refuse('report needs a text', 2);
      note(call, incident, 'report', text);
    } else {
      const parts = partsOf(call.tx.world, words);
      if (typeof parts === 'string') return refuse(parts, 2);
      note(call, incident, 'report', text, parts);
    }
    return { out: `${incident.id}: report filed.\n` };
  },
};

/** A text says what is missing. */
function partsOf(world: World, words: PagerWords): ReportParts | string {
  const cause = flagOf(words, '--cause')?.trim() ?? '';
  const prevention = flagOf(words, '--prevention')?.trim() ?? '';
  const said = words.flags.get('--evidence') ?? [];
  const pins = said
    .filter(isNumbers)
    .flatMap((numbers) => numbers.split(/[\s,]+/).map((n) => Number(n.replace('#', ''))));
  const evidence = said
    .filter((text) => !isNumbers(text))
    .join('\n')
    .trim();
  const missing = [
    cause === '' ? '--cause' : '',
    evidence === '' && pins.length === 0 ? '--evidence' : '',
    prevention === '' ? '--prevention' : '',
  ].filter((flag) => flag !== '');
  if (missing.length > 0) return `a report by its parts needs ${missing.join(' and ')}`;
  const known = new Set(incidents.all(world).flatMap((row) => row.pins.map(({ n }) => n)));
  const unknown = pins.find((n) => !known.has(n));
  if (unknown !== undefined) return `there is no pin ${unknown}`;
  return { cause, evidence, pins, prevention };
}

const isNumbers = (text: string): boolean => /^#?\d+([\s,]+#?\d+)*$/.test(text.trim());
