// What the tests of the page share: records made by the program, the service on a free port, a browser.
import {execFileSync, spawn} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const PROGRAM = process.env.CHANCERY_PROGRAM ?? join(ROOT, 'build/release/bin/chancery');
// The page's packages hold those of its tests.
export const packages = createRequire(join(ROOT, 'web/package.json'));
const {chromium} = packages('playwright-core');

export function ownFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-web-'));
  process.on('exit', () => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

export function read(record, ...paths) {
  execFileSync(PROGRAM, ['read', ...paths, '--record', record], {cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe']});
}

// The service over a record: its address, and how to stop it.
export async function serve(record, ...options) {
  const child = spawn(PROGRAM, ['serve', '--record', record, '--port', '0', ...options], {cwd: ROOT});
  process.on('exit', () => child.kill());
  let said = '';
  const address = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`chancery serve did not listen: ${said}`)), 30000);
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        said += data;
        const found = /listening on (http:\/\/[^\s/]+)/.exec(said);
        if (found) {
          clearTimeout(late);
          resolve(found[1]);
        }
      });
    }
    child.on('exit', (code) => reject(new Error(`chancery serve ended with ${code}: ${said}`)));
  });
  return {address, stop: () => child.kill()};
}

export async function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  });
}

// A page that keeps all that must not happen: dialogs, errors, reports of the content security policy.
export async function openPage(browser, options = {}) {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}, acceptDownloads: true, ...options});
  const page = await context.newPage();
  const wrong = [];
  await page.addInitScript(() => {
    window.policyReports = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      window.policyReports.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  page.on('dialog', (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) wrong.push(`console: ${message.text()}`);
  });
  return {context, page, wrong};
}

// Waits until the view has what it asked for.
// Waits until a view shows what it was to show. A chart is drawn only once its area has been measured.
export async function settled(page) {
  await page.waitForFunction(
    () =>
      document.querySelector('main h1, main .state') &&
      !document.querySelector('main .state.loading, main [aria-busy="true"], main .chart-area:empty'),
    undefined,
    {timeout: 40000},
  );
}

export async function visit(page, address) {
  await page.goto(address);
  await settled(page);
}

export async function getJson(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
