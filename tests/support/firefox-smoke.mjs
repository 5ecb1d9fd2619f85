// A smoke run in Firefox, in a process of its own: the deterministic realm of the tests leaves a browser's protocol no
// clock and no randomness. Usage: node firefox-smoke.mjs <firefox> <url>; prints what the page did, one line each.
import puppeteer from 'puppeteer-core';

const [firefox = '', url = ''] = process.argv.slice(2);
const PATIENCE_MS = 100_000;
const browser = await puppeteer.launch({
  browser: 'firefox',
  executablePath: firefox,
  headless: true,
  timeout: PATIENCE_MS,
  // The driver evaluates text in the page, which the page's policy forbids; the policy is tested in Chromium.
  extraPrefsFirefox: { 'security.csp.enable': false },
});

/** Asks the page again and again until it says yes. */
async function until(what, ask, ...args) {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
    if (await page.evaluate(ask, ...args)) return console.log(what);
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`not seen: ${what}`);
}

const press = (name) =>
  until(
    name,
    (text) => {
      const button = [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === text);
      if (!button || button.disabled) return false;
      button.click();
      return true;
    },
    name,
  );

const page = await browser.newPage();
try {
  page.on('pageerror', (error) => console.log(`error: ${error}`));
  await page.goto(url);
  await press('Take the pager');
  await press('Acknowledge');
  await until('acknowledged', () => document.body.innerText.includes('acknowledged after'));
  await page.evaluate(() => {
    window.location.hash = '#/terminal';
  });
  await until('terminal', () => document.querySelector('textarea[aria-label=Command]') !== null);
  await page.focus('textarea[aria-label=Command]');
  await page.keyboard.type('python -c "print(6 * 7)"');
  await page.keyboard.press('Enter');
  await until('python answered', () => /^42$/m.test(document.querySelector('[role=log]')?.innerText ?? ''));
} finally {
  await browser.close();
}
