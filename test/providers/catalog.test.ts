import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../src/model/errors.ts';
import { formats } from '../../src/model/format.ts';
import { inverseOf, type RelationType, relationTypes } from '../../src/model/relation.ts';
import { ratings, statuses } from '../../src/model/title.ts';
import { catalog, together } from '../../src/providers/catalog/catalog.ts';
import { catalogDate, catalogFranchises } from '../../src/providers/catalog/edition.ts';
import type { CatalogEntry, CatalogLink } from '../../src/providers/catalog/entry.ts';
import { crossovers, franchises } from '../../src/providers/catalog/franchises/all.ts';
import { entryRef } from '../../src/providers/catalog/ids.ts';
import { noHttp } from './catalog-http.ts';

const entries = franchises.flatMap((franchise) => franchise.entries);
const byId = new Map(entries.map((entry) => [entry.anilist, entry]));
const links = [...franchises.flatMap((franchise) => franchise.links), ...crossovers];
const named = (name: string) => franchises.find((franchise) => franchise.name === name)!;
const idsOf = (name: string) => named(name).entries.map((entry) => entry.anilist);

const notFollowed: readonly RelationType[] = ['CHARACTER', 'OTHER', 'ADAPTATION', 'SOURCE'];
const backOf = ([, type, , back]: CatalogLink) => back ?? inverseOf[type];
const isFollowed = (link: CatalogLink) => !notFollowed.includes(link[1]) || !notFollowed.includes(backOf(link));

/** The sets of titles that hang together by followed pairs. */
function components(): Set<number>[] {
  const setOf = new Map(entries.map(({ anilist }) => [anilist, new Set([anilist])]));
  for (const [from, , to] of links.filter(isFollowed)) {
    const one = setOf.get(from)!;
    const other = setOf.get(to)!;
    if (one === other) continue;
    for (const id of other) setOf.set(id, one.add(id));
  }
  return [...new Set(setOf.values())];
}

const mustHave = [
  'Death Note',
  'Steins;Gate',
  'Fate',
  'One Piece',
  'Fullmetal Alchemist',
  'Gundam',
  'Demon Slayer',
  'Re:Zero',
  'KonoSuba',
  'Overlord',
  'The Rising of the Shield Hero',
  'Code Geass',
  'Jujutsu Kaisen',
  'Mob Psycho 100',
  'Naruto',
  'Dragon Ball',
  'Evangelion',
  'Monogatari',
  'Hunter x Hunter',
  'Sword Art Online',
  'My Hero Academia',
  'Haikyu!!',
  'Spy x Family',
  'Violet Evergarden',
  'Saga of Tanya the Evil',
];

/** MyAnimeList ids that several AniList titles share. */
const splitAtAniList = [210, 39477, 42364, 51535, 51716, 55357];

/** What AniList's two ends say of each other, where neither is the other's inverse. */
const mixed = new Set([
  'ALTERNATIVE/PARENT',
  'ALTERNATIVE/SIDE_STORY',
  'ALTERNATIVE/SUMMARY',
  'CHARACTER/PARENT',
  'OTHER/PARENT',
  'PARENT/SEQUEL',
  'PREQUEL/SIDE_STORY',
  'SIDE_STORY/SIDE_STORY',
]);

describe('the facts', () => {
  it('are of many franchises', () => {
    expect(franchises.length).toBeGreaterThanOrEqual(100);
    expect(entries.length).toBeGreaterThanOrEqual(1000);
    expect(new Set(franchises.map((franchise) => franchise.name)).size).toBe(franchises.length);
  });

  it.each(mustHave)('have %s', (name) => {
    expect(named(name)?.entries.length).toBeGreaterThan(0);
  });

  it('give each title once', () => {
    expect(repeated(entries.map((entry) => entry.anilist))).toEqual([]);
  });

  it('share a MyAnimeList id only where AniList splits a title', () => {
    const shared = repeated(entries.flatMap((entry) => entry.mal ?? []));
    expect(shared).toEqual(splitAtAniList);
  });

  it('are well formed', () => {
    const problems = entries.flatMap((entry) => problemsOf(entry).map((problem) => `${entry.anilist}: ${problem}`));
    expect(problems).toEqual([]);
  });

  it('are in the order of the start dates', () => {
    for (const { name, entries } of franchises) {
      const starts = entries.map(({ start }) => (start ? start.padEnd(10, '~') : '~'));
      expect(starts, name).toEqual(starts.toSorted());
    }
  });
});

describe('the relations', () => {
  it('are between titles that are there, and no title is related to itself', () => {
    expect(links.filter(([from, , to]) => !byId.has(from) || !byId.has(to) || from === to)).toEqual([]);
  });

  it('are of known types', () => {
    expect(links.filter((link) => !relationTypes.includes(link[1]) || !relationTypes.includes(backOf(link)))).toEqual(
      [],
    );
  });

  it('name each pair once', () => {
    expect(repeated(links.map(([from, , to]) => [from, to].sort((a, b) => a - b).join('-')))).toEqual([]);
  });

  it('are stated by both ends, as inverses or in a way that AniList is known to mix', async () => {
    const raws = await catalog.download(
      entries.map(({ anilist }) => entryRef(anilist)),
      noHttp,
      { lookAhead: false },
    );
    const stated = new Map<string, RelationType>();
    for (const raw of raws.values()) {
      const media = catalog.decode(raw);
      for (const { to, type } of media.relations ?? []) stated.set(`${media.ref} ${to}`, type);
    }
    expect(stated.size).toBe(links.length * 2);
    for (const [pair, type] of stated) {
      const back = stated.get(pair.split(' ').reverse().join(' '))!;
      const agreed = inverseOf[type] === back || inverseOf[back] === type;
      expect(agreed || mixed.has([type, back].sort().join('/')), `${pair} is ${type}, back ${back}`).toBe(true);
    }
  });

  it('hold each franchise together, and no two', () => {
    const found = components().map((ids) => [...ids].sort((a, b) => a - b));
    const meant = franchises.map(({ entries }) => entries.map((entry) => entry.anilist).sort((a, b) => a - b));
    const text = (sets: number[][]) => sets.map((ids) => ids.join()).sort();
    expect(text(found)).toEqual(text(meant));
  });

  it('of crossovers are none that is followed', () => {
    expect(crossovers.filter(isFollowed)).toEqual([]);
  });

  it('keep Isekai Quartet beside the four it is made of', () => {
    const quartet = idsOf('Isekai Quartet');
    const met = crossovers.flatMap(([from, , to]) =>
      quartet.includes(from) ? [to] : quartet.includes(to) ? [from] : [],
    );
    expect(met).toEqual(expect.arrayContaining([20832, 21202, 21355, 21613, 99263]));
  });
});

describe('Attack on Titan', () => {
  it('goes to The Final Chapters', () => {
    const seasons = [16498, 20958, 99147, 104578, 110277, 131681, 146984, 162314];
    expect(idsOf('Attack on Titan')).toEqual(expect.arrayContaining(seasons));
    for (const [n, id] of seasons.slice(1).entries()) {
      expect(links, `${seasons[n]} -> ${id}`).toContainEqual([seasons[n], 'SEQUEL', id]);
    }
  });
});

describe('the provider', () => {
  it('gives titles by AniList and MyAnimeList refs, each under its own', async () => {
    const raws = await catalog.download(['anilist:21355', 'mal:31240', 'mal:16498'], noHttp, { lookAhead: false });
    expect([...raws.keys()]).toEqual(['anilist:21355', 'anilist:16498']);
  });

  it('gives all titles that MyAnimeList keeps in one', async () => {
    const raws = await catalog.download(['mal:51535'], noHttp, { lookAhead: false });
    expect([...raws.keys()]).toEqual(['anilist:146984', 'anilist:162314']);
  });

  it('leaves out what it lacks', async () => {
    const raws = await catalog.download(['anilist:999999', 'mal:manga/2', 'kitsu:1'], noHttp, { lookAhead: true });
    expect(raws.size).toBe(0);
  });

  it('decodes a title with what it states of others', async () => {
    const raws = await catalog.download(['anilist:20958'], noHttp, { lookAhead: false });
    const media = catalog.decode(JSON.parse(JSON.stringify(raws.get('anilist:20958'))));
    expect(media).toMatchObject({
      ref: 'anilist:20958',
      ids: { anilist: 20958, mal: 25777 },
      kind: 'anime',
      title: 'Shingeki no Kyojin Season 2',
      format: 'TV',
      status: 'FINISHED',
      startDate: '2017-04-01',
      year: 2017,
      episodes: 12,
      adult: false,
    });
    expect(media.relations).toContainEqual({
      type: 'PREQUEL',
      to: 'anilist:16498',
      title: 'Shingeki no Kyojin',
      format: 'TV',
    });
  });

  it('refuses what is none of its answers', () => {
    expect(() => catalog.decode({ id: 1 })).toThrow(ProviderError);
  });
});

function problemsOf(entry: CatalogEntry): string[] {
  const { start, end, status, format, rating, minutes, episodes, mal } = entry;
  const today = (date: string) => catalogDate.slice(0, date.length);
  const names = [entry.title, entry.english, entry.native, ...(entry.synonyms ?? [])].filter(
    (one) => one !== undefined,
  );
  return [
    ...(start === undefined || isDate(start) ? [] : [`start ${start}`]),
    ...(end === undefined || isDate(end) ? [] : [`end ${end}`]),
    ...(end !== undefined && (start === undefined || start.slice(0, end.length) > end)
      ? ['ends before it starts']
      : []),
    ...(format === undefined || formats.includes(format) ? [] : [`format ${format}`]),
    ...(rating === undefined || ratings.includes(rating) ? [] : [`rating ${rating}`]),
    ...(status === undefined || status === 'UNKNOWN' || statuses.includes(status) ? [] : [`status ${status}`]),
    ...(status === undefined && (end ?? start ?? '9') > today(end ?? start ?? '9') ? ['finished in the future'] : []),
    // Titles that AniList counts in with others go by MyAnimeList's id.
    ...[entry.anilist < 0 && entry.anilist === -(mal ?? 0) ? mal : entry.anilist, mal, minutes, episodes].flatMap(
      (n) => (n === undefined || (Number.isInteger(n) && n > 0) ? [] : [`${n}`]),
    ),
    ...names.flatMap((name) => (name !== '' && name === name.trim() && !/\p{Cc}/u.test(name) ? [] : [`name ${name}`])),
  ];
}

function isDate(text: string): boolean {
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)) return false;
  const full = text + '-01'.repeat(2 - text.split('-').length + 1);
  const date = new Date(`${full}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(full);
}

function repeated<T>(all: readonly T[]): T[] {
  return [...new Set(all.filter((one, n) => all.indexOf(one) !== n))].sort();
}

it('says how many franchises there are', () => {
  expect(catalogFranchises).toBe(franchises.length);
});

it('hands out what AniList counts in with another title by the id of MyAnimeList, tied to the others', async () => {
  const raws = await catalog.download(['mal:59571', 'anilist:162314'], noHttp, { lookAhead: false });
  const film = catalog.decode(raws.get('mal:59571'));
  expect(film).toMatchObject({ ref: 'mal:59571', ids: { mal: 59571 }, format: 'MOVIE', year: 2024 });
  expect(film.ids).not.toHaveProperty('anilist');
  expect(catalog.decode(raws.get('anilist:162314')).relations).toContainEqual(
    expect.objectContaining({ type: 'SUMMARY', to: 'mal:59571' }),
  );
  expect(await together(['mal:38414'])).toContainEqual({ ref: 'mal:38414', ids: { mal: 38414 }, kind: 'anime' });
  expect((await catalog.search(['re zero frozen bond'], noHttp, { lookAhead: false })).candidates[0]?.[0]).toBe(
    'mal:38414',
  );
});
