import { spawn } from 'node:child_process';
import { type Browser, chromium as playwright } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/** A real Chromium: the one `CHROME_PATH` names, else the one that comes from npm (Linux x64). */
export async function launchChromium(): Promise<Browser> {
  return playwright.launch({ executablePath: await executablePath(), args: FLAGS });
}

/** A Chromium with a profile on disk that can be killed as a power cut would: no process of it says goodbye. */
export async function launchMortalChromium(
  profile: string,
): Promise<{ readonly browser: Browser; kill(): Promise<void> }> {
  const args = [...FLAGS, '--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'];
  const child = spawn(await executablePath(), args, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const endpoint = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (text: Buffer) => {
      said += text;
      const found = /DevTools listening on (\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', () => reject(new Error(`Chromium did not start: ${said}`)));
  });
  return {
    browser: await playwright.connectOverCDP(endpoint),
    async kill() {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
        process.kill(-child.pid, 'SIGKILL');
      await gone;
    },
  };
}

const executablePath = async (): Promise<string> =>
  process.env.CHROME_PATH ?? (await (await import('@sparticuz/chromium')).default.executablePath());
