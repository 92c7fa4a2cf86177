// The page in a real browser over the example reports: every view, filters, exports, keyboard, accessibility.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {getJson, openBrowser, openPage, ownFolder, packages, read, serve, settled, visit} from './fixture.mjs';

const AXE = readFileSync(packages.resolve('axe-core/axe.min.js'), 'utf8');

let service, browser, context, page, wrong, api;
let told, fulfilled, actor, story, copied;

before(async () => {
  const folder = ownFolder();
  const record = join(folder, 'record.db');
  read(record, 'examples/reports');
  service = await serve(record);
  api = `${service.address}/api/v1`;
  browser = await openBrowser();
  ({context, page, wrong} = await openPage(browser));
  const events = (await getJson(`${api}/events?limit=1000`)).rows;
  told = events.find((event) => event.conflicts.length > 0 && event.n_independent > 1);
  copied = events.find((event) => event.n_copies > 0);
  fulfilled = (await getJson(`${api}/plans?limit=1000`)).rows.find((plan) => plan.state === 'fulfilled');
  [actor] = (await getJson(`${api}/actors?limit=5`)).rows;
  [story] = (await getJson(`${api}/stories?limit=5`)).rows;
});

after(async () => {
  await browser?.close();
  service?.stop();
});

const at = (path) => visit(page, service.address + path);
const heading = () => page.textContent('main h1');
const rows = () => page.locator('main table.rows tbody tr').count();

// Every view with an address of its own; those of entries are filled in once the record is read.
const views = () => ({
  timeline: '/',
  events: '/events',
  event: `/events/${told.event_id}`,
  plans: '/plans',
  plan: `/plans/${fulfilled.plan_id}`,
  quotes: '/quotes',
  actors: '/actors',
  actor: `/actors/${encodeURIComponent(actor.actor_id)}`,
  pair: '/pair?between=SAU,IRN',
  network: '/network',
  map: '/map',
  stories: '/stories',
  story: `/stories/${story.story_id}`,
  reports: '/reports',
  report: `/reports/${told.reports[0]}`,
  brief: '/brief',
  search: '/search?q=visit',
  nothing: '/events?type=ASSAULT&country=NOR',
  missing: '/events/ffffffffffffffffffffffffffffffff',
});

describe('every view', () => {
  test('shows its heading, raises no error and breaks no policy', async () => {
    for (const [name, path] of Object.entries(views())) {
      await at(path);
      if (name === 'missing') assert.match((await page.textContent('main')) ?? '', /no such entry/i, name);
      else assert.ok(((await heading()) ?? '').length > 2, name);
      if (!['missing', 'nothing'].includes(name)) assert.equal(await page.locator('main .state.failed').count(), 0, name);
      assert.deepEqual(await page.evaluate(() => window.policyReports), [], name);
    }
    assert.deepEqual(wrong, []);
  });

  test('has no serious fault that axe finds, in light and in dark', async () => {
    const found = [];
    for (const colorScheme of ['light', 'dark']) {
      const own = await openPage(browser, {colorScheme, bypassCSP: true, reducedMotion: 'reduce'});
      for (const [name, path] of Object.entries(views())) {
        await visit(own.page, service.address + path);
        await own.page.evaluate(AXE);
        // In the dark only the colours are others.
        const rules = colorScheme === 'light' ? {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']} : {type: 'rule', values: ['color-contrast']};
        const result = await own.page.evaluate((runOnly) => window.axe.run(document, {runOnly, resultTypes: ['violations']}), rules);
        for (const {id, impact, nodes} of result.violations) {
          if (['serious', 'critical'].includes(impact)) found.push(`${name} ${colorScheme}: ${id} ${nodes[0]?.html.slice(0, 160)}`);
        }
      }
      await own.context.close();
    }
    assert.deepEqual(found, []);
  });

  test('fits a screen 390 pixels wide', async () => {
    const own = await openPage(browser, {viewport: {width: 390, height: 844}});
    for (const [name, path] of Object.entries(views())) {
      await visit(own.page, service.address + path);
      assert.equal(await own.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, name);
    }
    await own.context.close();
  });
});

describe('an event', () => {
  test('shows its reports side by side with the evidence marked, and where they disagree', async () => {
    await at(`/events/${told.event_id}`);
    const item = await getJson(`${api}/events/${told.event_id}`);
    assert.equal(await page.locator('article.telling').count(), item.reports.length);
    const boxes = await page.locator('article.telling').evaluateAll((cards) => cards.slice(0, 2).map((card) => card.getBoundingClientRect().top));
    assert.equal(boxes[0], boxes[1], 'side by side');
    const marked = await page.locator('article.telling .passage').first().locator('mark').allTextContents();
    assert.equal(marked.join(''), item.reports[0].tellings[0].words);
    const trigger = await page.locator('article.telling mark.trigger').first().textContent();
    assert.equal(trigger, item.reports[0].tellings[0].trigger_words);
    assert.equal(await page.locator('table.versions td').count(), told.disagreements.flatMap(({versions}) => versions).length);
  });

  test('folds copies under their original', async () => {
    await at(`/events/${copied.event_id}`);
    const folded = page.locator('details.copies').first();
    assert.equal(await folded.locator('li').first().isVisible(), false);
    await folded.locator('summary').click();
    assert.equal(await folded.locator('li').first().isVisible(), true);
  });

  test('says why it was coded so', async () => {
    await at(`/events/${told.event_id}`);
    assert.ok(((await page.textContent('table.why')) ?? '').includes(told.sense ?? ''));
    await page.click('text=All that chancery explain says');
    assert.match((await page.textContent('pre')) ?? '', /trigger/);
  });
});

describe('a report', () => {
  test('shows each layer over the text, or does not', async () => {
    await at(`/reports/${told.reports[0]}`);
    const wire = (await getJson(`${api}/reports/${told.reports[0]}`)).wire;
    const text = await page.locator('.report-text').evaluate((node) => [...node.querySelectorAll('p')].map((p) => p.textContent).join('\n'));
    assert.equal(text, wire.text.replace(/\n+/g, '\n').trim());
    for (const [label, mark] of [['Names', '.on-entity'], ['Times', '.on-time'], ['Quotations', '.on-quote'], ['Events', '.on-event']]) {
      assert.ok((await page.locator(mark).count()) > 0, label);
      await page.locator('.layers label', {hasText: label}).locator('input').uncheck();
      assert.equal(await page.locator(mark).count(), 0, label);
    }
  });

  test('tells what was taken out, and why', async () => {
    const reports = (await getJson(`${api}/reports?limit=1000`)).rows;
    let removed;
    for (const {report_id} of reports) {
      const {wire} = await getJson(`${api}/reports/${report_id}`);
      if ((wire.removed ?? []).length > 0) removed = {report_id, first: wire.removed[0], n: wire.removed.length};
    }
    await at(`/reports/${removed.report_id}`);
    if (!(await page.locator('table.removed').isVisible())) await page.click('summary:has-text("Taken out")');
    assert.equal(await page.locator('table.removed tbody tr').count(), removed.n);
    assert.equal(await page.locator('table.removed th[scope=row]').first().textContent(), removed.first.why);
  });
});

describe('filters', () => {
  test('stand in the address, and the address alone brings them back', async () => {
    await at('/events');
    const all = await rows();
    await page.click('.filter-line button');
    await page.selectOption('#filter-type', 'CONSULT');
    await page.fill('#filter-country', 'Saudi Arabia');
    await page.click('.filter-form button[type=submit]');
    await settled(page);
    await page.waitForFunction(() => location.search.includes('type=CONSULT'));
    await settled(page);
    assert.equal(new URL(page.url()).search, '?country=SAU&type=CONSULT');
    const wanted = (await getJson(`${api}/events?country=SAU&type=CONSULT`)).total;
    assert.ok(wanted > 0 && wanted < all);
    assert.equal(await rows(), wanted);
    const own = await openPage(browser);
    await visit(own.page, page.url());
    assert.equal(await own.page.locator('main table.rows tbody tr').count(), wanted);
    assert.equal(await own.page.locator('.chips .chip').count(), 2);
    await own.context.close();
  });

  test('are taken away one by one, and the way back is kept', async () => {
    await at('/events?type=CONSULT&country=SAU');
    const few = await rows();
    await page.click('.chip:has-text("Type")');
    await page.waitForFunction(() => location.search === '?country=SAU');
    await settled(page);
    assert.ok((await rows()) > few);
    await page.goBack();
    await settled(page);
    assert.equal(await rows(), few);
  });

  test('go along to other views', async () => {
    await at('/events?country=GRC');
    await page.click('nav.nav a:has-text("Map")');
    await page.waitForFunction(() => location.pathname === '/map');
    assert.equal(new URL(page.url()).search, '?country=GRC');
  });

  test('that the service refuses are explained in its words', async () => {
    await at('/events?type=NONSENSE');
    assert.match((await page.textContent('main .state.failed')) ?? '', /NONSENSE/);
  });

  test('are suggested from what the query holds', async () => {
    await at('/events');
    await page.click('.filter-line button');
    await page.waitForSelector('.suggestions a');
    const link = page.locator('.suggestions a').first();
    await link.click();
    await settled(page);
    assert.equal(await page.locator('.chips .chip').count(), 1);
  });
});

describe('exports', () => {
  test('download this very query', async () => {
    for (const path of ['/events?type=CONSULT', '/plans', '/quotes?form=direct', '/actors?country=GRC', '/reports', '/stories', '/network', '/map', '/', '/pair?between=SAU,IRN', '/brief']) {
      await at(path);
      await page.click('.exports summary');
      const link = page.locator('.exports .menu a').first();
      const address = new URL(await link.getAttribute('href'), service.address);
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
      const bytes = readFileSync(await download.path());
      assert.ok(bytes.length > 20, path);
      assert.equal(bytes.toString(), await (await fetch(address)).text(), path);
      for (const [name, value] of new URL(path, service.address).searchParams) assert.equal(address.searchParams.get(name), value, path);
    }
  });

  test('give an Atom feed of the query', async () => {
    await at('/events?country=GRC');
    const href = await page.locator('.exports a:has-text("Atom")').getAttribute('href');
    const answer = await fetch(service.address + href);
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-type') ?? '', /application\/atom\+xml/);
    assert.match(await answer.text(), /<entry>/);
    assert.match(href, /country=GRC/);
  });

  test('of an entry are the entry, its events as a table, and a feed of them', async () => {
    const {event, report, actor: person, plan, story: line} = views();
    for (const path of [event, report, person, plan, line]) {
      await at(path);
      const links = await page.locator('.exports .menu a').evaluateAll((all) => all.map((link) => [link.textContent, link.getAttribute('href')]));
      const of = (label) => links.find(([text]) => text.startsWith(label))?.[1] ?? assert.fail(`${path}: no ${label}`);
      assert.ok(JSON.stringify(await getJson(service.address + of('JSON'))).length > 100, path);
      const table = (await (await fetch(service.address + of('Events, CSV, exact'))).text()).trim().split('\r\n');
      assert.ok(table.length > 1 && table[0].startsWith('event_id,'), path);
      const feed = await (await fetch(service.address + (await page.locator('.exports a:has-text("Atom")').getAttribute('href')))).text();
      assert.ok(feed.includes('<entry>'), path);
    }
  });

  test('of events are complete and guarded for spreadsheets', async () => {
    await at('/events');
    const hrefs = await page.locator('.exports .menu a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    assert.ok(hrefs[0].includes('csv=spreadsheet'));
    const lines = (await (await fetch(service.address + hrefs[1])).text()).trim().split('\r\n');
    assert.equal(lines.length - 1, (await getJson(`${api}/events`)).total);
  });
});

describe('charts', () => {
  test('are no wider than the paper they are printed on', async () => {
    for (const path of ['/', '/pair?between=SAU,IRN', '/network', views().actor]) {
      await at(path);
      await page.emulateMedia({media: 'print'});
      const wide = await page.locator('.chart svg, .chart-area svg').evaluateAll((all) =>
        all.map((svg) => {
          svg.parentElement.style.width = '300px';
          return svg.getBoundingClientRect().width;
        }),
      );
      await page.emulateMedia({media: 'screen'});
      assert.ok(wide.length > 0 && wide.every((width) => width <= 301), `${path}: ${wide}`);
    }
  });

  test('have a table of the same numbers beside them', async () => {
    await at('/');
    await page.click('text=Show as a table');
    const timeline = await getJson(`${api}/timeline`);
    assert.equal(await page.locator('.as-table tbody tr').count(), timeline.bins.length);
    await at('/pair?between=SAU,IRN');
    await page.click('text=Show as a table');
    const pair = await getJson(`${api}/pair?between=SAU,IRN`);
    assert.equal(await page.locator('.as-table tbody tr').count(), pair.bins.length);
    await at('/network');
    assert.ok((await page.locator('table.rows tbody tr').count()) > 0);
    assert.match((await page.textContent('.network figcaption')) ?? '', /Showing \d+ of \d+ actors/);
    await at('/map');
    assert.ok((await page.locator('table.rows tbody tr').count()) > 0);
  });

  test('draw plans hollow until they are fulfilled', async () => {
    await at('/');
    const timeline = await getJson(`${api}/timeline`);
    const bins = (name) => timeline.bins.filter((bin) => bin[name] > 0).length;
    assert.equal(await page.locator('.chart .bin .plan-mark.filled').count(), bins('plans_fulfilled'));
    assert.equal(await page.locator('.chart .bin .plan-mark.hollow:not(.crossed)').count(), bins('plans_open'));
    const fills = await page.locator('.chart .bin .plan-mark.hollow circle').evaluateAll((circles) => circles.map((circle) => getComputedStyle(circle).fill));
    assert.ok(fills.every((fill) => fill === 'none'));
    assert.equal(await page.locator('.chart .bin text.disagree').count(), bins('conflicting'));
  });

  test('lead from a column to what it counts', async () => {
    await at('/');
    await page.locator('.chart .bin .hit').last().click({force: true});
    await page.waitForFunction(() => location.search.includes('since='));
    await settled(page);
    assert.ok((await rows()) > 0);
  });
});

describe('the keyboard alone', () => {
  test('skips to the content, searches, filters, opens a row and comes back', async () => {
    await at('/events');
    await page.keyboard.press('Tab');
    assert.match((await page.evaluate(() => document.activeElement?.textContent)) ?? '', /To the content/);
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'main');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    const first = page.locator('main a.row-link').first();
    assert.equal(await first.evaluate((link) => link === document.activeElement), true);
    const outline = await first.evaluate((link) => getComputedStyle(link).outlineStyle);
    assert.notEqual(outline, 'none', 'a ring shows the focus');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => /^\/events\/.+/.test(location.pathname));
    await settled(page);
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1' || document.activeElement?.id === 'main');
    await page.goBack();
    await page.waitForFunction(() => location.pathname === '/events');
    await settled(page);
    await page.keyboard.press('f');
    await page.waitForFunction(() => document.activeElement?.id === 'filter-actor');
    await page.keyboard.type('GRC');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.search === '?actor=GRC');
    await settled(page);
    await page.evaluate(() => document.activeElement?.blur());
    await page.keyboard.press('/');
    await page.keyboard.type('visit');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.pathname === '/search');
    await settled(page);
    await page.evaluate(() => document.activeElement?.blur());
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await page.waitForFunction(() => location.pathname === '/plans');
    await page.evaluate(() => document.activeElement?.blur());
    await page.keyboard.press('?');
    assert.equal(await page.locator('#shortcuts').isVisible(), true);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('#shortcuts').isVisible(), false);
  });

  test('reaches every control of a view', async () => {
    await at('/events');
    const reached = new Set();
    for (let i = 0; i < 80; i++) {
      await page.keyboard.press('Tab');
      reached.add(await page.evaluate(() => document.activeElement?.textContent?.trim().slice(0, 20) ?? ''));
    }
    for (const control of ['Timeline', 'Filter', 'Export', 'Atom feed of this que', 'latest first']) {
      assert.ok([...reached].some((text) => text.startsWith(control.slice(0, 20))), control);
    }
  });
});

describe('reporting an error', () => {
  test('says that the token is wrong, in the words of the service', async () => {
    await at(`/events/${told.event_id}`);
    await page.click('text=Report an error');
    await page.fill('#error-note', 'It was on Friday.');
    await page.fill('#error-token', 'not the token');
    await page.click('dialog[open] button[type=submit]');
    await page.waitForSelector('dialog[open] .problem');
    assert.ok(((await page.textContent('dialog[open] .problem')) ?? '').length > 5);
    await page.keyboard.press('Escape');
  });
});

describe('when things go wrong', () => {
  test('the page says so and offers to try again', async () => {
    await page.route('**/api/v1/plans*', (route) => route.fulfill({status: 503, contentType: 'application/json', body: '{"error":{"status":503,"code":"busy","message":"too many at once"}}'}));
    await at('/plans');
    assert.match((await page.textContent('.state.failed')) ?? '', /too many at once/);
    await page.unroute('**/api/v1/plans*');
    await page.click('.state.failed button');
    await page.waitForSelector('table.plans');
  });

  test('a service that is gone is told apart from an empty answer', async () => {
    await page.route('**/api/v1/quotes*', (route) => route.abort());
    await at('/quotes');
    assert.match((await page.textContent('.state.failed')) ?? '', /does not answer/);
    await page.unroute('**/api/v1/quotes*');
    await at('/events?type=ASSAULT&country=NOR');
    assert.match((await page.textContent('.state.empty')) ?? '', /No event/);
  });

  test('colours chosen by hand are kept', async () => {
    await at('/');
    await page.click('text=Colours:');
    await page.click('text=Colours:');
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
    await at('/events');
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
    await page.click('text=Colours:');
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), undefined);
    await context.clearCookies();
  });
});
