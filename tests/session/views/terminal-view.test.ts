// A terminal goes over in pieces: heads of its lines, output only as far as the page lacks it, its history, link targets.
import { beforeAll, describe, expect, it } from 'vitest';
import { nodeEngine } from '../../../src/cli/node-engine.ts';
import { readScenario } from '../../../src/scenario/scenario-file.ts';
import type { Play } from '../../../src/session/play.ts';
import type { ViewName, ViewParams, ViewValue } from '../../../src/session/views/registry.ts';
import { lookOnce } from '../../../src/session/watch-list.ts';
import { pack, startPlay } from '../../support/start-world.ts';

const SCENARIO = 'model-load-in-run';
const engine = nodeEngine();
let play: Play;

async function type(line: string, terminal = 'terminal-1'): Promise<void> {
  await play.input({ type: 'line', terminal, line });
  await play.advance(play.world.now + 1000);
}

function look<Name extends ViewName>(name: Name, params: ViewParams<Name>): ViewValue<Name> {
  const looked = { world: play.world, start: play.world, scenario: readScenario(pack, SCENARIO) };
  return lookOnce({ name, params }, { ...looked, context: engine.viewContext }) as ViewValue<Name>;
}

beforeAll(async () => {
  play = await startPlay(SCENARIO, '1', engine);
  for (const terminal of ['terminal-1', 'terminal-2', 'panel']) await play.input({ type: 'open-terminal', terminal });
  await type('seq 12000');
  await type('cd src && ls nothing');
  await type('git branch', 'terminal-2');
  await type('pager', 'panel');
}, 240_000);

describe('a terminal', () => {
  it('is sent without its output, however long that is', () => {
    const view = look('terminal', { id: 'terminal-1' });
    expect(view.cwd).toBe('~/kestrand-ml/src');
    expect(view.entries.map(({ line, exitCode }) => [line, exitCode])).toEqual([
      ['seq 12000', 0],
      ['cd src && ls nothing', 2],
    ]);
    expect(view.entries[0]?.length).toBe(60_894);
    expect(view.entries[0]?.begins).toMatch(/^1\n2\n3\n/);
    expect(JSON.stringify(view).length).toBeLessThan(1000);
  });

  it('gives output after what is known, stream by stream', () => {
    const [first, second] = look('terminal', { id: 'terminal-1' }).entries;
    const id = first?.id ?? '';
    const output = look('terminal-output', {
      terminal: 'terminal-1',
      wants: [
        { entry: id, from: 60_888 },
        { entry: second?.id ?? '', from: 0 },
        { entry: 'p-gone', from: 0 },
      ],
    });
    expect(output).toEqual([
      { entry: id, from: 60_888, chunks: [{ stream: 'out', text: '12000\n' }] },
      { entry: second?.id, from: 0, chunks: [{ stream: 'err', text: expect.stringContaining('nothing') }] },
    ]);
  });

  it('gives a long output in pieces that join', () => {
    const id = look('terminal', { id: 'terminal-1' }).entries[0]?.id ?? '';
    let text = '';
    for (let asks = 0; text.length < 60_894 && asks < 10; asks++) {
      const [part] = look('terminal-output', { terminal: 'terminal-1', wants: [{ entry: id, from: text.length }] });
      const added = part?.chunks.map((chunk) => chunk.text).join('') ?? '';
      expect(added.length).toBeLessThanOrEqual(32_000);
      text += added;
    }
    expect(text).toBe(Array.from({ length: 12_000 }, (_, i) => `${i + 1}\n`).join(''));
  });

  it('offers its own lines and those typed elsewhere', () => {
    expect(look('typed-lines', { terminal: 'terminal-1' })).toEqual({
      own: ['seq 12000', 'cd src && ls nothing'],
      others: ['pager', 'git branch'],
    });
  });

  it('that nobody opened is empty', () => {
    expect(look('terminal', { id: 'terminal-9' }).entries).toEqual([]);
    expect(look('typed-lines', { terminal: 'terminal-9' }).own).toEqual([]);
  });
});

it('what output may link to is what exists', () => {
  const { deployments, hosts, files, commits } = look('link-targets', {});
  expect(deployments).toContainEqual({ endpoint: 'checkout-risk', name: 'green' });
  expect(hosts).toEqual([{ host: 'checkout-risk.westeurope.inference.ml.azure.com', endpoint: 'checkout-risk' }]);
  expect(files).toContain('src/scoring/checkout_score.py');
  expect(files.some((path) => path.startsWith('.git/'))).toBe(false);
  expect(commits.length).toBeGreaterThan(5);
  for (const oid of commits) expect(oid).toMatch(/^[0-9a-f]{40}$/);
});
