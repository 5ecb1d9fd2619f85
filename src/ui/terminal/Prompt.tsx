import type { ClipboardEvent, FormEvent, KeyboardEvent, Ref } from 'react';
import type { Input } from '../../session/recording.ts';
import type { TerminalView } from '../../session/views/terminal-view.ts';
import { terminalTexts as texts } from '../texts/terminal.ts';
import { splitCommands } from './split-commands.ts';
import { useLine } from './use-line.ts';

interface PromptProps {
  readonly terminal: TerminalView;
  readonly fieldRef: Ref<HTMLTextAreaElement>;
  readonly onInput: (input: Input) => void;
  readonly onClear: () => void;
}

const MAX_ROWS = 8;

/** Where a line is typed: Enter runs it, the arrows recall, Ctrl-C interrupts, Ctrl-L clears. */
export function Prompt({ terminal, fieldRef, onInput, onClear }: PromptProps) {
  const { text, isUnfinished, setText, recall, run, interrupt } = usePrompt(terminal, onInput);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') run([text], ''); // as it stands: the way out when a line looks unfinished and is not
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const act = keyAct(event);
    if (act === null) return;
    if (act === 'run') {
      const { commands, rest } = splitCommands(text);
      if (rest !== '') return; // more lines belong to it: Enter stays Enter
      run(commands, '');
    } else if (act === 'interrupt') interrupt();
    else if (act === 'clear') onClear();
    else recall(act === 'older' ? 1 : -1);
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    const pasted = event.clipboardData.getData('text');
    if (!/[\r\n]/.test(pasted)) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    const { commands, rest } = splitCommands(text.slice(0, selectionStart) + pasted + text.slice(selectionEnd));
    run(commands, rest);
  };
  return (
    <form className="prompt" onSubmit={submit}>
      <span aria-hidden="true">{terminal.cwd}$</span>
      <textarea
        ref={fieldRef}
        aria-label={texts.prompt}
        rows={Math.min(MAX_ROWS, text.split('\n').length)}
        value={text}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      <button type="submit">{texts.run}</button>
      <button type="button" disabled={!terminal.isBusy} onClick={interrupt}>
        {texts.interrupt}
      </button>
      <span role="status" className="hint">
        {isUnfinished ? texts.unfinished : ''}
      </span>
    </form>
  );
}

/** The line being typed and what can be done with it. */
function usePrompt({ id: terminal, history }: TerminalView, onInput: (input: Input) => void) {
  const { text, setText, recall } = useLine(history);
  return {
    text,
    isUnfinished: text.includes('\n') && splitCommands(text).rest !== '',
    setText,
    recall,
    /** Types commands; what is left stays in the field. */
    run(commands: readonly string[], rest: string): void {
      for (const line of commands) onInput({ type: 'line', terminal, line });
      setText(rest);
    },
    interrupt(): void {
      onInput({ type: 'interrupt', terminal });
      setText('');
    },
  };
}

/** What a key does at the prompt; null: what it does in any text field. */
function keyAct(event: KeyboardEvent<HTMLTextAreaElement>): 'run' | 'interrupt' | 'clear' | 'older' | 'newer' | null {
  if (event.nativeEvent.isComposing) return null;
  const { value, selectionStart, selectionEnd } = event.currentTarget;
  const isControl = event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
  if (isControl && event.key === 'l') return 'clear';
  if (isControl && event.key === 'c') {
    const hasSelection = selectionStart !== selectionEnd || window.getSelection()?.isCollapsed === false;
    return hasSelection ? null : 'interrupt'; // with a selection it copies
  }
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return null;
  if (event.key === 'Enter') return 'run';
  if (event.key === 'ArrowUp' && !value.slice(0, selectionStart).includes('\n')) return 'older';
  if (event.key === 'ArrowDown' && !value.slice(selectionEnd).includes('\n')) return 'newer';
  return null;
}
