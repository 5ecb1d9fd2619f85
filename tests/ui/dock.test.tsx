// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Shell } from '../../src/ui/frame/Shell.tsx';
import TerminalPage from '../../src/ui/pages/TerminalPage.tsx';
import { LEAST_HEIGHT, useDock } from '../../src/ui/terminal/dock-store.ts';
import { openPage, terminalOf } from './page.tsx';

/** Parts of the frame are loaded when they are first shown. */
const PATIENT = { timeout: 20_000 };
vi.setConfig({ testTimeout: 30_000 });

const field = () => screen.getByRole('textbox', { name: 'Command' });
const toggle = () => screen.getByRole('button', { name: 'Terminals' });
const edge = () => screen.getByRole('separator', { name: 'Height of the terminals' });

beforeEach(() => {
  // jsdom has no layout, so nothing has a size that could change.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  window.localStorage.clear();
  window.innerHeight = 900;
  useDock.setState({ isOpen: true, height: 280, focusAsks: 0 });
});

/** The frame around a page that does not matter here. */
async function openShell() {
  const page = openPage();
  window.location.hash = '#/notices';
  page.begin();
  page.render(<Shell />);
  await screen.findByRole('region', { name: 'Terminals' }, PATIENT);
  page.see('terminal', { id: 'terminal-1' }, terminalOf());
  return page;
}

describe('the focus, on the way to another page', () => {
  const go = (hash: string) =>
    act(() => {
      window.location.hash = hash;
      window.dispatchEvent(new HashChangeEvent('hashchange'));
    });

  it('goes to the content when what had it is gone', async () => {
    await openShell();
    expect(screen.getByRole('main')).not.toHaveFocus();
    go('#/nowhere');
    await waitFor(() => expect(screen.getByRole('main')).toHaveFocus());
  });

  it('stays where somebody has it', async () => {
    await openShell();
    const help = screen.getByRole('button', { name: 'Keyboard shortcuts' });
    act(() => help.focus());
    go('#/nowhere');
    await screen.findByRole('heading', { level: 1 });
    expect(help).toHaveFocus();
  });
});

describe('the dock', () => {
  it('leaves the focus to the page when it is loaded, and gives it to the prompt when it is opened', {
    timeout: 30_000,
  }, async () => {
    const { user } = await openShell();
    expect(field()).not.toHaveFocus();
    await user.keyboard('{Control>}`{/Control}');
    expect(toggle()).toHaveAttribute('aria-expanded', 'false');
    expect(screen.queryByRole('textbox', { name: 'Command' })).toBeNull();
    await user.keyboard('{Control>}`{/Control}');
    expect(field()).toHaveFocus();
    expect(toggle()).toHaveAttribute('aria-expanded', 'true');
  });

  it('gives the focus back to where it was when it is closed from within', async () => {
    const { user } = await openShell();
    const help = screen.getByRole('button', { name: 'Keyboard shortcuts' });
    await user.keyboard('{Control>}`{/Control}');
    act(() => help.focus());
    await user.keyboard('{Control>}`{/Control}');
    expect(field()).toHaveFocus();
    await user.keyboard('{Control>}`{/Control}');
    expect(help).toHaveFocus();
  });

  it('keeps a half-typed line while it is closed', async () => {
    const { user } = await openShell();
    await user.type(field(), 'half');
    await user.click(toggle());
    await user.click(toggle());
    expect(field()).toHaveValue('half');
  });

  it('is made higher and lower with the arrow keys and by buttons, within limits', async () => {
    const { user } = await openShell();
    const height = () => Number(edge().getAttribute('aria-valuenow'));
    act(() => edge().focus());
    await user.keyboard('{ArrowUp}');
    expect(height()).toBe(320);
    await user.keyboard('{Home}{ArrowDown}');
    expect(height()).toBe(LEAST_HEIGHT);
    await user.click(screen.getByRole('button', { name: 'Taller' }));
    expect(height()).toBeGreaterThan(LEAST_HEIGHT);
    act(() => edge().focus());
    await user.keyboard('{End}{ArrowUp}');
    expect(height()).toBe(720);
    expect(window.localStorage.getItem('mlops-flight-simulator/terminal-height')).toBe('720');
  });

  it('gives way to the page of the terminals, which goes on with the half-typed line', async () => {
    const { user } = await openShell();
    await user.type(field(), 'half');
    await user.click(screen.getByRole('button', { name: 'As a page' }));
    await screen.findByRole('heading', { name: 'Terminal', level: 1 }, PATIENT);
    await waitFor(() => expect(screen.queryByRole('separator')).toBeNull());
    expect(field()).toHaveValue('half');
  });
});

describe('the page of the terminals', () => {
  const open = (hash: string) => {
    const page = openPage();
    window.location.hash = hash;
    page.begin({
      terminals: [
        { id: 'terminal-1', isBusy: false },
        { id: 'terminal-2', isBusy: false },
      ],
    });
    page.render(<TerminalPage />);
    for (const id of ['terminal-1', 'terminal-2']) page.see('terminal', { id }, terminalOf({ id }));
    return page;
  };

  it('is for typing: the prompt has the focus', () => {
    open('#/terminal');
    expect(field()).toHaveFocus();
  });

  it('shows the terminal of the address and writes down which one is chosen', async () => {
    const { user } = open('#/terminal?terminal=terminal-2');
    expect(screen.getByRole('tab', { name: 'Terminal 2' })).toHaveAttribute('aria-selected', 'true');
    await user.click(screen.getByRole('tab', { name: 'Terminal 1' }));
    expect(window.location.hash).toBe('#/terminal?terminal=terminal-1');
    expect(screen.getByRole('tab', { name: 'Terminal 1' })).toHaveAttribute('aria-selected', 'true');
  });
});
