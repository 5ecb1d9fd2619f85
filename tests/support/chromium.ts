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
  const fromNpm = async (): Promise<string> => (await import('@sparticuz/chromium')).default.executablePath();
  return playwright.launch({ executablePath: process.env.CHROME_PATH ?? (await fromNpm()), args: FLAGS });
}
