import { commonTexts } from '../texts/common.ts';
import { CopyButton } from './CopyButton.tsx';

/** The command that does the same in the terminal. */
export function CommandLine({ line }: { readonly line: string }) {
  return (
    <section className="command-line" aria-label={commonTexts.command}>
      <code>{line}</code>
      <CopyButton text={line} label={`${commonTexts.copy}: ${commonTexts.command}`} />
    </section>
  );
}
