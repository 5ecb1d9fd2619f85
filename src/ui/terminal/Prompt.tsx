import { type FormEvent, type RefObject, useId } from 'react';
import type { Input } from '../../session/recording.ts';
import type { TypedLines } from '../../session/views/typed-lines-view.ts';
import { terminalTexts as texts } from '../texts/terminal.ts';
import { CompletionList, optionId } from './CompletionList.tsx';
import { HistorySearch } from './HistorySearch.tsx';
import { searchable, usePrompt } from './use-prompt.ts';

interface PromptProps {
  readonly terminal: string;
  readonly cwd: string;
  readonly isBusy: boolean;
  readonly isReadOnly: boolean;
  readonly typed: TypedLines;
  readonly draft: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onDraft: (text: string) => void;
  readonly onInput: (input: Input) => void;
  readonly onClear: () => void;
}

const MAX_ROWS = 8;

/** Where a line is typed: Enter runs it, Tab completes it, the arrows recall, Ctrl+R searches, Ctrl-C interrupts. */
export function Prompt({ cwd, isBusy, isReadOnly, draft, ...props }: PromptProps) {
  const prompt = usePrompt({ ...props, initial: draft });
  const { text, completing, isSearching, acts } = prompt;
  const list = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') acts.run([text], ''); // as it stands: the way out when a line looks unfinished and is not
  };
  const { choice } = completing;
  return (
    <div className="prompt-area">
      {isSearching ? (
        <HistorySearch
          lines={searchable(props.typed)}
          onRun={(line) => {
            acts.closeSearch();
            acts.run([line], text);
          }}
          onTake={(line) => acts.take(line)}
          onClose={() => acts.closeSearch()}
        />
      ) : null}
      {choice ? <CompletionList id={list} choice={choice} onPick={completing.pick} /> : null}
      <form className="prompt" onSubmit={submit}>
        <span aria-hidden="true">{cwd}$</span>
        <textarea
          ref={props.field}
          aria-label={texts.prompt}
          aria-describedby={`${list}-hint`}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={choice ? list : undefined}
          aria-activedescendant={choice ? optionId(list, choice.at) : undefined}
          rows={Math.min(MAX_ROWS, text.split('\n').length)}
          value={text}
          readOnly={isReadOnly}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onChange={(event) => prompt.onChange(event.target.value)}
          onKeyDown={prompt.onKeyDown}
          onPaste={prompt.onPaste}
          onBlur={prompt.onBlur}
        />
        <button type="submit" disabled={isReadOnly}>
          {texts.run}
        </button>
        <button type="button" disabled={!isBusy || isReadOnly} onClick={() => acts.interrupt()}>
          {texts.interrupt}
        </button>
      </form>
      <p id={`${list}-hint`} className="unseen">
        {texts.promptHint}
      </p>
      <p className="hint" role="status">
        {prompt.hint || standing({ isReadOnly, isUnfinished: prompt.isUnfinished, isBusy })}
      </p>
    </div>
  );
}

interface Standing {
  readonly isReadOnly: boolean;
  readonly isUnfinished: boolean;
  readonly isBusy: boolean;
}

/** What is to be known about the prompt as it stands; '' when there is nothing. */
function standing({ isReadOnly, isUnfinished, isBusy }: Standing): string {
  if (isReadOnly) return texts.onlyWatching;
  if (isUnfinished) return texts.unfinished;
  return isBusy ? texts.running : '';
}
