import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { hasChromium, inChromium } from '../helpers/chromium.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';
import { cases } from '../helpers/suite.ts';
import { jsonOf, key, serving } from '../server/serving.ts';

const titles = titlesOf(bothWays(...chain('SEQUEL', 900001, 900002, 900003)));

describe.skipIf(!hasChromium)('in Chromium, where it is there (/usr/bin/chromium), the page', () => {
  const during = inChromium();

  it('searches, shows titles as they come, ticks, and opens the graph', async () => {
    const { url } = await serving({ anilist: (await anilistServer(titles)).url });
    const trouble = await during(`${url}/`, async (page) => {
      await page.getByLabel('A title, a ref').fill('anilist:900001');
      await page.getByRole('button', { name: 'Find' }).click();
      await expect.poll(() => page.locator('#view li[data-ref]').count(), { timeout: 30_000 }).toBe(3);
      expect(page.url()).toContain('?q=anilist%3A900001');
      expect(await page.locator('#next').textContent()).toContain('Start with');
      await page.locator('.tick input').first().check();
      expect(await page.locator('#next').textContent()).toContain('Next for you');
      await page.locator('.node').nth(2).click();
      expect(await page.locator('#t3 details').getAttribute('open')).not.toBeNull();
      await page.reload();
      expect(await page.locator('#next').textContent()).toContain('Next for you');
      await page.getByText('Providers').click();
      await expect.poll(() => page.locator('#providers li').count(), { timeout: 30_000 }).toBe(5);
    });
    expect(trouble).toEqual([]);
  });

  it('follows a franchise once the key is typed, tells what is new of it, what comes next, and what runs', async () => {
    const before = await serving({ anilist: (await anilistServer(titles.slice(0, 2))).url });
    const headers = { 'x-api-key': key, 'content-type': 'application/json' };
    const trouble = await during(`${before.url}/?q=anilist:900001`, async (page) => {
      await page.getByRole('button', { name: 'Follow' }).click();
      await page.getByLabel('This server wants its key').fill(key);
      await page.getByRole('button', { name: 'Open' }).click();
      await page.getByRole('button', { name: 'Following' }).waitFor();
    });
    expect(trouble.filter((line) => !line.includes('401'))).toEqual([]);
    const check = `${before.url}/api/v1/watch/check`;
    const { id } = await jsonOf(await fetch(check, { method: 'POST', headers }));
    await (await fetch(`${before.url}/api/v1/jobs/${id}/stream`)).text();
    await before.stop();
    const { url } = await serving({ anilist: (await anilistServer(titles)).url, folder: before.folder });
    await during(`${url}/?q=anilist:900001`, async (page) => {
      await page.locator('.tick input').first().check();
      await page.goto(`${url}/`);
      expect(await page.locator('#mine').textContent()).toContain('1 of ');
      expect(await page.locator('#news').textContent()).toContain('Nothing in the last 30 days');
      await page.getByRole('button', { name: 'Look for news now' }).click();
      await page.getByLabel('This server wants its key').fill(key);
      await page.getByRole('button', { name: 'Open' }).click();
      await expect.poll(() => page.locator('#jobs').textContent(), { timeout: 30_000 }).toContain('is done');
      await expect.poll(() => page.locator('#news').textContent(), { timeout: 30_000 }).toContain('Title 900003');
      const list = {
        method: 'POST',
        headers: { ...headers, 'content-type': 'text/plain' },
        body: 'anilist:900001\nanilist:999999\n',
      };
      const job = await jsonOf(await fetch(`${url}/api/v1/imports`, list));
      await (await fetch(`${url}/api/v1/jobs/${job.id}/stream`)).text();
      await page.reload();
      await expect
        .poll(() => page.locator('#jobs').textContent(), { timeout: 30_000 })
        .toContain('An import is done 1 unchanged, 1 not found');
      await page.getByRole('button', { name: 'No longer follow' }).click();
      await expect.poll(() => page.locator('#follows').isHidden(), { timeout: 30_000 }).toBe(true);
    });
  });

  it('keeps what is ticked in another window beside what is ticked in this one, and shows it', async () => {
    const { url } = await serving({ anilist: (await anilistServer(titles)).url });
    const trouble = await during(`${url}/?q=anilist:900001&wait=1`, async (page) => {
      const other = await page.context().newPage();
      await other.goto(page.url());
      await other.locator('.tick input').nth(0).check();
      const ticked = () => page.locator('.tick input:checked').count();
      await expect.poll(ticked, { timeout: 30_000 }).toBe(1);
      await page.locator('.tick input').nth(1).check();
      const kept = () => page.evaluate("JSON.parse(localStorage.getItem('animectl.seen'))");
      expect(await kept()).toEqual(['anilist:900001', 'anilist:900002']);
      // As it is where the other window's word has not come yet, and a search ends.
      await page.evaluate(`localStorage.setItem('animectl.seen', '["anilist:900003"]'); animectl.enhance()`);
      expect([await kept(), await ticked()]).toEqual([['anilist:900003'], 1]);
    });
    expect(trouble).toEqual([]);
  });

  it('shows and keeps what was seen on the list of who has the key', async () => {
    const { url } = await serving({ anilist: (await anilistServer(titles)).url });
    const headers = { 'x-api-key': key, 'content-type': 'application/json' };
    const body = JSON.stringify({ title: 'anilist:900001' });
    expect((await fetch(`${url}/api/v1/seen`, { method: 'POST', headers, body })).status).toBe(201);
    const trouble = await during(`${url}/`, async (page) => {
      await page.evaluate(`sessionStorage.setItem('animectl.key', '${key}')`);
      await page.goto(`${url}/?q=anilist:900001`);
      const ticked = () => page.locator('.tick input:checked').count();
      await expect.poll(ticked, { timeout: 30_000 }).toBe(1);
      expect(await page.locator('#next').textContent()).toMatch(/Next for you.*1 of 3 seen/);
      const kept = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/seen'));
      await page.locator('.tick input').nth(1).check();
      expect((await kept).status()).toBe(201);
      const undone = page.waitForResponse((answer) => answer.url().includes('/api/v1/seen?title='));
      await page.locator('.tick input').nth(0).uncheck();
      expect((await undone).status()).toBe(200);
      await expect.poll(() => page.evaluate("localStorage.getItem('animectl.seen')")).toBe('[]');
    });
    expect(trouble).toEqual([]);
    const { titles: now } = await jsonOf(await fetch(`${url}/api/v1/franchise?q=anilist:900001`, { headers }));
    expect(now.map(({ mine }: { mine?: { seen: boolean } }) => mine?.seen ?? false)).toEqual([false, true, false]);
  });

  it('shows covers once they are switched on, which stays, and loads none before', async () => {
    const { url } = await serving({ anilist: (await anilistServer(titles)).url });
    const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=';
    const trouble = await during(`${url}/?wait=1&q=anilist:900001`, async (page) => {
      const loaded: string[] = [];
      await page.route('https://s4.anilist.co/**', (route) => {
        loaded.push(route.request().url());
        return route.fulfill({ contentType: 'image/png', body: Buffer.from(pixel, 'base64') });
      });
      await page.reload();
      expect([await page.locator('.cover').count(), loaded]).toEqual([0, []]);
      await page.getByLabel('covers').check();
      await expect.poll(() => page.locator('#order img.cover').count(), { timeout: 30_000 }).toBe(3);
      await expect.poll(() => new Set(loaded).size, { timeout: 30_000 }).toBe(3);
      await page.reload();
      await expect.poll(() => page.locator('#next img.cover').count(), { timeout: 30_000 }).toBe(1);
      await page.getByLabel('covers').uncheck();
      expect(await page.locator('.cover').count()).toBe(0);
    });
    expect(trouble.filter((line) => !line.startsWith('asks for https://s4.anilist.co/'))).toEqual([]);
  });

  it('says what it waits for, and can be stopped', async () => {
    const hanging = await anilistServer(titles, { always: 'hang' });
    const { url, log } = await serving({ anilist: hanging.url });
    await during(`${url}/?q=anilist:900001`, async (page) => {
      await expect
        .poll(() => page.getByRole('status').first().textContent(), { timeout: 30_000 })
        .toContain('Asking for');
      await page.getByRole('button', { name: 'Stop' }).click();
      expect(await page.getByRole('status').first().textContent()).toContain('Stopped');
      await expect.poll(() => log().filter(({ cut }) => cut === true).length, { timeout: 30_000 }).toBeGreaterThan(0);
    });
  });

  it('words a failure', async () => {
    const { url } = await serving({ words: ['--offline'] });
    await during(`${url}/`, async (page) => {
      await page.getByLabel('A title, a ref').fill('xyzzy nothing');
      await page.keyboard.press('Enter');
      await expect
        .poll(() => page.getByRole('status').first().innerText(), { timeout: 30_000 })
        .toContain('"xyzzy nothing" is neither stored nor bundled');
    });
  });

  it('is small before its graph, which can be read at 1280 pixels', async () => {
    const { url } = await serving({ words: ['--offline'] });
    const [before = ''] = (await (await fetch(`${url}/?wait=1&q=Attack+on+Titan`)).text()).split('<svg class="graph"');
    expect(before).toContain('Requiem of the Dawn');
    expect(before.length).toBeLessThan(200_000);
    await during(
      `${url}/?wait=1&q=Attack+on+Titan`,
      async (page) => {
        const sizes = await page.evaluate(
          "[...document.querySelectorAll('svg.graph text')].map((one) => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a)",
        );
        expect(Math.min(...(sizes as number[]))).toBeGreaterThanOrEqual(12);
      },
      { viewport: { width: 1280, height: 900 } },
    );
  });

  it('answers without scripts', async () => {
    const { url } = await serving({ words: ['--offline'] });
    const trouble = await during(
      `${url}/`,
      async (page) => {
        await page.getByLabel('A title, a ref').fill('Attack on Titan');
        await page.keyboard.press('Enter');
        await expect.poll(() => page.locator('li[data-ref]').count(), { timeout: 30_000 }).toBe(23);
        expect(await page.locator('.node').count()).toBe(23);
      },
      { javaScriptEnabled: false },
    );
    expect(trouble).toEqual([]);
  });

  it('asks for the key where it has to, and shows nothing before', async () => {
    const { url } = await serving({ words: ['--offline', '--allow-host', 'anime.localhost.test'] });
    const proxied = { extraHTTPHeaders: { 'x-forwarded-for': '10.0.0.9' } };
    const act = async (page: Page) => {
      await expect.poll(() => page.getByLabel('This server wants its key').isVisible(), { timeout: 30_000 }).toBe(true);
      expect(await page.locator('li[data-ref]').count()).toBe(0);
      await page.getByLabel('This server wants its key').fill(key);
      await page.getByRole('button', { name: 'Open' }).click();
      await expect.poll(() => page.locator('li[data-ref]').count(), { timeout: 30_000 }).toBe(23);
    };
    await during(`${url}/?q=Attack+on+Titan`, act, proxied);
  });

  it.each(cases([360], [360, 800, 1280]))(
    'is no wider than a window of %i pixels, and axe finds nothing wrong in it',
    async (width) => {
      const { url } = await serving({ words: ['--offline'] });
      const headers = { 'x-api-key': key, 'content-type': 'application/json' };
      const body = JSON.stringify({ titles: ['Attack on Titan', 'Gintama'] });
      expect((await fetch(`${url}/api/v1/watch`, { method: 'POST', headers, body })).status).toBe(201);
      const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
      for (const path of ['/', '/?q=Attack+on+Titan', '/?q=xyzzy+nothing', '/docs']) {
        const act = async (page: Page) => {
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
          await page.evaluate(axe);
          const found = (await page.evaluate('axe.run()')) as {
            violations: { id: string; nodes: { html: string }[] }[];
          };
          expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
        };
        for (const colorScheme of ['light', 'dark'] as const)
          await during(`${url}${path}`, act, { viewport: { width, height: 800 }, bypassCSP: true, colorScheme });
      }
    },
  );
});
