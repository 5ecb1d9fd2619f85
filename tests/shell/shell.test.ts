// What a person in front of the terminal sees: one line after the other, in simulated time.
import { describe, expect, it } from 'vitest';
import { terminalTranscript } from '../../src/shell/terminal-transcript.ts';
import { bench, MINUTE, T0 } from './bench-world.ts';

describe('a line', () => {
  it('passes text through pipes, loops and substitutions', async () => {
    const { run } = await bench();
    expect(await run('cat a.txt | sort | head -1')).toBe('one\n');
    expect(await run('for i in 1 2 3; do echo $((i * i)); done | tail -1')).toBe('9\n');
    expect(await run('x=$(wc -l < a.txt); echo "[$x]" | tr -d " "')).toBe('[3]\n');
    expect(await run('cat <<EOF | tr a-z A-Z\nhello\nEOF')).toBe('HELLO\n');
  });

  it('shows stdout and stderr in the order they were written', async () => {
    const { run, simulation } = await bench();
    expect(await run('echo a; ls nofile; echo b; nosuch; echo c 2>&1')).toBe(
      'a\nls: nofile: No such file or directory\nb\nbash: nosuch: command not found\nc\n',
    );
    const chunks = terminalTranscript(simulation.world, 't1').entries.at(-1)?.output;
    expect(chunks?.map((chunk) => chunk.stream)).toEqual(['out', 'err', 'out', 'err', 'out']);
  });

  it('keeps redirections of its own', async () => {
    const { run } = await bench();
    expect(await run('echo hidden > f; ls nofile 2> e; cat f e')).toBe(
      'hidden\nls: nofile: No such file or directory\n',
    );
    expect(await run('ls nofile 2>&1 | wc -l | tr -d " "; ls nofile >/dev/null 2>&1; echo $?')).toBe('1\n2\n');
    expect(await run('exec > g; echo into; cat g >&2')).toBe('into\n');
  });

  it('reports the exit codes of bash', async () => {
    const { run, lastCode } = await bench();
    await run('nosuch');
    expect(lastCode()).toBe(127);
    expect(await run('echo $?')).toBe('127\n');
    await run('exit 3');
    expect(lastCode()).toBe(3);
    expect(await run('if true; then')).toContain('syntax error');
    expect(lastCode()).toBe(2);
  });

  it('knows the simulated time', async () => {
    const { run, simulation } = await bench();
    await simulation.advance(T0 + 90 * MINUTE);
    expect(await run('date -u +%FT%TZ')).toBe('2026-03-10T09:30:00Z\n');
    expect(await run('touch new; sleep 1h; date +%H:%M; ls -l new | grep -c "Mar 10 09:30"')).toBe('10:30\n1\n');
  });

  it('draws $RANDOM from the seed, anew for each line', async () => {
    const first = await (await bench()).run('echo $RANDOM $RANDOM $RANDOM');
    expect(await (await bench()).run('echo $RANDOM $RANDOM $RANDOM')).toBe(first);
    const { run } = await bench();
    await run('true');
    expect(await run('echo $RANDOM $RANDOM $RANDOM')).not.toBe(first);
  });

  it('ends honestly when it runs away', async () => {
    const { run, lastCode } = await bench();
    expect(await run('while true; do echo x >/dev/null; done')).toBe(
      'bash: too many commands executed (>10000): the simulated shell stops here\n',
    );
    expect(lastCode()).toBe(126);
    expect(await run('echo still there')).toBe('still there\n');
  });

  it('keeps the beginning of very long output and counts the rest', async () => {
    const { run } = await bench();
    const output = await run('seq 1 60000');
    expect(output.length).toBeLessThan(257_000);
    expect(output).toContain('1\n2\n3\n');
    // 60,000 numbers: 9 × 2 + 90 × 3 + 900 × 4 + 9,000 × 5 + 50,001 × 6 characters.
    expect(output).toContain(`[${9 * 2 + 90 * 3 + 900 * 4 + 9000 * 5 + 50_001 * 6 - 256_000} more characters`);
  });
});

describe('a terminal', () => {
  it('keeps variables, exports, arrays, functions, aliases, the directory and $? between lines', async () => {
    const { run } = await bench();
    await run(
      'x=1; export Y=2; a=(p "q r"); declare -A m=([k]=v); f() { echo "f $1"; }; alias hi="echo hello"; cd /tmp',
    );
    // biome-ignore lint/suspicious/noTemplateCurlyInString: bash expands it
    expect(await run('echo $x $Y ${a[1]} ${m[k]} $PWD; f 3; hi')).toBe('1 2 q r v /tmp\nf 3\nhello\n');
    expect(await run('env | grep -c -E "^(x|Y)="')).toBe('1\n');
    expect(await run('bash -c "echo [$x] [$Y]"; cd -')).toBe('[1] [2]\n/home/oncall/repo\n');
    expect(await run('unset -f f; unset x; (exit 4)')).toBe('');
    expect(await run('readonly -a z=(1); set -x; true; (exit 4)')).toBe('+ true\n');
    expect(await run('echo $? [$x]; f')).toBe('4 []\nbash: f: command not found\n');
  });

  it('keeps its history and transcript', async () => {
    const { run, simulation } = await bench();
    await run('echo 1');
    await run('cd /tmp');
    expect(await run('history')).toBe('    1  echo 1\n    2  cd /tmp\n    3  history\n');
    const { entries, cwd } = terminalTranscript(simulation.world, 't1');
    expect(cwd).toBe('/tmp');
    expect(entries.map(({ line, cwd: at, exitCode }) => [line, at, exitCode])).toEqual([
      ['echo 1', '/home/oncall/repo', 0],
      ['cd /tmp', '/home/oncall/repo', 0],
      ['history', '/tmp', 0],
    ]);
    await run('clear');
    expect(terminalTranscript(simulation.world, 't1').entries).toHaveLength(1);
  });

  it('runs lines typed ahead one after the other', async () => {
    const { type, simulation } = await bench();
    await type('wait 10m; echo first');
    await type('cd /tmp');
    await type('pwd');
    await simulation.advance(T0 + 9 * MINUTE);
    expect(terminalTranscript(simulation.world, 't1')).toMatchObject({ isBusy: true, queued: ['cd /tmp', 'pwd'] });
    await simulation.advance(T0 + 10 * MINUTE);
    const { entries, isBusy } = terminalTranscript(simulation.world, 't1');
    expect(isBusy).toBe(false);
    expect(entries.map((entry) => entry.output.map((chunk) => chunk.text).join(''))).toEqual(['first\n', '', '/tmp\n']);
  });

  it('ends the running line and forgets what was typed ahead on Ctrl-C', async () => {
    const { type, stop, run, screen, lastCode, simulation } = await bench();
    await type('while true; do echo tick; sleep 60; done');
    await type('echo never');
    await simulation.advance(T0 + 150_000);
    await stop();
    expect([screen(), lastCode()]).toEqual(['tick\ntick\ntick\n^C\n', 130]);
    await simulation.advance(T0 + 60 * MINUTE);
    expect(terminalTranscript(simulation.world, 't1').entries).toHaveLength(1);
    expect(await run('echo $?')).toBe('130\n');
  });
});

describe('programs', () => {
  it('wait for a duration, while bare `wait` is bash’s own', async () => {
    const { run, simulation } = await bench();
    await run('wait 1h30m');
    expect(simulation.world.now).toBe(T0 + 90 * MINUTE);
    await run('wait');
    expect(simulation.world.now).toBe(T0 + 90 * MINUTE);
    expect(await run('wait 30')).toBe("wait: '30' is not a duration; write 90s, 30m, 2h or 1d\n");
    await run('f() { wait 30m; }; f; sleep 1.5 1m');
    expect(simulation.world.now).toBe(T0 + 120 * MINUTE + 61_500);
  });

  it('are cut off by timeout in simulated time', async () => {
    const { run, lastCode, simulation } = await bench();
    expect(await run("timeout 90 bash -c 'while true; do echo tick; sleep 40; done'")).toBe('tick\ntick\ntick\n');
    expect([lastCode(), simulation.world.now]).toEqual([124, T0 + 90_000]);
    expect(await run('timeout 5m sleep 60; echo $?; timeout 1 true; echo $?')).toBe('0\n0\n');
    expect(simulation.world.now).toBe(T0 + 150_000);
    await run('job start j; timeout 150 job stream j');
    expect(lastCode()).toBe(124);
  });

  it('run in parallel under xargs -P', async () => {
    const { run, simulation } = await bench();
    expect(await run("printf '3\\n1\\n2\\n' | xargs -P 3 -n 1 sh -c 'sleep $(($0 * 60)); echo $0'")).toMatch(
      /^[123]\n[123]\n[123]\n$/,
    );
    expect(simulation.world.now).toBe(T0 + 3 * MINUTE);
  });

  it('may answer with a promise while simulated time stands still', async () => {
    const { run, simulation } = await bench();
    expect(await run('echo é | slow 1 | tr s S; cat slow-1; sleep 5; cat slow-1')).toBe('Slow 1\né\né\n');
    expect(simulation.world.now).toBe(T0 + 5000);
  });

  it('know whether they write to the terminal', async () => {
    const { run } = await bench();
    await run('job start j; wait 10m');
    const said = async (line: string) => /tty=(\w+)/.exec(await run(line))?.[1];
    expect(await said('job stream j')).toBe('true');
    expect(await said('if true; then job stream j 2>/dev/null; fi')).toBe('true');
    expect(await said('timeout 5m job stream j')).toBe('true');
    expect(await said('job stream j | cat')).toBe('false');
    expect(await said('job stream j > f; cat f')).toBe('false');
    expect(await said('echo "$(job stream j)"')).toBe('false');
    expect(await said("bash -c 'job stream j | cat'")).toBe('false');
    expect(await said("timeout 9 bash -c 'job stream j' | cat")).toBe('false');
    expect(await run('env | grep -c __TTY')).toBe('0\n');
  });

  it('say what the machine is and what it lacks', async () => {
    const { run, lastCode } = await bench();
    expect(await run('whoami; hostname; id -u; uname')).toBe('oncall\nci-oncall\n1000\nLinux\n');
    expect(await run('docker ps')).toBe('docker: not simulated\n');
    expect(lastCode()).toBe(1);
    expect(await run('vim a.txt')).toContain('Repository editor');
    expect(await run('less a.txt; cat a.txt | more')).toBe('one\ntwo\nthree\n'.repeat(2));
    expect(await run('help')).toContain('  wait  ');
    expect(await run('man nosuch')).toBe('No manual entry for nosuch\n');
    expect(await run('realpath ../repo/./a.txt; f=$(mktemp); test -f $f && echo made')).toBe(
      '/home/oncall/repo/a.txt\nmade\n',
    );
  });

  it('report malformed JSON in their own words', async () => {
    const { run } = await bench();
    expect(await run(`echo '{"a": 1,}' | jq .a`)).toBe("jq: parse error: unexpected '}' at line 1, column 9\n");
    expect(await run(`echo '{"a": [1, 2' | jq .a`)).toContain('unfinished JSON text at line 2, column 1');
    expect(await run(`echo '{"a": [1, 2]}' | jq -c .a`)).toBe('[1,2]\n');
  });
});

describe('a script file', () => {
  const script = "printf 'echo start $1\\njob start s >/dev/null\\njob stream s\\nexit 7\\n' > s.sh; chmod +x s.sh";

  it.each(['bash s.sh one', './s.sh one', 'timeout 1h ./s.sh one'])(
    'waits inside `%s` and shows its output meanwhile',
    async (line) => {
      const { run, type, screen, lastCode, simulation } = await bench();
      await run(script);
      await type(line);
      await simulation.advance(T0 + 2.5 * MINUTE);
      expect(screen()).toBe('start one\ns minute 1\ns minute 2\n');
      await simulation.advance(T0 + 10 * MINUTE);
      expect(screen()).toBe('start one\ns minute 1\ns minute 2\ns minute 3\ns minute 4\ns minute 5\ndone tty=true\n');
      expect(lastCode()).toBe(7);
    },
  );

  it('is found or refused as bash does', async () => {
    const { run, lastCode } = await bench();
    expect(await run('./nofile; echo $?; ./a.txt; echo $?')).toBe(
      'bash: ./nofile: No such file or directory\n127\nbash: ./a.txt: Permission denied\n126\n',
    );
    await run(script);
    expect(await run('./s.sh x | head -1; /bin/echo hi')).toBe('start x\nhi\n');
    expect(lastCode()).toBe(0);
  });
});
