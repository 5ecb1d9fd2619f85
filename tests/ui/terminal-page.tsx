import { act } from '@testing-library/react';
import type { LinkTargets } from '../../src/session/views/link-targets-view.ts';
import type { Place } from '../../src/session/views/places-view.ts';
import type { TerminalEntry, TerminalView } from '../../src/session/views/terminal-view.ts';
import type { TypedLines } from '../../src/session/views/typed-lines-view.ts';
import { useDock } from '../../src/ui/terminal/dock-store.ts';
import { Terminals } from '../../src/ui/terminal/Terminals.tsx';
import { openPage, terminalOf } from './page.tsx';

interface Chunk {
  readonly stream: 'out' | 'err';
  readonly text: string;
}

const outputs = new Map<string, readonly Chunk[]>();

/** A line that was typed and what it printed; the output is given when the page asks for it. */
export function printed(
  id: string,
  line: string,
  output: string | readonly Chunk[],
  exitCode: number | null = 0,
): TerminalEntry {
  const chunks =
    typeof output === 'string' ? [{ stream: exitCode ? ('err' as const) : ('out' as const), text: output }] : output;
  outputs.set(id, chunks);
  const length = chunks.reduce((sum, { text }) => sum + text.length, 0);
  return {
    id,
    cwd: '~/kestrand-ml',
    line,
    length,
    begins: chunks[0]?.text.slice(0, 40) ?? '',
    exitCode,
    startedAt: 0,
    endedAt: exitCode === null ? null : 1,
  };
}

const after = (chunks: readonly Chunk[], from: number): Chunk[] => {
  let skipped = 0;
  return chunks.flatMap(({ stream, text }) => {
    const rest = text.slice(Math.max(0, from - skipped));
    skipped += text.length;
    return rest === '' ? [] : [{ stream, text: rest }];
  });
};

interface Opened {
  readonly typed?: Partial<TypedLines>;
  readonly places?: readonly Place[];
  readonly targets?: Partial<LinkTargets>;
}

function Shown() {
  return <Terminals focusAsks={useDock((dock) => dock.focusAsks)} pointedAt={null} />;
}

/** The terminals of a play that has begun. */
export function openTerminals({ typed = {}, places = [], targets = {} }: Opened = {}) {
  const page = openPage();
  page.answer('terminal-output', ({ wants }) =>
    wants.map(({ entry, from }) => ({ entry, from, chunks: after(outputs.get(entry) ?? [], from) })),
  );
  page.begin();
  page.render(<Shown />);
  const show = (next: Partial<TerminalView> = {}): void => {
    page.frame({ terminals: [{ id: 'terminal-1', isBusy: next.isBusy ?? false }] });
    page.see('typed-lines', { terminal: 'terminal-1' }, { own: [], others: [], ...typed });
    page.see('places', {}, [...places]);
    page.see('link-targets', {}, { deployments: [], hosts: [], files: [], commits: [], ...targets });
    page.see('terminal', { id: 'terminal-1' }, terminalOf(next));
  };
  return { ...page, show, askForPrompt: () => act(() => useDock.getState().ask()) };
}
