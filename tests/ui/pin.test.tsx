// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { PinButton } from '../../src/ui/kit/PinButton.tsx';
import { commandOf, frameOf, incidentOf, openPage, T0 } from './page.tsx';

const LINK = '#/endpoints/checkout-risk?tab=monitoring&from=2026-03-10T16%3A00Z';

describe('the pin of evidence', () => {
  it('pins the address with its note, as one word each, and takes the pin away again', async () => {
    const page = openPage();
    page.begin();
    page.render(<PinButton link={LINK} note="it's slow" />);
    await page.user.click(screen.getByRole('button', { name: "Pin as evidence: it's slow", pressed: false }));
    const line = `pager pin '${LINK}' --note 'it'\\''s slow'`;
    expect(page.lines()).toEqual([line]);
    page.see('page-commands', {}, [commandOf({ id: 'p1', line })]);
    const pin = { n: 4, at: T0, link: LINK, note: "it's slow", removedAt: null };
    page.see('incident', {}, incidentOf({ pins: [pin] }));
    const pinned = await screen.findByRole('button', { name: "Pinned as evidence: it's slow", pressed: true });
    await waitFor(() => expect(pinned).toBeEnabled());
    await page.user.click(pinned);
    expect(page.lines()).toEqual([line, 'pager unpin 4']);
    page.see('page-commands', {}, [commandOf({ id: 'p2', line: 'pager unpin 4' })]);
  });

  it('pins the present place unless told another', async () => {
    const page = openPage();
    page.begin();
    window.location.hash = '#/jobs/brave_onion?tab=logs';
    page.render(<PinButton />);
    await page.user.click(screen.getByRole('button', { name: 'Pin as evidence' }));
    const line = "pager pin '#/jobs/brave_onion?tab=logs'";
    expect(page.lines()).toEqual([line]);
    page.see('page-commands', {}, [commandOf({ line })]);
  });

  it('is not there without an open incident', () => {
    const page = openPage();
    page.begin({ incident: null });
    page.render(<PinButton link={LINK} />);
    expect(screen.queryByRole('button')).toBeNull();
    const { incident } = frameOf();
    if (!incident) throw new Error('the frame shows an incident');
    page.frame({ incident: { ...incident, resolvedAt: T0 } });
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('says what the pager said when it refuses', async () => {
    const page = openPage();
    page.begin();
    page.render(<PinButton link="#/x" />);
    await page.user.click(screen.getByRole('button', { name: 'Pin as evidence' }));
    page.see('page-commands', {}, [
      commandOf({ id: 'p1', line: "pager pin '#/x'", output: 'pager: INC-1 is resolved already\n', exitCode: 1 }),
    ]);
    expect(await screen.findByRole('alert')).toHaveTextContent('INC-1 is resolved already');
  });
});
