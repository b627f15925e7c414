// Takes the picture of the server's page for the README: `node scripts/page-picture.js [FILE]` (docs/page.png). Needs Chromium
// and the built program; nothing is asked of anybody.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const [file = 'docs/page.png', executablePath = '/usr/bin/chromium'] = process.argv.slice(2);
const home = mkdtempSync(join(tmpdir(), 'animectl-picture-'));
const program = join(import.meta.dirname, '../bin/animectl.js');
const server = spawn(process.execPath, [program, '--offline', '--quiet', 'serve', '--port', '0'], {
  env: { XDG_DATA_HOME: home, XDG_CONFIG_HOME: home },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const [line] = await once(createInterface({ input: server.stdout }), 'line');
  const url = line.split(' ').at(-1);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const page = await browser.newPage({ viewport: { width: 1000, height: 760 }, colorScheme: 'light' });
  await page.goto(`${url}/?q=Attack+on+Titan&wait=1`);
  for (const n of [0, 1, 2, 4]) await page.locator('.tick input').nth(n).check();
  await page.locator('h1').click();
  await page.locator('#follow').waitFor();
  await page.screenshot({ path: file });
  await browser.close();
} finally {
  server.kill();
  rmSync(home, { recursive: true, force: true });
}
