import { describe, expect, it } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';
import { newWorld } from '../helpers/io.ts';
import type { RestServer } from '../helpers/rest-server.ts';
import { restServer } from '../helpers/rest-server.ts';
import { shikimoriServer, shikimoriTitles } from '../helpers/shikimori-server.ts';

const mal = (id: number) => id - 800_000;
const story = Array.from({ length: 20 }, (_, n) => 900_001 + n);
const stranger = 910_001;
/** A long story, and a title that has nothing to do with it. */
const titles = titlesOf(
  bothWays(...chain('SEQUEL', ...story), `${stranger} SEQUEL ${stranger + 1}`),
  Object.fromEntries(
    [...story, stranger, stranger + 1].map((id) => {
      const title = id === story[0] ? 'Zephyr Almanac' : `Title ${id}`;
      return [id, { ids: { anilist: id, mal: mal(id) }, format: 'TV', title }] as const;
    }),
  ),
);

interface Document {
  readonly complete: boolean;
  readonly stats: { readonly requests: number };
  readonly titles: readonly { readonly ref: string }[];
}

/** One franchise, with nothing known beforehand, and what that took. */
async function found(
  words: readonly string[],
  shikimori: RestServer,
  env: Readonly<Record<string, string>> = { ANIMECTL_SHIKIMORI_HINT: 'true' },
) {
  const anilist = await anilistServer(titles);
  const world = newWorld({
    anilist: anilist.url,
    env: { ANIMECTL_SHIKIMORI_URL: shikimori.url, ANIMECTL_SHIKIMORI_LIMIT: '6000/60s', ...env },
  });
  const ask = async (...more: readonly string[]) => {
    const { out, err, code } = await world.run(['franchise', ...words, '--json', ...more]);
    const { complete, stats, titles } = JSON.parse(out) as Document;
    return { code, err, complete, requests: stats.requests, refs: titles.map(({ ref }) => ref).sort() };
  };
  return { ...(await ask()), ask, asked: { anilist: anilist.asked, shikimori: shikimori.asked } };
}

const whole = story.map((id) => `anilist:${id}`).sort();
const know = () => shikimoriServer(shikimoriTitles(titles));

describe('a hint of Shikimori’s', () => {
  it('is not asked for where nobody wants it', async () => {
    const { asked, refs } = await found([`anilist:${story[0]}`], await know(), {});
    expect([asked.shikimori, refs]).toEqual([[], whole]);
    expect(asked.anilist.length).toBeGreaterThan(4);
  });

  it('brings the rest with the second request of a title, and is counted', async () => {
    const { asked, refs, complete, requests } = await found([`anilist:${story[0]}`], await know());
    expect([refs, complete]).toEqual([whole, true]);
    expect(asked.shikimori).toEqual([`/api/animes/${mal(story[0] ?? 0)}/franchise`]);
    expect([asked.anilist.length, requests]).toEqual([2, 3]);
  });

  it('brings the rest with the second request of words', async () => {
    const { asked, refs } = await found(['Zephyr Almanac'], await know());
    expect([refs, asked.shikimori.length, asked.anilist.length]).toEqual([whole, 1, 2]);
  });

  it('brings all of them with the first request, where MyAnimeList’s number is asked for', async () => {
    const { asked, refs } = await found([`mal:${mal(story[9] ?? 0)}`], await know());
    expect([refs, asked.shikimori.length, asked.anilist.length]).toEqual([whole, 1, 1]);
  });

  it('is not asked for where anything is known here', async () => {
    const { ask, asked, refs } = await found([`anilist:${story[0]}`], await know());
    expect((await ask('--refresh')).refs).toEqual(refs);
    expect(asked.shikimori).toHaveLength(1);
    expect((await found(['Death Note', '--offline'], await know())).asked.shikimori).toEqual([]);
  });

  it('decides nothing: what it names besides is left out, what it does not name is found', async () => {
    const ids = [story[0] ?? 0, story[3] ?? 0, stranger, 990_009].map(mal);
    const franchise = {
      nodes: ids.map((id) => ({ id, name: `Title ${id}` })),
      links: ids.slice(1).map((id) => ({ source_id: ids[0], target_id: id, relation: 'sequel' })),
    };
    const { asked, refs, complete } = await found(
      [`anilist:${story[0]}`],
      await shikimoriServer(shikimoriTitles(titles), { franchise }),
    );
    expect([refs, complete, asked.shikimori.length]).toEqual([whole, true, 1]);
  });

  it.each([
    ['fails', () => restServer(() => ({ status: 500, body: { message: 'Internal Server Error' } }))],
    ['does not know the title', () => restServer(() => ({ status: 404, body: { message: 'Not Found' } }))],
    ['answers with something else', () => restServer(() => ({ body: ['nothing'] }))],
  ])('is done without where Shikimori %s', async (_, open) => {
    const { asked, refs, complete, code, err } = await found([`anilist:${story[0]}`], await open());
    expect([refs, complete, code, asked.shikimori.length]).toEqual([whole, true, 0, 1]);
    expect(err).not.toContain('Shikimori');
  });
});
