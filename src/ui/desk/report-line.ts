import { reportTexts as texts } from '../texts/desk.ts';

/** A report as it is being written. */
export interface Report {
  readonly cause: string;
  readonly evidence: string;
  readonly pins: readonly number[];
  readonly prevention: string;
}

/** Names of the parts that are still empty. */
export const reportMissing = ({ cause, evidence, pins, prevention }: Report): string[] => [
  ...(cause === '' ? [texts.cause] : []),
  ...(evidence === '' && pins.length === 0 ? [texts.evidence] : []),
  ...(prevention === '' ? [texts.prevention] : []),
];

/** The line of the terminal that hands it in. */
export const reportLine = ({ cause, evidence, pins, prevention }: Report, quote: (text: string) => string): string =>
  [
    'pager report',
    `--cause ${quote(cause)}`,
    ...(pins.length > 0 ? [`--evidence ${quote(pins.join(','))}`] : []),
    ...(evidence === '' ? [] : [`--evidence ${quote(evidence)}`]),
    `--prevention ${quote(prevention)}`,
  ].join(' ');
