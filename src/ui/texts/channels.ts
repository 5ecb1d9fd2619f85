/** Texts of the channels page. */
export const channelTexts = {
  title: 'Channels',
  about: 'What people and the pager write to each other. Whoever writes may be wrong about a cause.',
  topics: {
    feeds: 'Data that other teams hand over: what arrives, and what changes in it.',
    'ml-oncall': 'Pages, alerts, releases and handovers.',
  } as { readonly [channel: string]: string },
  channel: (name: string) => `#${name}`,
  unread: (name: string, count: number) => (count === 0 ? `#${name}` : `#${name} (${count} new)`),
  search: 'Search the channel',
  none: 'Nobody has written here yet.',
  new: 'New',
  newMark: 'New since you last looked',
  found: (shown: number, all: number) => (shown === all ? `${all} messages` : `${shown} of ${all} messages`),
  note: (channel: string, role: string, text: string) => `#${channel}, ${role}: ${text}`,
  hasNew: 'new messages',
} as const;
