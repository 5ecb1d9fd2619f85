import jmespath from 'jmespath';
import type { Json } from '../../kernel/json.ts';

/** The parser alone; the library's types leave it out. */
const parser = jmespath as unknown as { compile(query: string): unknown };

/** Whether a text is a JMESPath expression. */
export function isQuery(query: string): boolean {
  try {
    parser.compile(query);
    return true;
  } catch {
    return false;
  }
}

/** What a JMESPath expression finds in a value, or why it cannot be applied to it. */
export function search(
  value: Json,
  query: string,
): { readonly value: Json; readonly error?: undefined } | { readonly error: string } {
  try {
    const found: unknown = jmespath.search(value, query);
    return { value: found === undefined ? null : (found as Json) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
