import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentOf } from '../../src/franchise/document.ts';
import { page as pageOf } from '../../src/report/page/html.ts';
import { bundled } from '../helpers/catalog.ts';
import { hostileFranchise, hostileTexts, stats } from '../helpers/franchise.ts';
import { cases } from '../helpers/suite.ts';

const executablePath = '/usr/bin/chromium';

describe.skipIf(!existsSync(executablePath))('in Chromium, where it is there (/usr/bin/chromium), the page', () => {
  let folder = '';
  let browser: Browser;
  let titan = '';
  let hostile = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'animectl-'));
    const write = async (name: string, text: string) => {
      await writeFile(join(folder, name), text);
      return pathToFileURL(join(folder, name)).href;
    };
    titan = await write('titan.html', pageOf(documentOf(await bundled('Attack on Titan'), stats, 'release')));
    const texts = [...hostileTexts, '<img src=x onerror=alert(1)>', '<b>bold</b>'];
    hostile = await write('hostile.html', pageOf(documentOf(hostileFranchise(texts), stats, 'release')));
    const quiet = ['quic', 'background-networking', 'component-update', 'sync', 'gpu'].map((one) => `--disable-${one}`);
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--no-first-run', ...quiet] });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Opens a page, lets `act` act on it, and gives what went wrong meanwhile: requests that leave it, errors, dialogs. */
  async function during(address: string, act: (page: Page) => Promise<void>, javaScriptEnabled = true) {
    const context = await browser.newContext({ javaScriptEnabled });
    const trouble: string[] = [];
    try {
      const page = await context.newPage();
      page.on('request', (request) => {
        if (request.url() !== address && !request.url().startsWith('data:')) trouble.push(`asks for ${request.url()}`);
      });
      page.on('console', (message) => trouble.push(`${message.type()}: ${message.text()}`));
      page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
      page.on('dialog', (dialog) => {
        trouble.push(`dialog: ${dialog.message()}`);
        dialog.dismiss().catch(() => {});
      });
      await page.goto(address);
      await act(page);
    } finally {
      await context.close();
    }
    return trouble;
  }

  const listed = (page: Page) => page.locator('li[data-ref]:visible').count();

  it('finds a title and goes to it', async () => {
    const trouble = await during(titan, async (page) => {
      expect([await listed(page), await page.locator('.node').count()]).toEqual([23, 23]);
      await page.getByLabel('Find a title').fill('Roár of: AWAKENING!');
      expect(await listed(page)).toBe(1);
      expect(await page.locator('#count').textContent()).toBe('1 of 23 titles');
      await page.getByLabel('Find a title').press('Enter');
      expect(await page.locator('details[open] .more').textContent()).toContain('進撃の巨人');
      await page.getByLabel('Find a title').fill('');
      await page.getByLabel('hide optional').check();
      expect(await listed(page)).toBe(17);
      expect(await page.locator('.mark.optional:visible').count()).toBe(0);
    });
    expect(trouble).toEqual([]);
  });

  it('says what comes next, and remembers what was seen', async () => {
    const trouble = await during(titan, async (page) => {
      const next = page.locator('#next');
      expect(await next.textContent()).toMatch(/^Start with Attack on Titan /);
      await page.getByLabel('Seen: Attack on Titan', { exact: true }).check();
      expect(await next.textContent()).toMatch(/^Next for you .*Chibi Theater.*1 of 23 seen/);
      await page.reload();
      expect(await next.textContent()).toMatch(/^Next for you /);
      expect(await page.getByLabel('Seen: Attack on Titan', { exact: true }).isChecked()).toBe(true);
      for (const box of await page.locator('.tick input').all()) await box.check();
      expect(await next.textContent()).toContain('You have seen all that is out');
    });
    expect(trouble).toEqual([]);
  });

  it('shows the graph at a size that can be read, leads from it to the list, and zooms', async () => {
    const trouble = await during(titan, async (page) => {
      await page.setViewportSize({ width: 1280, height: 900 });
      const sizes = await page
        .locator('svg.graph text')
        .evaluateAll((all) =>
          all.map(
            (one) =>
              Number.parseFloat(
                (globalThis as unknown as { getComputedStyle(one: unknown): { fontSize: string } }).getComputedStyle(
                  one,
                ).fontSize,
              ) * (one as unknown as { getCTM(): { a: number } }).getCTM().a,
          ),
        );
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
      await page.locator('.node[data-n="3"]').click();
      expect(await page.locator('#t3 details').getAttribute('open')).not.toBeNull();
      const width = () => page.locator('svg.graph').evaluate((one) => one.getBoundingClientRect().width);
      const before = await width();
      await page.getByRole('button', { name: 'Zoom in' }).click();
      expect(await width()).toBeGreaterThan(before);
      await page.getByRole('button', { name: '100 %' }).click();
      expect(await width()).toBe(before);
    });
    expect(trouble).toEqual([]);
  });

  it.each(cases([360], [360, 800, 1280]))(
    'is no wider than a window of %i pixels, in which axe finds nothing wrong',
    async (width) => {
      const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
      for (const colorScheme of ['light', 'dark'] as const) {
        const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
        const page = await context.newPage();
        await page.goto(titan);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        await page.evaluate(axe);
        const found = (await page.evaluate('axe.run()')) as { violations: { id: string; nodes: { html: string }[] }[] };
        expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
        await context.close();
      }
    },
  );

  it('lets no title act', async () => {
    const trouble = await during(hostile, async (page) => {
      expect(await page.locator('script').count()).toBe(2);
      for (const n of [1, 12, 17]) await page.locator(`#t${n} summary`).click();
      for (const box of await page.locator('.tick input').all()) await box.check();
      expect(await page.locator('main img, #next b, li b').count()).toBe(0);
    });
    expect(trouble).toEqual([]);
  });

  it('has the whole list and the graph without scripts, and nothing that would need them', async () => {
    const act = async (page: Page) => {
      expect(await listed(page)).toBe(23);
      expect(await page.locator('.node:visible').count()).toBe(23);
      await page.locator('#t1 summary').click();
      expect(await page.locator('#t1').getByRole('link', { name: 'MyAnimeList' }).isVisible()).toBe(true);
      expect(await page.locator('button:visible, input:visible').count()).toBe(0);
    };
    expect(await during(titan, act, false)).toEqual([]);
  });
});
