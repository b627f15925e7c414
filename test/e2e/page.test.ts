import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentOf } from '../../src/franchise/document.ts';
import { page as pageOf } from '../../src/report/page/html.ts';
import { bundled } from '../helpers/catalog.ts';
import { hostileFranchise, hostileTexts, stats } from '../helpers/franchise.ts';

const executablePath = '/usr/bin/chromium';

/** The page's own names, as seen from inside of it. */
interface Drawn {
  readonly cy: {
    zoom(): number;
    nodes(selector: string): { length: number; map<T>(read: (one: { id(): string }) => T): T[] };
    edges(selector: string): { length: number };
  };
}

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
    titan = await write('titan.html', await pageOf(documentOf(await bundled('Attack on Titan'), stats, 'release')));
    const texts = [...hostileTexts, '<img src=x onerror=alert(1)>', '<b>bold</b>'];
    hostile = await write('hostile.html', await pageOf(documentOf(hostileFranchise(texts), stats, 'release')));
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

  const inPage = <T>(page: Page, read: (drawn: Drawn) => T) =>
    page.evaluate(`(${read.toString()})(globalThis)`) as Promise<T>;
  const zoomOf = (page: Page) => inPage(page, ({ cy }) => cy.zoom());
  const listed = (page: Page) => page.locator('li[value]:visible').count();
  const drawn = (page: Page) => inPage(page, ({ cy }) => cy.nodes('.title:visible').length);

  it('finds a title and goes to it', async () => {
    const trouble = await during(titan, async (page) => {
      expect([await listed(page), await drawn(page)]).toEqual([22, 22]);
      await page.getByLabel('Find a title').fill('Roár of: AWAKENING!');
      expect(await listed(page)).toBe(1);
      expect(await page.getByRole('status').textContent()).toBe('1 of 22 titles');
      await page.getByLabel('Find a title').press('Enter');
      expect(await inPage(page, ({ cy }) => cy.nodes('.chosen').map((node) => node.id()))).toHaveLength(1);
      expect(await page.locator('#details').textContent()).toContain('The Roar of Awakening');
      await page.locator('#details button').first().click();
      expect(await page.locator('#details a').textContent()).not.toContain('The Roar of Awakening');
    });
    expect(trouble).toEqual([]);
  });

  it('filters by format, by relation and by what may be skipped', async () => {
    const trouble = await during(titan, async (page) => {
      await page.getByLabel('Film').uncheck();
      expect(await listed(page)).toBe(18);
      await expect.poll(() => drawn(page)).toBe(18);
      await page.getByLabel('Film').check();
      await expect.poll(() => drawn(page)).toBe(22);
      const lines = await inPage(page, ({ cy }) => cy.edges(':visible').length);
      await page.getByLabel('spin-off', { exact: true }).uncheck();
      await expect.poll(() => inPage(page, ({ cy }) => cy.edges(':visible').length)).toBe(lines - 1);
      expect(await page.getByText('Junior High').first().isVisible()).toBe(false);
      await page.getByLabel('Show what may be skipped').uncheck();
      expect(await page.locator('.badge.skippable:visible').count()).toBe(0);
    });
    expect(trouble).toEqual([]);
  });

  it('zooms by button and by key, and walks through the order by key', async () => {
    const trouble = await during(titan, async (page) => {
      const before = await zoomOf(page);
      await page.getByRole('button', { name: 'Zoom in' }).click();
      const after = await zoomOf(page);
      expect(after).toBeGreaterThan(before);
      await page.locator('#canvas').press('-');
      expect(await zoomOf(page)).toBeCloseTo(before);
      await page.locator('#canvas').press('n');
      await page.locator('#canvas').press('n');
      expect(await page.locator('#details a').textContent()).toMatch(/^2\. /);
      await page.locator('#canvas').press('p');
      expect(await page.locator('#details a').textContent()).toBe('1. Attack on Titan');
      await page.locator('#canvas').press('Escape');
      expect(await page.locator('#details').textContent()).toBe('');
    });
    expect(trouble).toEqual([]);
  });

  it('goes from the list to the graph', async () => {
    const trouble = await during(titan, async (page) => {
      await page.locator('li[value="3"]').getByRole('button', { name: 'Show in the graph' }).click();
      expect(await inPage(page, ({ cy }) => cy.nodes('.chosen').map((node) => node.id()))).toEqual(['t3']);
    });
    expect(trouble).toEqual([]);
  });

  it('lets no title act', async () => {
    const trouble = await during(hostile, async (page) => {
      expect(await page.locator('script').count()).toBe(3);
      expect(await page.locator('img, b').count()).toBe(0);
      for (const n of [1, 12, 17]) await page.locator(`li[value="${n}"] button`).click();
      expect(await page.locator('#details img, #details b, #details script').count()).toBe(0);
    });
    expect(trouble).toEqual([]);
  });

  it('has the whole list without scripts, and nothing that would need them', async () => {
    const act = async (page: Page) => {
      expect(await listed(page)).toBe(22);
      expect(await page.getByRole('link', { name: 'MyAnimeList' }).count()).toBeGreaterThan(15);
      expect(await page.locator('button:visible, input:visible, #canvas:visible').count()).toBe(0);
    };
    expect(await during(titan, act, false)).toEqual([]);
  });
});
