import type { AzError } from './az-command.ts';

/** The text `az` prints for a mistake or a refusal of the service, with the line feed that ends it. */
export function errorText(error: AzError): string {
  if (error.code === null) return `ERROR: ${error.message}\n`;
  return `ERROR: (${error.code}) ${error.message}\nCode: ${error.code}\nMessage: ${error.message}\n`;
}
