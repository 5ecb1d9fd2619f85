import { quote } from '../kit/quote.ts';

/** Which version a command is about. */
export interface AssetRef {
  readonly group: 'model' | 'environment' | 'data'; // of `az ml`
  readonly name: string;
  readonly version: string;
}

/** `az ml model archive --name … --version …` */
export const assetCommand = ({ group, name, version }: AssetRef, verb: string, ...words: readonly string[]): string =>
  ['az ml', group, verb, '--name', quote(name), '--version', quote(version), ...words].join(' ');

/** `--set tags.owner=ml`. A text that reads as JSON is written as JSON, so that it stays a text. */
export const settingOf = (path: string, text: string): string => `--set ${quote(`${path}=${plain(text)}`)}`;

function plain(text: string): string {
  try {
    JSON.parse(text);
    return JSON.stringify(text);
  } catch {
    return text;
  }
}
