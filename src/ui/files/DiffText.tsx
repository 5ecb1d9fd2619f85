import './files.css';

const KINDS: { readonly [sign: string]: string } = { '+': 'diff-added', '-': 'diff-removed', '@': 'diff-hunk' };

/** Hunks as `git diff` writes them: the signs say what was added and removed, the colours say it again. */
export const DiffText = ({ label, hunks }: { readonly label: string; readonly hunks: string }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard
  <section className="diff-text" aria-label={label} tabIndex={0}>
    {hunks
      .replace(/\n$/, '')
      .split('\n')
      .map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text
        <div key={index} className={KINDS[line[0] ?? '']}>
          {line === '' ? ' ' : line}
        </div>
      ))}
  </section>
);
