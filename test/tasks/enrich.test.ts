import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../src/model/errors.ts';
import type { RunEvent } from '../../src/model/events.ts';
import type { Arrived, Lookup } from '../../src/model/lookup.ts';
import type { Ref } from '../../src/model/ref.ts';
import type { Title } from '../../src/model/title.ts';
import { enrich, enrichable, filledFrom } from '../../src/tasks/enrich.ts';

const titan: Title = {
  ref: 'anilist:16498',
  ids: { anilist: 16498, mal: 16498 },
  kind: 'anime',
  title: 'Shingeki no Kyojin',
  english: 'Attack on Titan',
  format: 'TV',
  status: 'FINISHED',
  year: 2013,
  startDate: '2013-04-07',
  episodes: 25,
  relations: [],
};

const said = (title: Partial<Title>): Arrived => ({
  type: 'title',
  from: 'network',
  provider: 'mal',
  fetchedAt: 7,
  title: { ref: 'mal:1', ids: { mal: 1 }, kind: 'anime', title: 'Something', ...title },
});

describe('what a title lacks', () => {
  it('is filled by an id that both state, and it is kept who said so', () => {
    const filled = filledFrom(titan, [said({ ref: 'mal:16498', ids: { mal: 16498 }, rating: 'R-17' })], enrichable);
    expect(filled).toMatchObject({ rating: 'R-17', statedBy: { rating: 'mal' }, ids: titan.ids });
  });

  it('is filled by the very name, year and format where they share no numbering', () => {
    const other = {
      ref: 'kitsu:7442',
      ids: { kitsu: 7442 },
      title: 'Attack on Titan',
      year: 2013,
      format: 'TV',
      rating: 'R-17',
    } as const;
    expect(filledFrom(titan, [said(other)], enrichable).rating).toBe('R-17');
    expect(filledFrom(titan, [said({ ...other, year: 2014 })], enrichable)).toBe(titan);
    expect(filledFrom(titan, [said({ ...other, format: 'MOVIE' })], enrichable)).toBe(titan);
    expect(filledFrom(titan, [said({ ...other, title: 'Attack on Titan Season 2' })], enrichable)).toBe(titan);
  });

  it('is not filled by a neighbour, not even by its namesake with another id', () => {
    const neighbour = said({
      ref: 'mal:25777',
      ids: { mal: 25777 },
      title: 'Shingeki no Kyojin',
      year: 2013,
      format: 'TV',
      rating: 'PG',
    });
    expect(filledFrom(titan, [neighbour], enrichable)).toBe(titan);
  });

  it('is filled by a name that one of them has among others, and by none that is no word', () => {
    const facts = { year: 2013, format: 'TV', rating: 'R-17' } as const;
    const other = { ref: 'kitsu:1', ids: { kitsu: 1 }, ...facts } as const;
    const named = (title: Partial<Title>) => filledFrom(titan, [said({ ...other, ...title })], enrichable).rating;
    expect(named({ title: 'Another', english: 'Attack on Titan' })).toBe('R-17');
    expect(named({ title: 'Another' })).toBeUndefined();
    const wordless = { ...titan, title: '!!!', english: '???' };
    expect(filledFrom(wordless, [said({ ...other, title: '...' })], enrichable)).toBe(wordless);
  });

  it('is filled by any of the results, and what is known stays', () => {
    const results = [said({}), said({ ids: { mal: 16498 }, rating: 'R+', episodes: 99 })];
    expect(filledFrom(titan, results, enrichable)).toMatchObject({ rating: 'R+', episodes: 25 });
  });
});

/** Answers every search with the same titles and counts them. */
function searching(found: readonly Arrived[]): Lookup & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async *titles() {},
    async *search(titles) {
      asked.push(...titles);
      for (const query of titles) yield { type: 'candidates', query, found, from: 'network' };
    },
    async *popular() {},
    counts: () => ({ requests: 0, cacheHits: 0, cacheMisses: 0, waitedMs: 0 }),
  };
}

const stats = { requests: 0, cacheHits: 0, cacheMisses: 0, waitedMs: 0, elapsedMs: 0, rowsWritten: 0, dbQueries: 0 };

async function* answer(root: Ref, ...all: readonly Title[]): AsyncGenerator<RunEvent> {
  const members = all.map((title) => ({
    title,
    depth: 0,
    from: 'network' as const,
    provider: 'anilist',
    fetchedAt: 1,
  }));
  const franchise = {
    query: 'x',
    root,
    members,
    edges: [],
    listed: [],
    missing: [],
    failed: [],
  };
  yield { type: 'franchise', franchise, stats };
}

async function run(title: readonly Title[], ...lookups: readonly Lookup[]): Promise<readonly RunEvent[]> {
  return runFrom('anilist:16498', title, ...lookups);
}

async function runFrom(root: Ref, title: readonly Title[], ...lookups: readonly Lookup[]) {
  const sources = lookups.map((lookup, n) => ({ provider: ['anilist', 'mal', 'kitsu'][n] ?? '', lookup }));
  const events: RunEvent[] = [];
  for await (const event of enrich(answer(root, ...title), { sources, wanted: ['rating'] })) events.push(event);
  return events;
}

describe('a franchise', () => {
  const second: Title = { ...titan, ref: 'anilist:20958', ids: { anilist: 20958, mal: 25777 }, title: 'Season 2' };
  const results = [
    said({ ids: { mal: 16498 }, rating: 'R-17' }),
    said({ ref: 'mal:25777', ids: { mal: 25777 }, rating: 'R+' }),
  ];

  it('is filled from one search for all of its titles, at a provider that has not spoken yet', async () => {
    const [own, mal, kitsu] = [searching([]), searching(results), searching([])];
    const events = await run([titan, second], own, mal, kitsu);
    expect([own.asked, mal.asked, kitsu.asked]).toEqual([[], ['Attack on Titan'], []]);
    const franchise = events.find((event) => event.type === 'franchise');
    expect(franchise?.franchise.members.map(({ title }) => title.rating)).toEqual(['R-17', 'R+']);
    expect(events.filter((event) => event.type === 'title')).toHaveLength(2);
  });

  it('is searched for by the name of the title that it was asked by, in English where it has one', async () => {
    const mal = searching(results);
    const events = await runFrom(second.ref, [titan, { ...second, english: undefined as never }], searching([]), mal);
    expect(mal.asked).toEqual(['Season 2']);
    expect(events.filter((event) => event.type === 'title')).toHaveLength(2);
  });

  it('tells only of the titles that were filled, and of waiting, but of no failure', async () => {
    const mal: Lookup = {
      ...searching([]),
      async *search(titles) {
        yield { type: 'waiting', provider: 'MyAnimeList', ms: 7000, why: 'limit' };
        yield { type: 'fallback', error: new ProviderError('mal', 'outage', 'closed'), next: undefined };
        for (const query of titles) yield { type: 'candidates', query, found: results.slice(1), from: 'network' };
      },
    };
    const events = await run([titan, second], searching([]), mal);
    expect(events.map((event) => (event.type === 'title' ? event.title.ref : event.type))).toEqual([
      ...['waiting', 'anilist:20958', 'franchise'],
    ]);
  });

  it('that airs is asked for what it has by now, and not for how long it will be', async () => {
    const airing = { ...titan, status: 'RELEASING', rating: 'PG' } as const;
    const asked = async (title: Title) => {
      const mal = searching([]);
      const sources = [{ provider: 'mal', lookup: mal }];
      for await (const _ of enrich(answer(titan.ref, title), { sources, wanted: enrichable }));
      return mal.asked.length;
    };
    const { episodes: _, ...endless } = airing;
    const { startDate: __, ...undated } = airing;
    expect([await asked(airing), await asked(endless), await asked(undated)]).toEqual([0, 0, 1]);
    expect(await asked({ ...endless, status: 'FINISHED' })).toBe(1);
  });

  it('asks nobody when nothing is missing, or it has not aired', async () => {
    const mal = searching(results);
    await run(
      [
        { ...titan, rating: 'R-17' },
        { ...second, status: 'NOT_YET_RELEASED' },
      ],
      searching([]),
      mal,
    );
    expect(mal.asked).toEqual([]);
  });
});
