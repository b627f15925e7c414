import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { faultyServer } from '../helpers/faulty-server.ts';
import { titleOf } from '../helpers/franchise.ts';
import { newWorld } from '../helpers/io.ts';

const crawl = ['franchise', 'anilist:999999', '--no-progress'];
const title = (more: object = {}) => ({ id: 999_999, type: 'ANIME', title: { romaji: 'Monster' }, ...more });
const page = (media: object) => `{"data":{"anilist0":{"media":[${JSON.stringify(media)}]}}}`;
const nested = (levels: number) => `${'[{"a":'.repeat(levels)}1${'}]'.repeat(levels)}`;

describe('an answer that would fill the memory', () => {
  it('once it is unpacked is given up', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '), { level: 9 });
    expect(bomb.length).toBeLessThan(100_000);
    for (const [body, encoding] of [
      [bomb, 'gzip'],
      [gzipSync(bomb), 'gzip, gzip'],
    ] as const) {
      const server = await faultyServer({ body, headers: { 'content-encoding': encoding } });
      const { code, err } = await newWorld({ anilist: server.url }).run(crawl);
      expect(err).toContain('AniList: answered with more than 16384 KiB');
      // Once with each number of levels that one request may ask for, and twice for less.
      expect([code, server.asked.length]).toEqual([5, 5]);
    }
  });

  it.each([
    ['beside what is read', page(title()).replace('"id":999999', `"id":999999,"more":${nested(5_000)}`)],
    ['all of it', nested(1_000_000)],
    ['and never closed', '['.repeat(4_000_000)],
  ])('or is nested too deeply (%s) is given up', async (_, body) => {
    const server = await faultyServer({ body });
    const { code, err } = await newWorld({ anilist: server.url }).run(crawl);
    expect(err).toContain('AniList: answered with something that is nested too deeply');
    expect([code, server.asked.length]).toEqual([5, 3]);
  });

  it('and an error that is nested too deeply says nothing', async () => {
    const server = await faultyServer({ status: 403, body: `{"message":${nested(100_000)}}` });
    const { code, err } = await newWorld({ anilist: server.url }).run(crawl);
    expect(err).toContain('AniList: turns us away (403)');
    expect(code).toBe(5);
  });
});

describe('an answer cannot reach what every object has', () => {
  it('by the names of its keys', async () => {
    const proto = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},';
    const server = await faultyServer({
      body: page(title({ status: 'constructor', format: '__proto__' })).replaceAll('{"', `${proto}"`),
    });
    const { code, out } = await newWorld({ anilist: server.url }).run([...crawl, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out).titles).toMatchObject([{ ref: 'anilist:999999', title: 'Monster' }]);
    expect(JSON.parse(out).titles[0]).not.toHaveProperty('status');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('an address', () => {
  it.each([
    'http://127.0.0.1.evil.example/',
    'http://localhost@evil.example/',
    'http://127.0.0.1:80@evil.example/',
    'http://evil.example#@localhost',
    'http://0x7f000001.evil.example/',
    'ftp://127.0.0.1/',
    'https://me:geheim@anilist.example/',
  ])('%s is neither a provider nor a webhook', async (url) => {
    const world = newWorld();
    const provider = await world.run(crawl, { anilist: url });
    expect(provider).toMatchObject({ code: 2, out: '', err: expect.stringContaining('ANIMECTL_ANILIST_URL must ') });
    expect(provider.err).not.toContain('geheim');
    expect((await world.run(['diff', '--webhook', url])).code).toBe(2);
  });

  it('of a webhook that leads elsewhere is not followed there', async () => {
    const other = await faultyServer({});
    const hook = await faultyServer({ status: 307, headers: { location: other.url } });
    const [before, after] = [titleOf(1, { episodes: 12 }), titleOf(1, { episodes: 13 })];
    const world = newWorld();
    await world.run(['franchise', 'anilist:1'], { anilist: (await anilistServer([before])).url });
    const { code, err } = await world.run(['diff', 'anilist:1', '--webhook', `${hook.url}geheim-hook`, '--verbose'], {
      anilist: (await anilistServer([after])).url,
    });
    expect([code, hook.asked.length, other.asked.length]).toEqual([8, 1, 0]);
    expect(err).toContain('did not take it');
    expect(err).not.toContain('geheim');
  });
});
