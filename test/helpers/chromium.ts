import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

const executablePath = '/usr/bin/chromium';
export const hasChromium = existsSync(executablePath);

/** Opens a page, lets `act` act on it, and gives what went wrong in it meanwhile: errors, words on the console, requests elsewhere. */
export type During = (
  url: string,
  act: (page: Page) => Promise<void>,
  options?: BrowserContextOptions,
) => Promise<readonly string[]>;

/** A browser for all tests of a file, which each have a context of their own in it. */
export function inChromium(): During {
  let browser: Browser;
  beforeAll(async () => {
    const quiet = ['quic', 'background-networking', 'component-update', 'sync', 'gpu'].map((one) => `--disable-${one}`);
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--no-first-run', ...quiet] });
  }, 60_000);
  afterAll(() => browser?.close());
  return async (url, act, options = {}) => {
    const context = await browser.newContext(options);
    const trouble: string[] = [];
    try {
      const page = await context.newPage();
      page.on('pageerror', (error) => trouble.push(error.message));
      page.on('console', (message) => trouble.push(message.text()));
      page.on('request', (request) => {
        if (new URL(request.url()).origin !== new URL(url).origin && !request.url().startsWith('data:'))
          trouble.push(`asks for ${request.url()}`);
      });
      await page.goto(url);
      await act(page);
    } finally {
      await context.close();
    }
    return trouble;
  };
}
