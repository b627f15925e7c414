import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { env } from 'node:process';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { documentOf } from '../../src/franchise/document.ts';
import { mermaid } from '../../src/report/format/mermaid.ts';
import { bundled } from '../helpers/catalog.ts';
import { hasChromium, inChromium } from '../helpers/chromium.ts';
import { hostileFranchise, hostileTexts, stats } from '../helpers/franchise.ts';
import { listening } from '../helpers/listening.ts';

/** Folders of Mermaid as npm packs it, such as `/tmp/mermaid-11/package:/tmp/mermaid-12/package`: it is too large to be installed for this. */
const packages = (env.ANIMECTL_TEST_MERMAID ?? '').split(':').filter((folder) => folder !== '');
const versions = packages.map((folder) => ({
  version: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version as string,
  script: readFileSync(join(folder, 'dist/mermaid.min.js')),
}));

/** What Mermaid made of a text: its boxes' words, how many lines, and why it drew none. */
interface Drawn {
  readonly boxes: readonly string[];
  readonly lines: number;
  readonly error?: string;
}

/** Has a text drawn in a page that has loaded Mermaid. */
const drawnIn = (page: Page, text: string): Promise<Drawn> =>
  page.evaluate(`(async () => {
    mermaid.initialize({ startOnLoad: false, maxEdges: 5000, maxTextSize: 1e6 });
    try {
      const { svg } = await mermaid.render('picture', ${JSON.stringify(text)});
      document.body.innerHTML = svg;
      const boxes = [...document.querySelectorAll('g.node')].map((one) => one.textContent.replace(/\\s+/g, ' ').trim());
      return { boxes, lines: document.querySelectorAll('path.flowchart-link').length };
    } catch (error) {
      return { boxes: [], lines: 0, error: String(error) };
    }
  })()`);

describe.skipIf(!hasChromium || versions.length === 0)('in Chromium, where it is there', () => {
  const during = inChromium();

  it.each(versions)(
    'Mermaid $version draws every title by its name, and every pair',
    async ({ script }) => {
      const server = createServer((request, response) => {
        const isScript = request.url === '/mermaid.js';
        response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
        response.end(
          isScript ? script : '<!DOCTYPE html><link rel="icon" href="data:,"><script src="/mermaid.js"></script>',
        );
      });
      const url = await listening(server);
      const alchemist = documentOf(await bundled('Fullmetal Alchemist'), stats, 'release');
      const hostile = documentOf(
        hostileFranchise([...hostileTexts, 'end', '`**bold**` #35; [x](y) {z} |p|']),
        stats,
        'release',
      );
      const trouble = await during(url, async (page) => {
        for (const document of [alchemist, hostile]) {
          const { boxes, lines, error } = await drawnIn(page, mermaid(document));
          expect(error).toBeUndefined();
          expect([boxes.length, lines > 0]).toEqual([document.titles.length, true]);
        }
        const { boxes } = await drawnIn(page, mermaid(alchemist));
        for (const { title, english } of alchemist.titles)
          expect(boxes.filter((words) => words.includes(english ?? title))).not.toEqual([]);
      });
      expect(trouble).toEqual([]);
    },
    120_000,
  );
});
