// What Tab offers on a real play: commands, flags, names of the world, branches, paths.
import { beforeAll, describe, expect, it } from 'vitest';
import { nodeEngine } from '../../../src/cli/node-engine.ts';
import { realm } from '../../../src/kernel/realm.ts';
import { readScenario } from '../../../src/scenario/scenario-file.ts';
import type { Play } from '../../../src/session/play.ts';
import type { Completion } from '../../../src/session/views/completion-view.ts';
import { lookOnce } from '../../../src/session/watch-list.ts';
import { GIT_SUBCOMMANDS } from '../../../src/shell/git/registry.ts';
import { shellCommands } from '../../../src/shell/registry.ts';
import { pack, startPlay } from '../../support/start-world.ts';

const SCENARIO = 'model-load-in-run';
const engine = nodeEngine();
let play: Play;

async function type(line: string): Promise<void> {
  await play.input({ type: 'line', terminal: 'terminal-1', line });
  await play.advance(play.world.now + 1000);
}

beforeAll(async () => {
  play = await startPlay(SCENARIO, '1', engine);
  await play.input({ type: 'open-terminal', terminal: 'terminal-1' });
  await type("mkdir 'my notes' && echo a > 'my notes/first one.md' && echo b > .hidden && echo c >> README.md");
  await type('git branch fix/timeouts && EP=checkout-risk');
}, 240_000);

function complete(text: string, cursor = text.length): Completion {
  const looked = { world: play.world, start: play.world, scenario: readScenario(pack, SCENARIO) };
  const ask = { name: 'completion', params: { terminal: 'terminal-1', text, cursor } };
  return lookOnce(ask, { ...looked, context: engine.viewContext }) as Completion;
}
const texts = (text: string): string[] => complete(text).candidates.map((candidate) => candidate.text);

describe('completion', () => {
  it('offers every program that does something, and none that only says it is not simulated', () => {
    const offered = texts('');
    for (const { name, summary } of shellCommands)
      if (summary !== '') expect(offered).toContain(name.replace(/^__/, ''));
    for (const name of ['wait', 'help', 'man', 'cd', 'export', 'grep', 'jq']) expect(offered).toContain(name);
    for (const name of ['kubectl', 'docker', 'vim', '__keep']) expect(offered).not.toContain(name);
  });

  it('knows the words of az, and what each is for', () => {
    expect(texts('az ml ')).toEqual(
      ['compute', 'data', 'datastore', 'environment', 'job', 'model', 'online-deployment'].concat(
        'online-endpoint',
        'schedule',
        'workspace',
      ),
    );
    expect(complete('az ml job st').candidates).toEqual([
      expect.objectContaining({ text: 'stream', kind: 'command', about: expect.stringContaining('log of a job') }),
    ]);
    expect(texts('az quantum ')).toEqual([]);
  });

  it('offers the flags that are not given yet, the required ones first', () => {
    const flags = texts('az ml online-deployment get-logs -n green ');
    expect(flags[0]).toBe('--endpoint-name');
    expect(flags).not.toContain('--name');
    expect(flags).toContain('--lines');
    expect(texts('az ml job list --out')).toEqual(['--output']);
    expect(texts('az ml job list -o ta')).toEqual(['table']);
    expect(texts('az ml job list --output=ta')).toEqual(['--output=table']);
  });

  it('offers the names of the world', () => {
    expect(texts('az ml online-endpoint show -n ')).toEqual(['checkout-risk']);
    expect(texts('az ml online-deployment show -n ')).toEqual(['blue', 'green']);
    expect(texts('az ml online-deployment show -e $EP -n g')).toEqual(['green']);
    expect(texts('az ml online-deployment show --endpoint-name nobody -n ')).toEqual([]);
    expect(texts('az ml online-endpoint update -n checkout-risk --traffic blue=0 g')).toEqual(['green=']);
    expect(texts('az ml job stream --name checkout-train-v1')).toEqual([
      'checkout-train-v12',
      'checkout-train-v11',
      'checkout-train-v10',
      'checkout-train-v1',
    ]);
    expect(texts('az ml job cancel -n ')).toEqual([]);
    expect(texts('az ml model show -n checkout-risk -v 1')).toEqual(['12', '11', '10', '1']);
    expect(texts('az ml data show -n checkout-o')).toEqual(['checkout-orders']);
    expect(texts('az ml environment show -n kst-i')).toEqual(['kst-infer']);
    expect(texts('az ml compute show -n cpu-t')).toEqual(['cpu-train']);
    expect(texts('az ml workspace show -g rg-kst-ml-prod -n ')).toEqual(['mlw-kst-prod']);
    expect(texts('az ml job list -g rg-kst-ml-p')).toEqual(['rg-kst-ml-prod']);
    expect(texts('az storage blob list --account-name stkstlake -c c')).toEqual(['curated']);
    expect(texts('az monitor metrics list --resource checkout-risk --metrics RequestLatency --dimension ')).toContain(
      'deployment',
    );
    expect(texts('az config set defaults.g')).toEqual(['defaults.group=rg-kst-ml-prod']);
    expect(texts('curl -s https://c')).toEqual(['https://checkout-risk.westeurope.inference.ml.azure.com/score']);
  });

  it('names are said with what they are', () => {
    expect(complete('az ml online-deployment show -n gr').candidates).toEqual([
      {
        text: 'green',
        label: 'green',
        kind: 'deployment',
        about: 'checkout-risk, 100 % of the traffic, Succeeded',
        isOpen: false,
      },
    ]);
  });

  it('knows git: subcommands, options, branches, commits, changed files and paths of commits', () => {
    expect(texts('git ')).toEqual(GIT_SUBCOMMANDS.map(({ name }) => name));
    expect(texts('git log --onel')).toEqual(['--oneline']);
    expect(texts('git switch f')).toEqual(['fix/timeouts']);
    expect(texts('git checkout origin/m')).toEqual(['origin/main']);
    expect(texts('git log main..fix')).toEqual(['main..fix/timeouts']);
    expect(texts('git push ')).toEqual(['origin']);
    expect(texts('git push origin fix')).toEqual(['fix/timeouts']);
    expect(texts('git add ')).toEqual(['README.md', '.hidden', 'my\\ notes/first\\ one.md']);
    expect(texts('git -C src log -- sc')).toEqual(['scoring/']);
    expect(texts('git show HEAD:src/sc')).toEqual(['HEAD:src/scoring/']);
    expect(texts('git stash p')).toEqual(['push', 'pop']);
    const [newest] = complete('git revert ').candidates;
    expect(newest).toMatchObject({ kind: 'commit', text: expect.stringMatching(/^[0-9a-f]{7,}$/) });
    expect(newest?.about).not.toBe('');
  });

  it('knows what the pager can be told', () => {
    expect(texts('pager a')).toEqual(['ack']);
    expect(texts('pager hypothesis update 1 --state c')).toEqual(['confirmed']);
  });

  it('completes paths with their quotes, variables and spaces', () => {
    expect(texts('cat src/scoring/checkout_s')).toEqual(['src/scoring/checkout_score.py']);
    expect(texts('cat ~/kestrand-ml/READ')).toEqual(['~/kestrand-ml/README.md']);
    expect(texts('cat $HOME/kestrand-ml/READ')).toEqual(['$HOME/kestrand-ml/README.md']);
    expect(texts('cat my')).toEqual(['my\\ notes/']);
    expect(texts('cat my\\ notes/f')).toEqual(['my\\ notes/first\\ one.md']);
    expect(texts('cat "my notes/f')).toEqual(['"my notes/first one.md"']);
    expect(texts("cat 'my notes/f")).toEqual(["'my notes/first one.md'"]);
    expect(texts('ls .h')).toEqual(['.hidden']);
    expect(texts('ls ')).not.toContain('.hidden');
    expect(texts('cd ')).toContain('src/');
    expect(texts('cd ')).not.toContain('README.md');
    expect(texts('az ml job create -f RE')).toEqual(['README.md']);
    expect(texts('echo a > RE')).toEqual(['README.md']);
    expect(texts('echo $HOM')).toEqual(['$HOME/']);
  });

  it.each(['az ml data sh', 'echo a | az ml data sh', 'ls && az ml data sh', 'ls; az ml data sh', 'x=$(az ml data sh'])(
    'completes after operators and in substitutions: %s',
    (line) => expect(texts(line)).toEqual(['show']),
  );

  it('looks through programs that run others', () => {
    expect(texts('timeout 5m az ml data sh')).toEqual(['show']);
    expect(texts('echo a | xargs git sho')).toEqual(['shortlog', 'show']);
  });

  it('replaces the word before the cursor and leaves what follows', () => {
    expect(complete('az ml jo list', 8)).toMatchObject({ from: 6, to: 8, candidates: [{ text: 'job' }] });
  });

  it('offers nothing in comments, here-documents and unknown terminals', () => {
    expect(texts('ls # az ml ')).toEqual([]);
    expect(texts('cat <<EOF\naz ml ')).toEqual([]);
  });

  it('answers in less than 20 milliseconds', () => {
    const lines = ['', 'az ml ', 'git checkout ', 'git add ', 'az ml job show -n ', 'cat src/'];
    for (const line of lines) complete(line);
    const before = realm.hostMilliseconds();
    for (const line of lines) complete(line);
    expect((realm.hostMilliseconds() - before) / lines.length).toBeLessThan(20);
  });
});
