import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { hasChromium, inChromium } from '../helpers/chromium.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';
import { jsonOf, key, serving } from '../server/serving.ts';

const titles = titlesOf(bothWays(...chain('SEQUEL', 900001, 900002, 900003)));
const patience = { timeout: 30_000 };

describe.skipIf(!hasChromium)('two browsers at once', () => {
  const [first, second] = [inChromium(), inChromium()];
  /** Both at the same address. Gives what went wrong in either. */
  const both = async (url: string, act: (one: Page, other: Page) => Promise<void>) => {
    let others: readonly string[] = [];
    const own = await first(url, async (one) => {
      others = await second(url, (other) => act(one, other));
    });
    return [...own, ...others];
  };
  const shown = (page: Page) => page.locator('#view li[data-ref]').count();
  const ticked = (page: Page) => page.locator('.tick input:checked').count();

  it('that search for the same are answered by one crawl, and each keeps ticks of its own', async () => {
    const anilist = await anilistServer(titles);
    const { url } = await serving({ anilist: anilist.url });
    const trouble = await both(`${url}/`, async (one, other) => {
      for (const page of [one, other]) await page.getByLabel('A title, a ref').fill('anilist:900001');
      await Promise.all([one, other].map((page) => page.getByRole('button', { name: 'Find' }).click()));
      for (const page of [one, other]) await expect.poll(() => shown(page), patience).toBe(3);
      await one.locator('.tick input').nth(0).check();
      await other.reload();
      expect([await ticked(one), await ticked(other)]).toEqual([1, 0]);
    });
    expect(trouble).toEqual([]);
    const alone = await anilistServer(titles);
    const { url: apart } = await serving({ anilist: alone.url });
    await (await fetch(`${apart}/api/v1/franchise?q=anilist:900001`)).text();
    expect(anilist.asked.length).toBe(alone.asked.length);
  });

  it('of who has the key keep both ticks on the one list, and each other’s once they look again', async () => {
    const { url } = await serving({ anilist: (await anilistServer(titles)).url });
    const trouble = await both(`${url}/`, async (one, other) => {
      for (const page of [one, other]) {
        await page.evaluate(`sessionStorage.setItem('animectl.key', '${key}')`);
        await page.goto(`${url}/?q=anilist:900001`);
        await expect.poll(() => shown(page), patience).toBe(3);
      }
      const kept = (page: Page) => page.waitForResponse((answer) => answer.url().endsWith('/api/v1/seen'));
      const tick = async (page: Page, n: number) => {
        const answer = kept(page);
        await page.locator('.tick input').nth(n).check();
        return (await answer).status();
      };
      expect(await Promise.all([tick(one, 0), tick(other, 1)])).toEqual([201, 201]);
      expect(await tick(other, 2)).toBe(201);
      for (const page of [one, other]) {
        await page.reload();
        await expect.poll(() => ticked(page), patience).toBe(3);
      }
      await one.getByRole('button', { name: 'Follow', exact: true }).click();
      await one.getByRole('button', { name: 'Following' }).waitFor(patience);
      // It has not heard of that yet, and asks for the same.
      await other.getByRole('button', { name: 'Follow', exact: true }).click();
      await other.getByRole('button', { name: 'Following' }).waitFor(patience);
    });
    expect(trouble).toEqual([]);
    const headers = { 'x-api-key': key };
    const { titles: now } = await jsonOf(await fetch(`${url}/api/v1/franchise?q=anilist:900001`, { headers }));
    expect(now.map(({ mine }: { mine?: { seen: boolean } }) => mine?.seen ?? false)).toEqual([true, true, true]);
  });
});
