import { Fragment, useEffect, useRef } from 'react';
import type { ChannelMessage } from '../../session/views/channels-view.ts';
import { isoTime } from '../../session/views/iso-time.ts';
import { formatMinute, formatTime } from '../kit/format-time.ts';
import { PinButton } from '../kit/PinButton.tsx';
import { href } from '../routing/route.ts';
import type { LinkIndex } from '../terminal/link-index.ts';
import { useLinkIndex } from '../terminal/use-link-index.ts';
import { channelTexts as texts } from '../texts/channels.ts';
import { LinkedText } from './LinkedText.tsx';

interface MessageListProps {
  readonly channel: string;
  readonly messages: readonly ChannelMessage[]; // newest first
  readonly seenUpTo: number; // what is newer is marked
  readonly pointedAt: number | null; // number of the message an address leads to
}

/** Messages by day, newest first. */
export function MessageList({ channel, messages, seenUpTo, pointedAt }: MessageListProps) {
  const index = useLinkIndex();
  const lastNew = messages.findLast(({ at }) => at > seenUpTo);
  return (
    <ol className="messages" aria-label={texts.channel(channel)}>
      {messages.map((message, i) => {
        const day = formatTime(message.at).slice(0, 10);
        const isFirstOfDay = i === 0 || formatTime(messages[i - 1]?.at ?? 0).slice(0, 10) !== day;
        return (
          <Fragment key={message.n}>
            {isFirstOfDay ? <li className="message-day">{day}</li> : null}
            <Item
              {...{ channel, message, index }}
              isNew={message.at > seenUpTo}
              isPointedAt={message.n === pointedAt}
            />
            {message === lastNew && i < messages.length - 1 ? <li className="message-mark">{texts.newMark}</li> : null}
          </Fragment>
        );
      })}
    </ol>
  );
}

interface ItemProps {
  readonly channel: string;
  readonly message: ChannelMessage;
  readonly index: LinkIndex | null;
  readonly isNew: boolean;
  readonly isPointedAt: boolean;
}

function Item({ channel, message: { n, at, role, text }, index, isNew, isPointedAt }: ItemProps) {
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isPointedAt) item.current?.scrollIntoView({ block: 'center' });
  }, [isPointedAt]);
  const place = href(['channels'], { channel, message: String(n) });
  const [first = ''] = text.split('\n', 1);
  return (
    <li ref={item} className={isPointedAt ? 'message message-pointed-at' : 'message'}>
      <div className="message-head">
        <strong>{role}</strong>
        <a href={place} className="meta">
          <time dateTime={isoTime(at)} className="numbers">
            {formatMinute(at)}
          </time>
        </a>
        {isNew ? <span className="unread-mark">{texts.new}</span> : null}
        <PinButton link={place} note={texts.note(channel, role, first)} />
      </div>
      <p className="message-text">
        <LinkedText text={text} index={index} />
      </p>
    </li>
  );
}
