/** The command line was used wrongly: exit 2 with the usage. */
export class MisuseError extends Error {}
