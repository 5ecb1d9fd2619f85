// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ChannelMessage } from '../../src/session/views/channels-view.ts';
import { UnreadMark } from '../../src/ui/channels/UnreadMark.tsx';
import ChannelsPage from '../../src/ui/pages/ChannelsPage.tsx';
import { openPage, T0 } from './page.tsx';

const HOUR = 3_600_000;

const messageOf = (changed: Partial<ChannelMessage>): ChannelMessage => ({
  n: 1,
  at: T0 - 40 * HOUR,
  actor: 'data-engineer',
  role: 'Data engineer',
  text: 'checkout-orders:12 is registered.',
  ...changed,
});

const OLD = messageOf({});
const NEW = messageOf({
  n: 2,
  at: T0 - 2 * HOUR,
  actor: 'pager',
  role: 'Pager',
  text: 'INC-1, Sev2: it is slow\nSee checkout-risk.',
});

function show(hash = '#/channels') {
  window.location.hash = hash;
  const page = openPage();
  page.begin({ channels: { feeds: OLD.at, 'ml-oncall': NEW.at } });
  page.render(
    <>
      <UnreadMark />
      <ChannelsPage />
    </>,
  );
  page.see('channels', {}, [
    { name: 'feeds', messages: [OLD] },
    { name: 'ml-oncall', messages: [{ ...OLD, text: 'Handover: all quiet.' }, NEW] },
  ]);
  page.see('places', {}, [
    { kind: 'endpoint', name: 'checkout-risk', about: '', segments: ['endpoints', 'checkout-risk'] },
    { kind: 'data', name: 'checkout-orders:12', about: '', segments: ['data', 'checkout-orders', '12'] },
  ]);
  page.see('link-targets', {}, { deployments: [], hosts: [], files: [], commits: [] });
  return page;
}

const messages = () => within(screen.getByRole('list', { name: /^#/ })).getAllByRole('listitem');

describe('the channels page', () => {
  it('opens where the pager writes, newest first, by day', () => {
    show();
    expect(messages().map(({ textContent }) => textContent)).toEqual([
      '2026-03-10',
      expect.stringContaining('INC-1, Sev2'),
      'New since you last looked',
      '2026-03-09',
      expect.stringContaining('Handover'),
    ]);
  });

  it('turns names of things into links', async () => {
    const page = show();
    expect(screen.getByRole('link', { name: 'INC-1' })).toHaveAttribute('href', '#/desk');
    expect(screen.getByRole('link', { name: 'checkout-risk' })).toHaveAttribute('href', '#/endpoints/checkout-risk');
    await page.user.click(screen.getByRole('tab', { name: '#feeds' }));
    const data = screen.getByRole('link', { name: 'checkout-orders:12' });
    expect(data).toHaveAttribute('href', '#/data/checkout-orders/12');
  });

  it('marks what is new of the last day until it was on screen', async () => {
    const page = show();
    // It is on screen: the tab and the navigation no longer count it, but it stays marked while it is looked at.
    expect(screen.getByRole('tab', { name: '#ml-oncall' })).toHaveAttribute('aria-selected', 'true');
    expect(within(messages()[1] as HTMLElement).getByText('New')).toBeInTheDocument();
    await page.user.click(screen.getByRole('tab', { name: '#feeds' }));
    page.see('channels', {}, [
      { name: 'feeds', messages: [OLD] },
      { name: 'ml-oncall', messages: [OLD, NEW, messageOf({ n: 3, at: T0 + HOUR, text: 'later' })] },
    ]);
    page.frame({ channels: { feeds: OLD.at, 'ml-oncall': T0 + HOUR } });
    expect(screen.getByRole('tab', { name: '#ml-oncall (1 new)' })).toBeInTheDocument();
    await page.user.click(screen.getByRole('tab', { name: '#ml-oncall (1 new)' }));
    expect(screen.getByRole('tab', { name: '#ml-oncall' })).toBeInTheDocument();
    await page.user.click(screen.getByRole('tab', { name: '#feeds' }));
    expect(screen.queryByText('New')).toBeNull();
  });

  it('finds by every word, whoever wrote it', async () => {
    const page = show();
    await page.user.type(screen.getByRole('searchbox', { name: 'Search the channel' }), 'pager slow');
    expect(screen.getByRole('status')).toHaveTextContent('1 of 2 messages');
    await page.user.type(screen.getByRole('searchbox', { name: 'Search the channel' }), 'er');
    expect(screen.getByText('Nothing matches the search.')).toBeInTheDocument();
  });

  it('pins a message as evidence, and leads back to it', async () => {
    const page = show();
    page.see('incident', {}, null);
    await page.user.click(screen.getByRole('button', { name: /Pin as evidence: #ml-oncall, Pager/ }));
    expect(page.lines()).toEqual([
      "pager pin '#/channels?channel=ml-oncall&message=2' --note '#ml-oncall, Pager: INC-1, Sev2: it is slow'",
    ]);
  });

  it('shows the message an address leads to', () => {
    Element.prototype.scrollIntoView = function scrollIntoView() {
      this.setAttribute('data-scrolled', '');
    };
    show('#/channels?channel=ml-oncall&message=1');
    expect(messages().find((item) => item.hasAttribute('data-scrolled'))).toHaveTextContent('Handover');
  });
});
