import { create } from 'zustand';
import type { FrameView } from '../../session/views/frame-view.ts';
import { useSession } from '../store/session-context.ts';

const DAY = 86_400_000;

export type ChannelName = keyof FrameView['channels'];

interface Seen {
  readonly play: object | null; // a briefing is one object for as long as its play lasts
  readonly at: { readonly [channel in ChannelName]?: number }; // newest message that was on screen
}

const useSeen = create<Seen>()(() => ({ play: null, at: {} }));

interface SeenChannels {
  /** Up to which instant a channel has been read. Whoever goes on call is taken to know all but the last day. */
  upTo(channel: ChannelName): number;
  /** It was on screen with all that was written up to an instant. */
  mark(channel: ChannelName, at: number): void;
}

/** What of the channels was on screen in this play. */
export function useSeenChannels(): SeenChannels {
  const play = useSession((state) => state.briefing);
  const seen = useSeen();
  const at = seen.play === play ? seen.at : {};
  return {
    upTo: (channel) => at[channel] ?? (play?.t0 ?? 0) - DAY,
    mark: (channel, newest) => {
      if (newest > (at[channel] ?? 0)) useSeen.setState({ play, at: { ...at, [channel]: newest } });
    },
  };
}
