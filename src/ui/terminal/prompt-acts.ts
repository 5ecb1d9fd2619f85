import type { KeyboardEvent } from 'react';
import { LINE_EDITS } from './line-edits.ts';

/** What a key does at the prompt. */
export type PromptAct =
  | 'run'
  | 'interrupt'
  | 'clear'
  | 'older'
  | 'newer'
  | 'complete'
  | 'pick'
  | 'next'
  | 'previous'
  | 'close'
  | 'leave' // the next Tab goes to what follows
  | 'search'
  | 'end' // Ctrl+D on an empty line
  | { readonly edit: keyof typeof LINE_EDITS };

interface PromptState {
  readonly isListOpen: boolean;
  readonly isLeaving: boolean; // Esc was pressed: Tab is the browser's
}

/** What a key means; null: what it means in any text field. */
export function promptAct(event: KeyboardEvent<HTMLTextAreaElement>, state: PromptState): PromptAct | null {
  if (event.nativeEvent.isComposing) return null;
  const { ctrlKey, altKey, metaKey, shiftKey } = event;
  if (ctrlKey && !altKey && !metaKey && !shiftKey) return withControl(event);
  if (ctrlKey || altKey || metaKey || shiftKey) return null;
  return state.isListOpen ? (inList(event.key) ?? plain(event, state)) : plain(event, state);
}

function inList(key: string): PromptAct | null {
  if (key === 'Tab' || key === 'Enter') return 'pick';
  if (key === 'ArrowDown') return 'next';
  if (key === 'ArrowUp') return 'previous';
  return key === 'Escape' ? 'close' : null;
}

function plain(
  { key, currentTarget }: KeyboardEvent<HTMLTextAreaElement>,
  { isLeaving }: PromptState,
): PromptAct | null {
  const { value, selectionStart, selectionEnd } = currentTarget;
  if (key === 'Enter') return 'run';
  if (key === 'Escape') return 'leave';
  // An empty prompt has nothing to complete: Tab goes on, as from any field.
  if (key === 'Tab') return isLeaving || value.trim() === '' ? null : 'complete';
  if (key === 'ArrowUp' && !value.slice(0, selectionStart).includes('\n')) return 'older';
  if (key === 'ArrowDown' && !value.slice(selectionEnd).includes('\n')) return 'newer';
  return null;
}

function withControl({ key, currentTarget }: KeyboardEvent<HTMLTextAreaElement>): PromptAct | null {
  const { value, selectionStart, selectionEnd } = currentTarget;
  if (key === 'l') return 'clear';
  if (key === 'r') return 'search';
  if (key === 'c') {
    const hasSelection = selectionStart !== selectionEnd || window.getSelection()?.isCollapsed === false;
    return hasSelection ? null : 'interrupt'; // with a selection it copies
  }
  if (key === 'd' && value === '') return 'end';
  // With nothing to cut off, Ctrl+K is the page's: it opens the palette.
  if (key === 'k' && selectionEnd === value.length) return null;
  return Object.hasOwn(LINE_EDITS, key) ? { edit: key } : null;
}
