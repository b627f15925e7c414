import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { hasChromium, inChromium } from '../helpers/chromium.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';
import { jsonOf, key, serving } from '../server/serving.ts';

const titles = titlesOf(bothWays(...chain('SEQUEL', 900001, 900002, 900003)));
const slow = { timeout: 30_000 };
const headers = { 'x-api-key': key, 'content-type': 'application/json' };

const typeKey = async (page: Page, word: string) => {
  await page.getByLabel('This server wants its key').fill(word);
  await page.getByRole('button', { name: 'Open' }).click();
};
const wrong = (page: Page) => page.locator('#wrong');

describe.skipIf(!hasChromium)('in Chromium, where it is there (/usr/bin/chromium), the key of the page', () => {
  const during = inChromium();

  it.each([['a-wrong-key-0123456789'], ['ключ, который не ключ'], [`${key}x`]])(
    'is asked for again where it is %s, and that is said',
    async (word) => {
      const { url } = await serving({ words: ['--offline', '--allow-host', 'anime.localhost.test'] });
      const proxied = { extraHTTPHeaders: { 'x-forwarded-for': '10.0.0.9' } };
      const act = async (page: Page) => {
        await page.getByLabel('This server wants its key').waitFor(slow);
        expect(await wrong(page).textContent()).toBe('');
        await typeKey(page, word);
        await expect.poll(() => wrong(page).textContent(), slow).toBe('That is not the key of this server.');
        expect(await page.evaluate("sessionStorage.getItem('animectl.key')")).toBeNull();
        expect(await page.getByLabel('This server wants its key').getAttribute('aria-invalid')).toBe('true');
        await typeKey(page, ` ${key} `);
        await expect.poll(() => page.locator('li[data-ref]').count(), slow).toBe(23);
        expect(await page.locator('#unlock').isVisible()).toBe(false);
      };
      await during(`${url}/?q=Attack+on+Titan`, act, proxied);
    },
  );

  it('is asked for by the one button at the foot of the page, and forgotten by it', async () => {
    const { url } = await serving({ words: ['--offline'] });
    await during(`${url}/`, async (page) => {
      await page.getByRole('button', { name: 'Type the server’s key' }).click();
      await page.getByRole('button', { name: 'Not now' }).click();
      expect(await page.locator('#unlock').isVisible()).toBe(false);
      await page.getByRole('button', { name: 'Type the server’s key' }).click();
      await typeKey(page, key);
      await page.getByRole('button', { name: 'Forget the key' }).click();
      await page.getByRole('button', { name: 'Type the server’s key' }).waitFor(slow);
      expect(await page.evaluate("sessionStorage.getItem('animectl.key')")).toBeNull();
    });
  });

  it('that was taken and is taken no more is forgotten, and that is said, also where nothing needs it', async () => {
    const before = await serving({ words: ['--offline'] });
    await during(`${before.url}/?q=Attack+on+Titan`, async (page) => {
      await page.getByRole('button', { name: 'Type the server’s key' }).click();
      await typeKey(page, key);
      await page.getByRole('button', { name: 'Forget the key' }).waitFor(slow);
      await page.evaluate("sessionStorage.setItem('animectl.key', 'the-key-of-yesterday-0123')");
      await page.reload();
      await expect.poll(() => wrong(page).textContent(), slow).toContain('taken no more');
      await page.getByRole('button', { name: 'Follow' }).click();
      expect(await wrong(page).textContent()).toContain('taken no more');
      await typeKey(page, key);
      // What was to be done is done.
      await page.getByRole('button', { name: 'Following' }).waitFor(slow);
    });
  });

  it('brings ticks from before it was typed to the own list, if that is wanted, and nothing is lost', async () => {
    const { url } = await serving({ anilist: (await anilistServer(titles)).url });
    const listed = async () => {
      const { titles: now } = await jsonOf(await fetch(`${url}/api/v1/franchise?q=anilist:900001`, { headers }));
      return now.map(({ mine }: { mine?: { seen: boolean } }) => mine?.seen ?? false);
    };
    const tick = JSON.stringify({ title: 'anilist:900001' });
    await fetch(`${url}/api/v1/seen`, { method: 'POST', headers, body: tick });
    await during(`${url}/?wait=1&q=anilist:900001`, async (page) => {
      const kept = () => page.evaluate("JSON.parse(localStorage.getItem('animectl.seen'))");
      const checked = () => page.locator('.tick input:checked').count();
      await page.locator('.tick input').nth(1).check();
      expect(await page.locator('#status').textContent()).toContain('Kept in this browser');
      // What is taken back here was never on the list: nothing is to be taken off it later.
      await page.locator('.tick input').nth(0).check();
      await page.locator('.tick input').nth(0).uncheck();
      await page.getByRole('button', { name: 'Type the server’s key' }).click();
      await typeKey(page, key);
      await expect
        .poll(() => page.locator('#offered').textContent(), slow)
        .toBe('1 title is ticked in this browser alone.');
      await expect.poll(checked, slow).toBe(2);
      await page.locator('#apart').click();
      expect([await kept(), await listed()]).toEqual([['anilist:900002'], [true, false, false]]);
      await page.reload();
      await expect.poll(checked, slow).toBe(2);
      expect(await page.locator('#offer').isVisible()).toBe(false);
      // Another browser window knows nothing of that.
      await page.evaluate("sessionStorage.removeItem('animectl.apart')");
      await page.reload();
      await page.getByRole('button', { name: 'Put that on my list' }).click();
      await expect
        .poll(() => page.locator('#status').textContent(), slow)
        .toBe('1 title is on your list now, as here. ');
      await expect.poll(() => page.locator('#offer').isVisible(), slow).toBe(false);
      expect([await kept(), await listed(), await checked()]).toEqual([[], [true, true, false], 2]);
    });
  });

  it('leaves what cannot be put on the list where it is, and says so', async () => {
    const { url } = await serving({ words: ['--offline'] });
    await during(`${url}/?q=Attack+on+Titan`, async (page) => {
      await page.evaluate(`localStorage.setItem('animectl.seen', '["anilist:999999999","anilist:16498"]')`);
      await page.evaluate(`sessionStorage.setItem('animectl.key', '${key}')`);
      await page.reload();
      await page.getByRole('button', { name: 'Put that on my list' }).click();
      await expect
        .poll(() => page.locator('#status').textContent(), slow)
        .toContain('1 could not be put there and stay');
      expect(await page.evaluate("localStorage.getItem('animectl.seen')")).toBe('["anilist:999999999"]');
      expect(await page.locator('#offered').textContent()).toBe('1 title is ticked in this browser alone.');
    });
  });
});
