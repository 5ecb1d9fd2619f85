import { type KeyboardEvent, useRef } from 'react';

interface TabBarProps {
  readonly label: string;
  readonly tabs: readonly { readonly id: string; readonly title: string }[];
  readonly open: string; // id
  readonly panel?: string; // id of the element that shows what is open
  readonly onOpen: (id: string) => void;
}

/**
 * Underlined tabs. One is in the order of Tab, the arrows go along, Enter or Space opens. The design system's own list
 * puts invisible stops around itself that assistive technology stumbles over.
 */
export function TabBar({ label, tabs, open, panel, onOpen }: TabBarProps) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[role=tab]') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    buttons[(to + buttons.length) % buttons.length]?.focus();
    event.preventDefault();
  };
  return (
    <div ref={list} role="tablist" aria-label={label} className="tab-list" onKeyDown={onKeyDown}>
      {tabs.map(({ id, title }) => (
        <button
          key={id}
          id={`tab-${id}`}
          type="button"
          role="tab"
          aria-selected={id === open}
          aria-controls={panel}
          tabIndex={id === open ? 0 : -1}
          onClick={() => onOpen(id)}
        >
          {title}
        </button>
      ))}
    </div>
  );
}
