import { describe, expect, it } from 'vitest';
import { newWorld } from '../helpers/io.ts';
import { jikanServer, jikanTitles } from '../helpers/jikan-server.ts';
import { cases } from '../helpers/suite.ts';
import { titles } from './matrix/commands.ts';
import { believed, type Fault, faults, slow, words } from './matrix/faults.ts';
import { keptIn } from './matrix/kept.ts';
import { struckServer } from './matrix/struck-server.ts';

/** The same titles, which MyAnimeList has, too, under other numbers. */
const both = titles.map((media, n) => ({ ...media, ids: { ...media.ids, mal: 8_000_001 + n } }));
/** Those after which another provider is asked: not what is believed, nor what is no harm. */
const telling = cases(
  ['429 with Retry-After', '500', 'a connection that is cut', 'nothing but nulls'],
  faults.filter((fault) => words[fault] && !believed.includes(fault) && !slow.includes(fault)),
);

async function machine() {
  const anilist = await struckServer(both);
  const mal = await jikanServer(jikanTitles(both), '/v4');
  const env = {
    ANIMECTL_PROVIDERS: 'anilist,mal',
    ANIMECTL_MAL_URL: `${mal.url}/v4`,
    ANIMECTL_MAL_LIMIT: '6000/60s',
  };
  return { anilist, mal, world: newWorld({ anilist: anilist.url, env }) };
}

interface Document {
  readonly complete: boolean;
  readonly titles: readonly { readonly title: string; readonly ids: { readonly mal?: number } }[];
}

async function crawled(fault: Fault | undefined, nth = 1) {
  const { anilist, mal, world } = await machine();
  if (fault) anilist.strike({ fault, from: nth });
  const { code, out, err } = await world.run(['franchise', 'Zephyr Almanac', '--json']);
  const document = JSON.parse(out) as Document;
  const names = document.titles.map(({ title }) => title).sort();
  return { code, err, names, complete: document.complete, kept: keptIn(world), mal };
}

/** Where nothing goes wrong: the same for all. */
let undisturbed: ReturnType<typeof crawled> | undefined;

describe('where MyAnimeList can stand in for AniList that answers with', () => {
  it.each(telling)('%s', async (fault) => {
    undisturbed ??= crawled(undefined);
    const good = await undisturbed;
    expect([good.code, good.names.length, good.mal.asked]).toEqual([0, 13, []]);
    for (const nth of [1, 2, 4]) {
      const { code, err, names, complete, kept, mal } = await crawled(fault, nth);
      const at = `request ${nth}: ${err}`;
      expect([code, complete, names], at).toEqual([0, true, good.names]);
      // Each title once, whoever told of it, and none asked for twice.
      expect(
        [...kept.titles.values()].filter((row) => /Zephyr/.test(row)),
        at,
      ).toHaveLength(1);
      expect(new Set(mal.asked).size, at).toBe(mal.asked.length);
      expect(err.includes('going on with MyAnimeList') || mal.asked.length > 0, at).toBe(true);
      expect(err, at).not.toMatch(/\bbug\b|could not be fetched|No provider has/);
    }
  });
});

describe('AniList that has had enough requests, and does not say for how long', () => {
  const struck = async (nth: number, words: readonly string[], many?: number) => {
    const { anilist, mal, world } = await machine();
    anilist.strike({ fault: '429 without Retry-After', from: nth, ...(many !== undefined && { many }) });
    const before = world.clock.now();
    const { code, err } = await world.run(words);
    return { code, err, mal, seconds: (world.clock.now() - before) / 1000, world, anilist };
  };

  it.each([1, 2])('is not waited for by who asks for a franchise, at request %i', async (nth) => {
    const { code, err, mal, seconds } = await struck(nth, ['franchise', 'Zephyr Almanac']);
    expect([code, mal.asked.length > 0, seconds < 60], err).toEqual([0, true, true]);
    expect(err).toMatch(
      /AniList: has had enough requests, and may be asked again in \d+ s; going on with MyAnimeList\./,
    );
  });

  it.each([
    ['is named alone', ['franchise', 'Zephyr Almanac', '--provider', 'anilist']],
    ['is to answer for an import', ['import', 'Zephyr Almanac', '--franchise']],
  ])('is waited for where it %s', async (_, words) => {
    const { code, err, mal, seconds } = await struck(1, words, 1);
    expect([code, mal.asked, seconds >= 60], err).toEqual([0, [], true]);
  });

  it('is waited for by who names it although another run has gone on without it', async () => {
    const { world, anilist, mal } = await struck(1, ['search', 'Zephyr Almanac'], 1);
    const asked = mal.asked.length;
    anilist.asked();
    const { code, err } = await world.run(['franchise', 'Zephyr Almanac', '--provider', 'anilist']);
    expect([code, mal.asked.length, anilist.asked().length > 1], err).toEqual([0, asked, true]);
  });
});
