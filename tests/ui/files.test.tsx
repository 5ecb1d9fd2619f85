// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FileBrowser } from '../../src/ui/files/FileBrowser.tsx';
import { FileContent } from '../../src/ui/files/FileContent.tsx';
import { fileTree } from '../../src/ui/files/file-tree.ts';
import { TextViewer } from '../../src/ui/files/TextViewer.tsx';
import { cutAt, linesOf, linesWith, textBlocks } from '../../src/ui/files/text-blocks.ts';
import { openPage } from './page.tsx';

const scrolled: string[] = [];
beforeEach(() => {
  scrolled.length = 0;
  // jsdom has no layout.
  Element.prototype.scrollIntoView = function (this: HTMLElement) {
    scrolled.push(this.dataset.line ?? '');
  };
  Element.prototype.scrollTo = () => undefined;
});

describe('a text in lines', () => {
  it('ends with its last line', () => {
    expect(linesOf('a\r\nb\n')).toEqual(['a', 'b']);
    expect(linesOf('a\n\n')).toEqual(['a', '']);
    expect(linesOf('')).toEqual([]);
  });

  it('keeps its blocks when it grows at its end', () => {
    const lines = Array.from({ length: 450 }, (_, i) => `line ${i + 1}`);
    const [before, after] = [textBlocks(lines), textBlocks([...lines, 'one more'])];
    expect(before.map(({ first }) => first)).toEqual([1, 201, 401]);
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
  });

  it('is searched in any capitals and cut where it holds what is sought', () => {
    expect(linesWith(['Error: x', 'fine', 'an error'], 'ERROR')).toEqual([1, 3]);
    expect(cutAt('Error after error', 'error')).toEqual(['', 'Error', ' after ', 'error', '']);
  });
});

describe('the tree of files', () => {
  it('has folders first and joins those that hold only one other', () => {
    expect(fileTree(['z.md', 'src/jobs/train.py', 'src/jobs/smoke.py', 'a.md'])).toEqual([
      {
        name: 'src/jobs',
        path: 'src/jobs',
        below: [
          { name: 'train.py', path: 'src/jobs/train.py', below: null },
          { name: 'smoke.py', path: 'src/jobs/smoke.py', below: null },
        ],
      },
      { name: 'z.md', path: 'z.md', below: null },
      { name: 'a.md', path: 'a.md', below: null },
    ]);
  });

  it('opens the file of the address, and a link to another forgets the chosen line', () => {
    window.location.hash = '#/jobs/j?file=b.txt&file-line=7';
    openPage().render(
      <FileBrowser label="Files" paths={['a.txt', 'b.txt']} first="a.txt">
        {(path) => <p>shows {path}</p>}
      </FileBrowser>,
    );
    expect(screen.getByText('shows b.txt')).toBeInTheDocument();
    const files = screen.getByRole('navigation', { name: 'Files' });
    expect(within(files).getByRole('link', { name: 'b.txt' })).toHaveAttribute('aria-current', 'true');
    expect(within(files).getByRole('link', { name: 'a.txt' })).toHaveAttribute('href', '#/jobs/j?file=a.txt');
  });
});

describe('the text viewer', () => {
  const text = Array.from({ length: 300 }, (_, i) => (i % 100 === 49 ? `line ${i + 1} Oops` : `line ${i + 1}`)).join(
    '\n',
  );
  const view = (more: { readonly isGrowing?: boolean } = {}) => {
    const page = openPage();
    page.render(<TextViewer name="logs/std_log.txt" text={text} {...more} />);
    return page;
  };

  it('goes from one line that holds what is sought to the next and round', async () => {
    const page = view();
    const find = screen.getByRole('searchbox', { name: 'Find in logs/std_log.txt' });
    await page.user.type(find, 'oops');
    expect(await screen.findByText('3 lines')).toBeInTheDocument();
    expect(screen.getAllByText('Oops')).toHaveLength(3);
    await page.user.type(find, '{Enter}{Enter}');
    expect(window.location.hash).toContain('line=150');
    expect(scrolled.slice(-1)).toEqual(['150']);
    expect(screen.getByText('2 of 3')).toBeInTheDocument();
    await page.user.type(find, '{Enter}{Enter}');
    expect(window.location.hash).toContain('line=50');
    await page.user.click(screen.getByRole('button', { name: 'Previous line that holds it' }));
    expect(window.location.hash).toContain('line=250');
  });

  it('chooses a line by a click or its number, and again none', async () => {
    const page = view();
    await page.user.click(screen.getByText('line 12'));
    expect(window.location.hash).toContain('line=12');
    expect(screen.getByRole('spinbutton', { name: 'Line' })).toHaveValue(12);
    await page.user.click(screen.getByText('line 12'));
    expect(window.location.hash).not.toContain('line=');
    await page.user.type(screen.getByRole('spinbutton', { name: 'Line' }), '299');
    expect(screen.getByText('line 299')).toHaveClass('text-line-chosen');
  });

  it('saves the text under its name', async () => {
    const names: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download);
    });
    URL.createObjectURL = () => 'blob:1';
    URL.revokeObjectURL = () => undefined;
    const page = view();
    await page.user.click(screen.getByRole('button', { name: 'Download' }));
    expect(names).toEqual(['std_log.txt']);
    vi.restoreAllMocks();
  });

  it('says that a file is still being written and can stop following its end', () => {
    view({ isGrowing: true });
    expect(screen.getByText(/300 lines, still being written/)).toBeInTheDocument();
    expect(screen.getByRole('switch', { name: 'Follow the end' })).toBeChecked();
  });
});

describe('a file that is no text', () => {
  it('is not shown; the command that gets it is', () => {
    openPage().render(
      <FileContent
        file={{ path: 'model.joblib', size: 480_716, text: null, isCut: false }}
        download="az ml job download --name j"
      />,
    );
    expect(screen.getByText(/480\.7 kB are no text/)).toBeInTheDocument();
    expect(screen.getByText('az ml job download --name j')).toBeInTheDocument();
  });

  it('that was cut says so', () => {
    openPage().render(<FileContent file={{ path: 'big.csv', size: 5_000_000, text: 'a\nb', isCut: true }} />);
    expect(screen.getByText('Only the first 3 B of 5.0 MB are shown.')).toBeInTheDocument();
  });
});
