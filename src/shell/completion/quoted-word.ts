type Quote = '' | '"' | "'";

const PLAIN = /^(?!~)[A-Za-z0-9_@%+=:,./~^-]+$/;

/** A word so that bash reads it back as it is, inside the quote that is open (and stays so), or with backslashes. */
export function quotedWord(text: string, quote: Quote): string {
  if (quote === "'") return text.replaceAll("'", `'\\''`);
  if (quote === '"') return text.replace(/["\\$`]/g, '\\$&');
  return PLAIN.test(text) ? text : text.replace(/[^A-Za-z0-9_@%+=:,./~^\u0080-\uffff-]/g, '\\$&').replace(/^~/, '\\~');
}
