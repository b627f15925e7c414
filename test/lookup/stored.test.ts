import { describe, expect, it } from 'vitest';
import { storedIds, storedRelations, storeOrigin } from '../../src/lookup/stored.ts';
import type { Ref } from '../../src/model/ref.ts';
import type { Title } from '../../src/model/title.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { titleOf } from '../helpers/franchise.ts';
import { ref, refs } from '../helpers/graph.ts';
import { eventsOf } from '../helpers/lookup.ts';

const call = { lookAhead: false };
const savedAt = Date.UTC(2026, 10, 20);

async function stored(titles: readonly Title[], provider = 'anilist') {
  const database = await openSqlite(':memory:');
  await database.commit({ arrivals: titles.map((title) => ({ title, provider, fetchedAt: savedAt })) });
  return async () => database;
}
const film = (n: number): Title =>
  titleOf(n, { ref: `tmdb:${n}`, ids: { tmdb: n }, kind: 'movie', title: `Akira ${n}`, relations: [] });
const anime = (id: number, facts: Partial<Title> = {}): Title =>
  titleOf(id, { title: `Akira ${id}`, relations: [], ...facts });

describe('what is stored', () => {
  const all = { about: 'anime', isOutdated: () => false } as const;
  const searched = async (titles: readonly Title[], options: Parameters<typeof storeOrigin>[1] = all) => {
    const origin = storeOrigin(await stored(titles), options);
    const [answer] = await eventsOf(origin.search(['akira'], call));
    return answer?.type === 'candidates' ? answer.found.map(({ title }) => title.ref) : [];
  };

  it('comes as it was saved', async () => {
    const origin = storeOrigin(await stored([anime(1)]), all);
    expect(await eventsOf(origin.titles(refs(1, 2), call))).toMatchObject([
      {
        type: 'title',
        from: 'store',
        provider: 'anilist',
        fetchedAt: savedAt,
        title: { ref: 'anilist:1', relations: [] },
      },
    ]);
    expect(await eventsOf(origin.search(['akira'], call))).toMatchObject([
      { type: 'candidates', query: 'akira', from: 'store', found: [{ type: 'title', from: 'store' }] },
    ]);
    expect(origin).toMatchObject({ local: true, label: 'what is stored' });
  });

  it('comes once, however many of its ids it is asked for by', async () => {
    const origin = storeOrigin(await stored([anime(1, { ids: { anilist: 1, mal: 5, kitsu: 9 } })]), all);
    const found = await eventsOf(origin.titles(['mal:5', 'anilist:1', 'kitsu:9'], call));
    expect(found.map((one) => one.type === 'title' && one.title.ref)).toEqual(['anilist:1']);
  });

  it('is found among anime, or among films, however many of the others have such names', async () => {
    const titles = [...Array.from({ length: 60 }, (_, n) => film(n + 1)), anime(1000)];
    expect(await searched(titles)).toEqual(refs(1000));
    expect(await searched(titles, { ...all, about: 'films' })).toHaveLength(25);
    const collection = titleOf(9, {
      ...{ ref: 'tmdb:collection/9', ids: { tmdb: 9 }, kind: 'collection', title: 'Akira Collection' },
    });
    expect(await searched([collection, anime(1)])).toEqual(refs(1));
    expect(await searched([collection, anime(1)], { ...all, about: 'films' })).toEqual(['tmdb:collection/9']);
    const few = [film(1), anime(1)];
    expect(await searched(few, { ...all, about: 'films' })).toEqual(['tmdb:1']);
    expect(await searched(Array.from({ length: 60 }, (_, n) => anime(n + 1)))).toHaveLength(25);
    const exact = [anime(1000, { title: 'Akira' }), ...titles.slice(0, -1)];
    expect(await searched(exact, { ...all, about: 'films' })).toHaveLength(25);
  });

  it('is looked for twice only where others have taken the places', async () => {
    const searchesFor = async (about: 'anime' | 'films', titles: readonly Title[]) => {
      const database = await (await stored(titles))();
      const limits: number[] = [];
      const search: typeof database.titles.search = (words, limit) => {
        limits.push(limit);
        return database.titles.search(words, limit);
      };
      const counted = async () => ({ ...database, titles: { ...database.titles, search } });
      await eventsOf(storeOrigin(counted, { ...all, about }).search(['akira'], call));
      return limits.length;
    };
    const films = Array.from({ length: 60 }, (_, n) => film(n + 1));
    expect(await searchesFor('films', films)).toBe(1);
    expect(await searchesFor('films', [film(1), anime(1)])).toBe(1);
    expect(await searchesFor('anime', [...films, anime(1000)])).toBe(2);
  });

  it('does not come where it is outdated', async () => {
    const isOutdated = ({ title }: { readonly title: Title }) => title.ref === ref(1);
    expect(await searched([anime(1), anime(2)], { ...all, isOutdated })).toEqual(refs(2));
    const origin = storeOrigin(await stored([anime(1), anime(2)]), { ...all, isOutdated });
    const came = await eventsOf(origin.titles(refs(1, 2), call));
    expect(came.map((one) => one.type === 'title' && one.title.ref)).toEqual(refs(2));
  });

  it('comes with who is related to it in an unknown way, where its own relations are not known', async () => {
    const { relations: _, ...bare } = anime(2);
    const origin = storeOrigin(
      await stored([anime(1, { relations: [{ type: 'SEQUEL', to: ref(2) }] }), bare, bare]),
      all,
    );
    const came = await eventsOf(origin.titles(refs(1, 2), call));
    const related = came.map((one) => (one.type === 'title' ? [one.title.ref, one.title.related] : []));
    expect(related).toContainEqual([ref(1), undefined]);
    expect(related.find(([own]) => own === ref(2))?.[1]).toEqual([]);
  });

  it('comes with those that it is related to in an unknown way, by their names', async () => {
    const { relations: _, ...bare } = anime(2);
    const open = await stored([anime(1), bare]);
    await (await open()).commit({ pairs: { provider: 'offline-database', list: [[ref(1), ref(2)]] } });
    const came = await eventsOf(storeOrigin(open, all).titles(refs(2), call));
    expect(came).toMatchObject([{ title: { ref: ref(2), related: [{ ref: ref(1), title: 'Akira 1' }] } }]);
  });

  it('is looked through for those only of titles that state nothing of others themselves', async () => {
    const { relations: _, ...bare } = anime(2);
    const database = await (await stored([anime(1), bare, anime(3)]))();
    const asked: (readonly Ref[])[] = [];
    const related: typeof database.titles.related = (some) => {
      asked.push(some);
      return database.titles.related(some);
    };
    const origin = storeOrigin(async () => ({ ...database, titles: { ...database.titles, related } }), all);
    await eventsOf(origin.titles(refs(1, 3), call));
    expect(asked).toEqual([]);
    await eventsOf(origin.titles(refs(1, 2, 3), call));
    expect(asked).toEqual([refs(2)]);
  });

  it('tells the ids that are known of titles', async () => {
    const ids = storedIds(await stored([anime(1, { ids: { anilist: 1, mal: 71 } })]));
    expect([...(await ids(refs(1, 2)))]).toEqual([[ref(1), expect.objectContaining({ mal: 71 })]]);
  });
});

describe('relations that were stored of a title', () => {
  const sequel = { type: 'SEQUEL', to: ref(2), title: 'Two' } as const;
  const relationsFor = async (provider: string, own: boolean, saidBy: string) => {
    const known = storedRelations(await stored([anime(1, { relations: [sequel] })], saidBy), own, 'catalog');
    return (await known(refs(1, 9), provider))?.get(ref(1))?.relations;
  };

  it('are those that the provider has stated, or the bundled one in its place', async () => {
    expect(await relationsFor('anilist', false, 'anilist')).toMatchObject([{ type: 'SEQUEL', to: ref(2) }]);
    expect((await relationsFor('anilist', false, 'anilist'))?.[0]).not.toHaveProperty('by');
    expect(await relationsFor('anilist', false, 'catalog')).toMatchObject([{ to: ref(2), by: ['catalog'] }]);
  });

  it('come with when the provider first stated none any more, as far as it has', async () => {
    const open = await stored([anime(1, { relations: [sequel] }), anime(2, { relations: [sequel] })]);
    const { relations: _, ...bare } = anime(2);
    const none = { title: { ...bare, relations: [] }, provider: 'anilist', fetchedAt: savedAt + 1 };
    await (await open()).commit({ arrivals: [{ ...none, emptied: 'doubted' }] });
    const known = await storedRelations(open, false, 'catalog')(refs(1, 2), 'anilist');
    expect(known?.get(ref(1))).not.toHaveProperty('emptiedAt');
    expect(known?.get(ref(2))).toMatchObject({ emptiedAt: savedAt + 1 });
  });

  it('keep who else has stated them', async () => {
    const open = await stored([anime(1, { relations: [{ ...sequel, by: ['anilist', 'mal'] }] })]);
    const known = async (own: boolean) =>
      (await storedRelations(open, own, 'catalog')(refs(1), 'anilist'))?.get(ref(1));
    expect((await known(false))?.relations).toMatchObject([{ to: ref(2), by: ['anilist', 'mal'] }]);
    const [alone] = (await known(true))?.relations ?? [];
    expect(alone).toMatchObject({ to: ref(2) });
    expect(alone).not.toHaveProperty('by');
  });

  it('are none where neither has stated any', async () => {
    expect(await relationsFor('anilist', false, 'mal')).toEqual([]);
  });

  it('are its own alone where the others are asked as well', async () => {
    expect(await relationsFor('anilist', true, 'anilist')).toMatchObject([{ to: ref(2) }]);
    expect((await relationsFor('anilist', true, 'anilist'))?.[0]).not.toHaveProperty('by');
    expect(await relationsFor('anilist', true, 'catalog')).toEqual([]);
  });
});
