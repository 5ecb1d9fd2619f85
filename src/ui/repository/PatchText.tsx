interface PatchTextProps {
  readonly patch: string;
  readonly label: string;
}

const toneOf = (line: string): string => {
  if (line.startsWith('@@')) return 'patch-place';
  return line.startsWith('+') ? 'patch-added' : line.startsWith('-') ? 'patch-removed' : '';
};

/** A difference as git prints it: every line says by its sign what it is. */
export const PatchText = ({ patch, label }: PatchTextProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard
  <section className="repo-patch" aria-label={label} tabIndex={0}>
    {patch
      .trimEnd()
      .split('\n')
      .map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
        <div key={index} className={toneOf(line)}>
          {line || ' '}
        </div>
      ))}
  </section>
);
