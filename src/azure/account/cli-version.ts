/** The command line client of the world: the program and the extension it carries. */
export const CLI_VERSION = '2.75.0';
export const TELEMETRY_VERSION = '1.1.0';
export const ML_EXTENSION = { name: 'ml', version: '2.38.0' } as const;
