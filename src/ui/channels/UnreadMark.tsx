import type { FrameView } from '../../session/views/frame-view.ts';
import { useSession } from '../store/session-context.ts';
import { channelTexts as texts } from '../texts/channels.ts';
import { type ChannelName, useSeenChannels } from './seen-channels.ts';

/** Beside the page's name: something was written that has not been on screen. */
export function UnreadMark() {
  const channels = useSession(({ frame }) => frame?.channels);
  const { upTo } = useSeenChannels();
  const hasNew = namesIn(channels).some((name) => (channels?.[name] ?? 0) > upTo(name));
  return hasNew ? <span className="unread-mark">{texts.new}</span> : null;
}

const namesIn = (channels: FrameView['channels'] | undefined): ChannelName[] =>
  Object.keys(channels ?? {}) as ChannelName[];
