import { Input } from '@fluentui/react-components';
import { Search16Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import type { ChannelView } from '../../session/views/channels-view.ts';
import { MessageList } from '../channels/MessageList.tsx';
import { useSeenChannels } from '../channels/seen-channels.ts';
import { PageHeader } from '../kit/PageHeader.tsx';
import { rowsShown } from '../kit/rows-shown.ts';
import { TabBar } from '../kit/TabBar.tsx';
import { useQuery } from '../routing/use-query.ts';
import { useView } from '../store/use-view.ts';
import { channelTexts as texts } from '../texts/channels.ts';
import { commonTexts } from '../texts/common.ts';
import '../channels/channels.css';

/** What people and the pager write to each other. */
export default function ChannelsPage() {
  const channels = useView('channels', {});
  const [asked, setChannel] = useQuery('channel', '', { push: true });
  const { upTo } = useSeenChannels();
  const open = channels?.find(({ name }) => name === asked) ?? channels?.at(-1);
  return (
    <>
      <PageHeader title={texts.title} about={texts.about} />
      {channels && open ? (
        <>
          <TabBar
            label={texts.title}
            tabs={channels.map(({ name, messages }) => ({
              id: name,
              title: texts.unread(name, messages.filter(({ at }) => at > upTo(name)).length),
            }))}
            open={open.name}
            panel="tab-content"
            onOpen={setChannel}
          />
          <div role="tabpanel" id="tab-content" aria-labelledby={`tab-${open.name}`} className="tab-content">
            <Messages key={open.name} channel={open} />
          </div>
        </>
      ) : (
        <p role="status">{commonTexts.loading}</p>
      )}
    </>
  );
}

const SEARCHED = [
  { id: 'role', value: ({ role, actor }: ChannelView['messages'][number]) => `${role} ${actor}` },
  { id: 'text', value: ({ text }: ChannelView['messages'][number]) => text },
];

/** One channel; what is new when it is opened stays marked as long as it is on screen. */
function Messages({ channel: { name, messages } }: { readonly channel: ChannelView }) {
  const { upTo, mark } = useSeenChannels();
  const [seenUpTo] = useState(() => upTo(name));
  const [search, setSearch] = useQuery('q', '');
  const [pointedAt] = useQuery('message', '');
  const newest = messages.at(-1)?.at ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new is marked when it comes
  useEffect(() => mark(name, newest), [name, newest]);
  const shown = rowsShown(messages, SEARCHED, search, '').reverse();
  return (
    <section className="panel channel" aria-label={texts.channel(name)}>
      <p className="meta">{texts.topics[name]}</p>
      <div className="table-tools">
        <Input
          type="search"
          size="small"
          contentBefore={<Search16Regular aria-hidden="true" />}
          placeholder={commonTexts.search}
          aria-label={texts.search}
          value={search}
          onChange={(_, { value }) => setSearch(value)}
        />
        <span role="status" className="meta numbers">
          {texts.found(shown.length, messages.length)}
        </span>
      </div>
      {shown.length === 0 ? (
        <p className="empty">{messages.length === 0 ? texts.none : commonTexts.noMatch}</p>
      ) : (
        <MessageList channel={name} messages={shown} seenUpTo={seenUpTo} pointedAt={Number(pointedAt) || null} />
      )}
    </section>
  );
}
