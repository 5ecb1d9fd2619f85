// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { IncidentView } from '../../src/session/views/incident-view.ts';
import DeskPage from '../../src/ui/pages/DeskPage.tsx';
import { commandOf, incidentOf, openPage, T0 } from './page.tsx';

function open(incident: IncidentView | null) {
  const page = openPage();
  page.begin();
  page.render(<DeskPage />);
  page.see('incident', {}, incident);
  return page;
}

const button = (name: string) => screen.getByRole('button', { name });
const text = () => screen.getByRole('textbox', { name: 'What you want to say' });
const acknowledged = incidentOf({ acknowledgedAt: 1 });

describe('the incident desk', () => {
  it('says when there is no incident, and offers nothing', () => {
    open(null);
    expect(screen.getByText('No incident.')).toBeInTheDocument();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('shows the page and everything said about it', () => {
    open(incidentOf({ notes: [{ at: T0 + 12 * 60_000, actor: 'oncall', kind: 'declare', text: 'slow' }] }));
    expect(screen.getByRole('heading', { name: 'INC-1 · sev 2 · checkout-risk answers slowly' })).toBeInTheDocument();
    expect(screen.getByText('p95 of checkout-risk was 812 ms.')).toBeInTheDocument();
    expect(screen.getByRole('listitem')).toHaveTextContent('16:42 declare: slow');
  });

  it('acknowledges once, and resolves only after that', async () => {
    const page = open(incidentOf());
    expect(button('Resolve')).toBeDisabled();
    await page.user.click(button('Acknowledge'));
    page.see('page-commands', {}, [commandOf({ id: 'p1', line: 'pager ack' })]);
    page.see('incident', {}, acknowledged);
    expect(button('Acknowledge')).toBeDisabled();
    await page.user.click(button('Resolve'));
    expect(page.acts().slice(1)).toEqual([
      { type: 'input', input: { type: 'line', terminal: 'panel', line: 'pager ack' } },
      { type: 'input', input: { type: 'line', terminal: 'panel', line: 'pager resolve' } },
    ]);
  });

  it.each([
    ['Declare', 'declare'],
    ['Update', 'update'],
    ['Hand in report', 'report'],
  ])('%s types `pager %s` with the text as one word', async (name, verb) => {
    const page = open(acknowledged);
    expect(button(name)).toBeDisabled();
    await page.user.type(text(), "it's slow; $(rm -rf ~)");
    await page.user.click(button(name));
    expect(page.lines()).toEqual([`pager ${verb} 'it'\\''s slow; $(rm -rf ~)'`]);
    expect(text()).toHaveValue('');
  });

  it('keeps a text that was not sent when the incident is resolved, and takes no more', async () => {
    const page = open(acknowledged);
    await page.user.type(text(), 'unsent');
    page.see('incident', {}, incidentOf({ acknowledgedAt: 1, resolvedAt: 2 }));
    expect(text()).toHaveValue('unsent');
    for (const name of ['Declare', 'Update', 'Hand in report', 'Resolve']) expect(button(name)).toBeDisabled();
  });
});
