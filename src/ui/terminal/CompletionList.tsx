import { useEffect, useRef } from 'react';
import type { Candidate } from '../../session/views/completion-view.ts';
import { terminalTexts as texts } from '../texts/terminal.ts';
import type { CompletionChoice } from './use-completion.ts';

interface CompletionListProps {
  readonly id: string;
  readonly choice: CompletionChoice;
  readonly onPick: (candidate: Candidate) => void;
}

const MOST = 200;

/** The ways to go on with a line. The keyboard works from the prompt. */
export function CompletionList({ id, choice, onPick }: CompletionListProps) {
  const { candidates } = choice.completion;
  const current = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when another one is current
  useEffect(() => current.current?.scrollIntoView?.({ block: 'nearest' }), [choice]);
  const first = Math.max(0, Math.min(choice.at - MOST + 1, candidates.length - MOST));
  return (
    <div id={id} role="listbox" aria-label={texts.completions} className="choices">
      {candidates.slice(first, first + MOST).map((candidate, index) => {
        const isCurrent = first + index === choice.at;
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard works from the prompt
          <div
            key={candidate.text}
            id={optionId(id, first + index)}
            ref={isCurrent ? current : undefined}
            className="completion"
            role="option"
            aria-selected={isCurrent}
            tabIndex={-1}
            onMouseDown={(event) => event.preventDefault()} // the prompt keeps the focus
            onClick={() => onPick(candidate)}
          >
            <span className="choice">{candidate.label}</span> <span className="hint">{candidate.kind}</span>{' '}
            <span className="hint">{candidate.about}</span>
          </div>
        );
      })}
      {candidates.length > MOST ? (
        <div role="presentation" className="hint">
          {texts.moreCompletions(candidates.length - MOST)}
        </div>
      ) : null}
    </div>
  );
}

/** The id of one option, for `aria-activedescendant`. */
export const optionId = (list: string, at: number): string => `${list}-${at}`;
