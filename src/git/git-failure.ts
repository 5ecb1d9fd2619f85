/**
 * A request that git refuses (unknown revision, dirty work tree, no repository). Thrown where it is noticed and turned
 * into the command's outcome at its edge; anything else that is thrown is our own bug.
 */
export class GitFailure extends Error {
  constructor(
    message: string,
    readonly exitCode = 128,
    readonly prefix: 'fatal' | 'error' | null = exitCode === 128 ? 'fatal' : 'error',
  ) {
    super(message);
  }

  /** What git prints on stderr. */
  get text(): string {
    return `${this.prefix ? `${this.prefix}: ` : ''}${this.message}\n`;
  }
}
