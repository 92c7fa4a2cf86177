// Two hundred reports full of markup and script: whatever stands in them is shown as words, never run.
import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {getJson, openBrowser, openPage, ownFolder, read, serve, settled, visit} from './fixture.mjs';

const PAYLOADS = [
  '<script>alert(1)</script>',
  '<img src=x class=pwned onerror=alert(1)>',
  '<svg class=pwned onload=alert(1)>',
  '"><script>alert(1)</script>',
  "'><img src=x class=pwned onerror=alert(1)>",
  '<iframe class=pwned src="javascript:alert(1)"></iframe>',
  '<a class=pwned href="javascript:alert(1)">click</a>',
  '<body class=pwned onload=alert(1)>',
  '<style class=pwned>*{display:none}</style>',
  '<link class=pwned rel=stylesheet href=//evil.example/x.css>',
  '<meta class=pwned http-equiv=refresh content="0;url=//evil.example">',
  '<base class=pwned href=//evil.example/>',
  '<form class=pwned action=//evil.example><button>send</button></form>',
  '<object class=pwned data=//evil.example/x.swf></object>',
  '<math><mtext class=pwned></mtext></math>',
  '</title><script>alert(1)</script>',
  '</textarea><script>alert(1)</script>',
  '<!--><img class=pwned src=x onerror=alert(1)>-->',
  '{{constructor.constructor("alert(1)")()}}',
  '${alert(1)}',
  'javascript:alert(1)',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<details class=pwned open ontoggle=alert(1)>',
  '<video class=pwned><source onerror=alert(1)></video>',
  '\u202e<script>alert(1)</script>\u2066',
];

// Each payload in the place of a title, a text, an outlet, a name, what is said, a place, an address, a date, an id.
function reports() {
  const made = [];
  const verbs = ['met', 'visited', 'criticised', 'will visit', 'invited', 'attacked', 'thanked', 'denied that he met'];
  const states = ['Greece', 'Iran', 'Norway', 'Brazil', 'Japan', 'Kenya', 'Peru', 'Egypt', 'India', 'Chile', 'Ghana'];
  for (let i = 0; i < 200; i++) {
    const payload = PAYLOADS[i % PAYLOADS.length];
    const where = Math.floor(i / PAYLOADS.length);
    const day = `2024-0${1 + (i % 9)}-${String(1 + (i % 28)).padStart(2, '0')}`;
    const put = (place, plain) => (where === place || where === 7 ? `${plain} ${payload}` : plain);
    const verb = verbs[i % verbs.length];
    const [one, other, third] = [states[i % 11], states[(i + 1 + (i % 7)) % 11], states[(i + 9) % 11]];
    made.push({
      id: put(6, `key-${i}`),
      title: put(0, `${one} and ${other} hold talks, part ${i}`),
      outlet: put(2, `Outlet ${i % 12}`),
      url: where === 5 || where === 7 ? `javascript:alert(${i})` : `https://news.example/${i}`,
      published: day,
      text:
        `${one}'s foreign minister ${put(3, `Anna Petrou${i}`)} ${verb} the president of ${other} in ${put(4, 'Athens')} on Monday. ` +
        `"${put(1, `We agreed on trade in part ${i}`)}," Petrou${i} told ${put(3, 'reporters')}. ` +
        `${third} ${['condemned', 'thanked', 'threatened', 'sanctioned'][i % 4]} ${one} over report ${i}. ${put(1, 'The talks end today.')}`,
    });
  }
  return made;
}

let service, browser, page, wrong, api;

before(async () => {
  const folder = ownFolder();
  writeFileSync(join(folder, 'payloads.jsonl'), reports().map((report) => JSON.stringify(report)).join('\n') + '\n');
  const record = join(folder, 'record.db');
  read(record, join(folder, 'payloads.jsonl'));
  service = await serve(record);
  api = `${service.address}/api/v1`;
  browser = await openBrowser();
  ({page, wrong} = await openPage(browser));
});

after(async () => {
  await browser?.close();
  service?.stop();
});

// Elements and attributes that only a text taken for markup could have brought.
function foreign() {
  const found = [];
  for (const element of document.querySelectorAll('*')) {
    const tag = element.localName;
    const name = `<${tag} class="${element.getAttribute('class') ?? ''}">`;
    if (/\bpwned\b/.test(element.getAttribute('class') ?? '')) found.push(name);
    if (/^(iframe|object|embed|img|video|audio|source|math|style|base|applet|frame)$/.test(tag)) found.push(name);
    if (tag === 'script' && !(element.src.startsWith(location.origin + '/assets/') && element.textContent === '')) found.push(name);
    if (tag === 'link' && !element.href.startsWith(location.origin + '/assets/')) found.push(name);
    if (tag === 'meta' && element.httpEquiv !== '') found.push(name);
    for (const {name: attribute, value} of element.attributes) {
      if (/^on/i.test(attribute)) found.push(`${name} ${attribute}`);
      if (/^(href|src|action|formaction|xlink:href)$/i.test(attribute) && /^\s*(javascript|data|vbscript):/i.test(value)) found.push(`${name} ${value}`);
    }
  }
  return [...found, ...window.policyReports];
}

// Goes to a view without loading the page anew, as a click does.
async function go(page, path) {
  await page.evaluate((to) => {
    const link = document.createElement('a');
    link.href = to;
    document.querySelector('main')?.append(link);
    link.click();
    link.remove();
  }, path);
  await page.waitForFunction((to) => location.pathname + location.search === to, path);
  await settled(page);
}

test('what two hundred hostile reports say is shown as words on every page, and nothing of it runs', async () => {
  const all = (await getJson(`${api}/reports?limit=1000`)).rows;
  assert.equal(all.length, 200);
  const events = (await getJson(`${api}/events?limit=1000`)).rows;
  const actors = (await getJson(`${api}/actors?limit=1000`)).rows;
  const plans = (await getJson(`${api}/plans?limit=1000`)).rows;
  const stories = (await getJson(`${api}/stories?limit=1000`)).rows;
  assert.ok(events.length > 100 && actors.length > 5, 'the reports tell of something');
  const every = (rows, most) => rows.filter((_, i) => i % Math.max(1, Math.ceil(rows.length / most)) === 0);
  const views = ['/', '/events', '/plans', '/quotes', '/actors', '/pair?between=GRC,IRN', '/network', '/map', '/stories', '/reports', '/brief', '/search?q=alert'];
  const paths = [
    ...all.map(({report_id}) => `/reports/${report_id}`),
    ...every(events, 40).map(({event_id}) => `/events/${event_id}`),
    ...every(actors, 25).map(({actor_id}) => `/actors/${encodeURIComponent(actor_id)}`),
    ...every(plans, 10).map(({plan_id}) => `/plans/${plan_id}`),
    ...every(stories, 5).map(({story_id}) => `/stories/${story_id}`),
  ];
  const found = [];
  for (const path of views) {
    await visit(page, service.address + path);
    found.push(...(await page.evaluate(foreign)).map((what) => `${path}: ${what}`));
  }
  const tabs = [{page, wrong}, await openPage(browser), await openPage(browser)];
  await Promise.all(
    tabs.map(async (tab, n) => {
      await visit(tab.page, service.address);
      for (const path of paths.filter((_, i) => i % tabs.length === n)) {
        await go(tab.page, path);
        found.push(...(await tab.page.evaluate(foreign)).map((what) => `${path}: ${what}`));
      }
    }),
  );
  assert.deepEqual(found.slice(0, 10), []);
  assert.deepEqual(tabs.flatMap((tab) => tab.wrong).slice(0, 10), []);
});

test('payloads in titles, outlets and quotations are readable, letter by letter', async () => {
  const all = (await getJson(`${api}/reports?limit=1000`)).rows;
  const report = all.find(({title}) => title?.includes('<script>'));
  await visit(page, `${service.address}/reports/${report.report_id}`);
  assert.equal((await page.textContent('main h1'))?.trim(), report.title.trim());
});

test('addresses that are no web addresses are no links', async () => {
  const all = (await getJson(`${api}/reports?limit=1000`)).rows;
  const report = all.find(({url}) => url?.startsWith('javascript:')) ?? all[all.length - 1];
  await visit(page, `${service.address}/reports/${report.report_id}`);
  assert.equal(await page.locator('a:has-text("read at the outlet")').count(), 0);
});

test('hostile addresses of the page itself do nothing', async () => {
  for (const path of ['/search?q=%3Cscript%3Ealert(1)%3C/script%3E', '/events?actor=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E', '/actors/%3Cimg%20src=x%20onerror=alert(1)%3E', '/pair?between=%3Cscript%3E,javascript:alert(1)', '/events/..%2F..%2Fetc']) {
    await visit(page, service.address + path);
    assert.deepEqual(await page.evaluate(foreign), [], path);
  }
  assert.deepEqual(wrong, []);
});
