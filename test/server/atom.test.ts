import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Difference } from '../../src/franchise/difference.ts';
import { plain } from '../../src/report/text/plain.ts';
import { newsOf } from '../../src/server/feeds.ts';
import { hostileTexts } from '../helpers/franchise.ts';
import { key, serving } from './serving.ts';

/** What is read here of a feed: https://www.npmjs.com/package/@rowanmanning/feed-parser */
interface ParsedFeed {
  readonly meta: { readonly type: string; readonly version: string };
  readonly title: string | null;
  readonly self: string | null;
  readonly updated: Date | null;
  readonly authors: readonly { readonly name: string | null }[];
  readonly items: readonly {
    readonly id: string | null;
    readonly url: string | null;
    readonly title: string | null;
    readonly description: string | null;
    readonly updated: Date | null;
  }[];
}

const require = createRequire(import.meta.url);
// `npm ci` puts it there.
const hasReader = existsSync(join(import.meta.dirname, '../../node_modules/@rowanmanning'));
const parsed = (text: string): ParsedFeed => require('@rowanmanning/feed-parser').parseFeed(text);

const now = Date.UTC(2026, 10, 28, 9);
const names = [...hostileTexts, ']]>', '<b>&amp;</b>', '&lt;i&gt;', 'x'.repeat(200)];
const changes = names.map(
  (title, n): Difference => ({
    ...{ kind: 'new', ref: `anilist:${n + 1}`, title, field: null, before: null, after: 'TV', other: null },
    at: new Date(now - n * 1000).toISOString(),
  }),
);

describe.skipIf(!hasReader)('the Atom feed, opened by a reader of feeds', () => {
  it('has an entry for each change, whatever titles are called', () => {
    const address = 'http://127.0.0.1:4747/feeds/news.atom?a=1&b=2';
    const feed = parsed(newsOf(changes, address, now));
    expect(feed).toMatchObject({
      meta: { type: 'atom', version: '1.0' },
      title: 'animectl: what is new',
      self: address,
    });
    expect(feed.updated).toEqual(new Date(now));
    expect(feed.authors.map(({ name }) => name)).toEqual(['animectl']);
    expect(feed.items.map(({ id }) => id?.split('/')[0])).toEqual(
      names.map((_, n) => `tag:animectl,2026:anilist:${n + 1}`),
    );
    expect(feed.items.map(({ url }) => url)).toEqual(names.map((_, n) => `https://anilist.co/anime/${n + 1}`));
    expect(feed.items.map(({ updated }) => updated)).toEqual(names.map((_, n) => new Date(now - n * 1000)));
    // Texts are HTML there, which the reader has taken off.
    expect(feed.items.map(({ title }) => title)).toEqual(names.map(plain));
  });

  it('may have none', () => {
    expect(parsed(newsOf([], 'http://127.0.0.1:4747/feeds/news.atom', now)).items).toEqual([]);
  });

  it('is what the server sends, with its own address, and without the key in that', async () => {
    const { url } = await serving({ words: ['--offline'] });
    const answer = await fetch(`${url}/feeds/news.atom?key=${key}`);
    expect(answer.headers.get('content-type')).toMatch(/^application\/atom\+xml/);
    expect(parsed(await answer.text())).toMatchObject({ self: `${url}/feeds/news.atom`, items: [] });
  });
});
