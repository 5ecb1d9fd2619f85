import type { Place } from '../../session/views/places-view.ts';
import { pages } from '../pages/registry.ts';
import { go } from '../routing/go.ts';
import { href } from '../routing/route.ts';
import type { SessionState } from '../store/session-state.ts';
import { frameTexts } from '../texts/frame.ts';
import { THEME_CHOICES } from '../theme/theme.ts';
import { useThemeChoice } from '../theme/use-theme.ts';
import { pageTitle } from './page-title.ts';

export interface PaletteItem {
  readonly id: string;
  readonly kind: string; // shown before the name: 'page', 'job'
  readonly name: string;
  readonly about: string;
  readonly run: () => void;
}

/** Everything the palette can go to or do. */
export function paletteItems(session: SessionState, places: readonly Place[]): PaletteItem[] {
  const isPlaying = session.stage === 'playing';
  const toPages = pages
    .filter((page) => !page.path.includes(':') && (isPlaying || !page.needsPlay))
    .map((page) => item('page', pageTitle(page, {}), '', () => go(href(page.path.split('/').filter(Boolean)))));
  const toPlaces = places.map(({ kind, name, about, segments }) => item(kind, name, about, () => go(href(segments))));
  const themes = THEME_CHOICES.map((choice) =>
    item('do', `${frameTexts.theme}: ${frameTexts.themes[choice]}`, '', () => useThemeChoice.getState().choose(choice)),
  );
  return [...toPages, ...(isPlaying ? playActs(session) : []), ...themes, ...toPlaces];
}

function playActs({ frame, unkept, setClock, skip, leave }: SessionState): PaletteItem[] {
  if (!frame) return [];
  const { speed, isPaused } = frame;
  const leaveNow = (): void => {
    leave();
    go(href([]));
  };
  return [
    item('do', isPaused ? frameTexts.go : frameTexts.pause, frameTexts.clock, () => setClock(speed, !isPaused)),
    item('do', frameTexts.skipTo, frameTexts.clock, skip),
    ...(unkept === null ? [item('do', frameTexts.leave, frameTexts.leaveHint, leaveNow)] : []), // else it asks first
  ];
}

const item = (kind: string, name: string, about: string, run: () => void): PaletteItem => ({
  id: `${kind} ${name}`,
  kind,
  name,
  about,
  run,
});

/** Items that hold every word, names before the rest. */
export function foundItems(items: readonly PaletteItem[], search: string): PaletteItem[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = items.filter(({ kind, name, about }) => {
    const text = `${kind} ${name} ${about}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const isNamed = ({ name }: PaletteItem): boolean => words.every((word) => name.toLowerCase().includes(word));
  return [...found.filter(isNamed), ...found.filter((one) => !isNamed(one))];
}
