/** Something that may stand where a word is being typed. */
export interface Suggestion {
  readonly text: string; // the word as its program reads it, without quotes
  readonly kind: string; // 'job', 'flag', 'branch'
  readonly about: string; // what else it may be known by; '' when the word says it all
  readonly isOpen?: boolean; // the word may go on: no space follows it
}
