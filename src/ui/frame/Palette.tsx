import { Dialog, DialogBody, DialogSurface, Input } from '@fluentui/react-components';
import { type KeyboardEvent, useState } from 'react';
import { useSession, useSessionStore } from '../store/session-context.ts';
import { useView } from '../store/use-view.ts';
import { frameTexts } from '../texts/frame.ts';
import { foundItems, type PaletteItem, paletteItems } from './palette-items.ts';

const SHOWN = 12;

/** Goes anywhere and does what buttons do, by typing a part of its name. */
export default function Palette({ onClose }: { readonly onClose: () => void }) {
  const session = useSessionStore();
  const isPlaying = useSession((state) => state.stage === 'playing');
  const places = useView('places', {}) ?? [];
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  const found = foundItems(paletteItems(session.getState(), isPlaying ? places : []), search).slice(0, SHOWN);
  const current = found[Math.min(at, found.length - 1)];
  const choose = (item: PaletteItem | undefined): void => {
    if (!item) return;
    onClose();
    item.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Enter') choose(current);
    else if (step !== 0 && found.length > 0)
      setAt((Math.min(at, found.length - 1) + step + found.length) % found.length);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface aria-label={frameTexts.palette} className="palette">
        <DialogBody className="palette-body">
          <Input
            role="combobox"
            aria-expanded="true"
            aria-controls="palette-list"
            aria-activedescendant={current ? idOf(current) : undefined}
            aria-label={frameTexts.palette}
            placeholder={frameTexts.palette}
            autoFocus
            value={search}
            onChange={(_, { value }) => {
              setSearch(value);
              setAt(0);
            }}
            onKeyDown={onKeyDown}
          />
          <Options items={found} current={current} onChoose={choose} />
          {found.length === 0 ? <p role="status">{frameTexts.paletteEmpty}</p> : null}
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

interface OptionsProps {
  readonly items: readonly PaletteItem[];
  readonly current: PaletteItem | undefined;
  readonly onChoose: (item: PaletteItem) => void;
}

const Options = ({ items, current, onChoose }: OptionsProps) => (
  <div role="listbox" id="palette-list" aria-label={frameTexts.palette}>
    {items.map((item) => (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard works from the field (a combobox)
      <div
        key={item.id}
        id={idOf(item)}
        role="option"
        aria-selected={item === current}
        tabIndex={-1}
        onClick={() => onChoose(item)}
      >
        <span className="meta">{item.kind}</span> {item.name}
      </div>
    ))}
  </div>
);

const idOf = (item: PaletteItem): string => `palette-${item.id.replace(/[^a-z0-9]+/gi, '-')}`;
