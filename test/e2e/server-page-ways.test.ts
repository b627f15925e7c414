import { describe, expect, it } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { hasChromium, inChromium } from '../helpers/chromium.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';
import { newWorld } from '../helpers/io.ts';
import { hasRedis, redisServer } from '../helpers/redis-server.ts';
import { key, serving } from '../server/serving.ts';

const titles = titlesOf(bothWays(...chain('SEQUEL', 900001, 900002, 900003)));
const slow = { timeout: 30_000 };

describe.skipIf(!hasChromium)('in Chromium, where it is there (/usr/bin/chromium), the page', () => {
  const during = inChromium();

  it('does all of it under a base', async () => {
    const { url } = await serving({ anilist: (await anilistServer(titles)).url, words: ['--base', '/anime'] });
    const trouble = await during(`${url}/`, async (page) => {
      await page.evaluate(`sessionStorage.setItem('animectl.key', '${key}')`);
      await page.reload();
      await page.getByLabel('A title, a ref').fill('anilist:900001');
      await page.getByRole('button', { name: 'Find' }).click();
      await expect.poll(() => page.locator('#view li[data-ref]').count(), slow).toBe(3);
      expect(page.url()).toBe(`${url}/?q=anilist%3A900001`);
      expect(await page.getByLabel('A title, a ref').inputValue()).toBe('Title');
      await page.getByRole('button', { name: 'Follow' }).click();
      await page.getByRole('button', { name: 'Following' }).waitFor();
      const ticked = page.waitForResponse((answer) => answer.url() === `${url}/api/v1/seen`);
      await page.locator('.tick input').first().check();
      expect((await ticked).status()).toBe(201);
      await page.getByRole('link', { name: 'animectl' }).click();
      await expect.poll(() => page.locator('#mine li').count(), slow).toBe(1);
      expect(page.url()).toBe(`${url}/`);
      await page.locator('#follows a').click();
      await expect.poll(() => page.locator('#view li[data-ref]').count(), slow).toBe(3);
      await page.goBack();
      await expect.poll(() => page.locator('#follows a').count(), slow).toBe(1);
      await page.getByText('Providers').click();
      await expect.poll(() => page.locator('#providers li').count(), slow).toBe(5);
      // The list itself, then what it is called, as somebody types it.
      await page.getByLabel('A title, a ref').pressSequentially('Title 9');
      await expect.poll(() => page.locator('#known option').count(), slow).toBe(3);
    });
    expect(trouble).toEqual([]);
  });

  it('shows titles while others are still asked for', async () => {
    const long = titlesOf(bothWays(...chain('SEQUEL', ...Array.from({ length: 12 }, (_, n) => 900001 + n))));
    const { url } = await serving({ anilist: (await anilistServer(long, { faults: [undefined, 'hang'] })).url });
    await during(`${url}/?q=anilist:900001`, async (page) => {
      const came = () => page.locator('#arriving li').count();
      await expect.poll(came, slow).toBeGreaterThan(0);
      expect(await page.locator('#status').textContent()).toMatch(/Asking for \d+ more, \d+ known/);
      const before = await came();
      expect([before < 12, await page.locator('#view li').count()]).toEqual([true, 0]);
      await page.getByRole('button', { name: 'Stop' }).click();
      expect(await came()).toBe(before);
    });
  });

  it('is copied as a link, or as Markdown with what was seen', async () => {
    const { url } = await serving({ anilist: (await anilistServer(titles)).url });
    const trouble = await during(
      `${url}/?wait=1&q=anilist:900001`,
      async (page) => {
        const copied = async (name: string) => {
          await page.getByRole('button', { name }).click();
          await expect.poll(() => page.locator('#copied').textContent()).toBe('Copied');
          return page.evaluate('navigator.clipboard.readText()');
        };
        await page.locator('.tick input').first().check();
        expect(await copied('Copy link')).toBe(page.url());
        expect(await copied('Copy as Markdown')).toMatch(/^# Title\n\n- \[x\] Title 900001\n- \[ \] Title 900002\n/);
      },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    );
    expect(trouble).toEqual([]);
  });

  it('can be used with the keyboard alone', async () => {
    const { url } = await serving({ words: ['--offline'] });
    const trouble = await during(`${url}/`, async (page) => {
      const focused = () => page.evaluate('document.activeElement.id || document.activeElement.outerHTML.slice(0, 80)');
      const press = async (...names: readonly string[]) => {
        for (const name of names) await page.keyboard.press(name);
      };
      await press('Tab');
      expect(await focused()).toContain('class="skip"');
      await press('Tab', 'Tab');
      expect(await focused()).toBe('q');
      await page.keyboard.type('Attack on Titan');
      await press('Enter');
      await expect.poll(() => page.locator('#view li[data-ref]').count(), slow).toBe(23);
      const reach = async (selector: string) => {
        const is = `document.activeElement.matches(${JSON.stringify(selector)})`;
        for (let n = 0; n < 120; n++) {
          await press('Tab');
          if (await page.evaluate(is)) return;
        }
        throw new Error(`${selector} cannot be reached`);
      };
      await reach('#next a');
      await press('Enter');
      // It leads to the title in the list, which is open then.
      expect(await page.locator('#t1 details').getAttribute('open')).not.toBeNull();
      await press('Shift+Tab', 'Space');
      expect(await page.locator('#t1 .tick input').isChecked()).toBe(true);
      await reach('.canvas');
      await reach('.node');
      await press('Enter');
      expect(await page.evaluate('document.activeElement.tagName')).toBe('SUMMARY');
    });
    expect(trouble).toEqual([]);
  });

  it.skipIf(!hasRedis)(
    'shows jobs of the queue, where redis-server is there: what waits, runs and failed',
    async () => {
      const { url: queue } = await redisServer();
      const hanging = await anilistServer(titles, { always: 'hang' });
      const env = { ANIMECTL_QUEUE: queue };
      const { url } = await serving({ words: ['--offline'], env });
      const headers = { 'x-api-key': key, 'content-type': 'application/json' };
      const put = await fetch(`${url}/api/v1/jobs`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ titles: ['anilist:900001', 'anilist:900002'] }),
      });
      expect([put.status, await put.json()]).toEqual([202, { added: 2, already: 0 }]);
      await during(`${url}/`, async (page) => {
        await expect.poll(() => page.locator('#jobs').textContent(), slow).toContain('2 wait for a worker');
        const over = new AbortController();
        const world = newWorld({ anilist: hanging.url, env });
        const worker = world.run(['worker', '--concurrency', '1', '--name', 'machine 1'], { signal: over.signal });
        await expect.poll(() => hanging.asked.length, slow).toBeGreaterThan(0);
        await page.reload();
        await expect.poll(() => page.locator('#jobs').textContent(), slow).toMatch(/anilist:90000\d by machine 1/);
        expect(await page.locator('#jobs').textContent()).toContain('1 wait for a worker');
        over.abort();
        await worker;
      });
    },
  );
});
