import { beforeEach, describe, expect, it } from 'vitest';
import type { LibraryFilm } from '../../../src/model/library.ts';
import type { Database } from '../../../src/store/database.ts';
import type { Engine } from './ask.ts';

const file = { path: '/films/The Matrix (1999)/matrix.mkv', size: 4_000_000_000, at: 40 };

function film(tmdb: number, facts: Partial<LibraryFilm> = {}): Omit<LibraryFilm, 'id'> {
  return {
    tmdb,
    title: {
      ...{ ref: `tmdb:${tmdb}`, ids: { tmdb }, kind: 'movie', title: `Film ${tmdb}` },
      film: { inCinemas: '1999-03-31', physical: '1999-09' },
    },
    ...{ fetchedAt: 10, addedAt: 20, monitored: true, availability: 'released', profile: 4 },
    ...{ path: `/films/Film ${tmdb}`, tags: [2, 1] },
    ...facts,
  };
}

/** What every database promises of the library of films. */
export function describeLibrary(engine: Engine): void {
  let store: Database;
  beforeEach(async () => {
    store = await engine.alone();
    return () => store.close();
  });
  const add = (one: Omit<LibraryFilm, 'id'>, json = '{"n":1}') => ({ type: 'add', film: one, json }) as const;

  describe('the library', () => {
    it('gives films back as they were added, with numbers of their own', async () => {
      await store.commit({ library: [add(film(603)), add(film(602, { monitored: false, file }))] });
      const all = await store.library.films();
      expect(all.map(({ id: _, ...rest }) => rest)).toEqual([film(603), film(602, { monitored: false, file })]);
      expect(new Set(all.map(({ id }) => id)).size).toBe(2);
      expect(await store.library.films({ tmdb: [602, 1] })).toEqual([all[1]]);
      expect(await store.library.films({ tmdb: [602, 603] })).toEqual(all);
      expect(await store.library.films({ ids: [all[0]!.id] })).toEqual([all[0]]);
      expect(await store.library.films({ ids: all.map(({ id }) => id).reverse() })).toEqual(all);
      expect(await store.library.films({ ids: [] })).toEqual([]);
    });

    it('tells which films were last told of before a time, oldest first', async () => {
      await store.commit({ library: [add(film(1, { fetchedAt: 30 })), add(film(2, { fetchedAt: 20 })), add(film(3))] });
      const ids = (await store.library.films({ tmdb: [2, 3] })).map(({ id }) => id);
      expect(await store.library.old(20)).toEqual(ids.reverse());
      expect(await store.library.old(9)).toEqual([]);
    });

    it('leaves a film alone that is there', async () => {
      await store.commit({ library: [add(film(603)), add(film(603, { profile: 1 }))] });
      expect((await store.library.films()).map(({ profile }) => profile)).toEqual([4]);
    });

    it('changes a film, and what is ready of it', async () => {
      await store.commit({ library: [add(film(603))] });
      const [before] = await store.library.films();
      const changed: LibraryFilm = { ...before!, monitored: false, tags: [], path: '/elsewhere', availability: 'tba' };
      await store.commit({ library: [{ type: 'change', film: changed, json: '{"n":2}' }] });
      expect(await store.library.films()).toEqual([changed]);
      expect(await store.library.ready(0, 10)).toEqual([
        {
          ...{ id: before!.id, tmdb: 603, json: '{"n":2}', availability: 'tba', monitored: false, hasFile: false },
          ...{ inCinemas: '1999-03-31', physical: '1999-09' },
        },
      ]);
    });

    it('hands out what is ready a page at a time', async () => {
      await store.commit({ library: [1, 2, 3, 4, 5].map((n) => add(film(n), `{"n":${n}}`)) });
      const first = await store.library.ready(0, 2);
      const rest = await store.library.ready(first[1]!.id, 10);
      expect([...first, ...rest].map(({ json }) => json)).toEqual([1, 2, 3, 4, 5].map((n) => `{"n":${n}}`));
    });

    it('finds the films in folders, whatever they are called', async () => {
      const paths = ['/films/A', '/films/A (1999)', '/films/A/deep', 'C:\\films\\B', '/other/C'];
      await store.commit({ library: paths.map((path, n) => add(film(n + 1, { path }))) });
      const found = async (...some: readonly string[]) =>
        (await store.library.places(some)).map(({ tmdb }) => tmdb).sort();
      expect(await found('/films/A')).toEqual([1, 3]);
      expect(await found('/films')).toEqual([1, 2, 3]);
      expect(await found('/films', '/films/A')).toEqual([1, 2, 3]);
      expect(await found('C:\\films', '/other/C')).toEqual([4, 5]);
      expect(await found('/films/A%', '/fil')).toEqual([]);
      expect(await found()).toEqual([]);
    });

    it('never gives the number of a film that is gone to another one', async () => {
      await store.commit({ library: [add(film(1)), add(film(2))] });
      const [, second] = await store.library.films();
      const gone = await store.commit({ library: [{ type: 'remove', ids: [second!.id, 999] }] });
      expect(gone.removed).toBe(1);
      await store.commit({ library: [add(film(3))] });
      expect((await store.library.films()).map(({ id }) => id)).not.toContain(second!.id);
    });

    it('keeps folders, tags and exclusions, each once', async () => {
      const exclusion = { tmdb: 603, title: 'The Matrix', year: 1999 };
      const twice = [
        { type: 'root', path: '/films' },
        { type: 'tag', label: 'matrix' },
        { type: 'exclude', exclusion },
      ] as const;
      await store.commit({ library: [...twice, ...twice] });
      const [[root], [tag], [excluded]] = [
        await store.library.roots(),
        await store.library.tags(),
        await store.library.exclusions(),
      ];
      expect([root?.path, tag?.label, excluded?.title, excluded?.year]).toEqual([
        '/films',
        'matrix',
        'The Matrix',
        1999,
      ]);
      await store.commit({ library: [{ type: 'label', tag: { id: tag!.id, label: 'neo' } }] });
      expect(await store.library.tags()).toEqual([{ id: tag!.id, label: 'neo' }]);
      const { removed } = await store.commit({
        library: [
          { type: 'unroot', id: root!.id },
          { type: 'untag', id: tag!.id },
          { type: 'unexclude', ids: [excluded!.id] },
        ],
      });
      expect(removed).toBe(3);
      expect([await store.library.roots(), await store.library.tags(), await store.library.exclusions()]).toEqual([
        [],
        [],
        [],
      ]);
    });

    it('knows the files that were seen, of films that are in it and of others', async () => {
      await store.commit({
        library: [add(film(603)), { type: 'seen', tmdb: 603, file }, { type: 'seen', tmdb: 1, file }],
      });
      expect((await store.library.films())[0]?.file).toEqual(file);
      expect((await store.library.ready(0, 1))[0]?.hasFile).toBe(true);
      expect(await store.library.files([1, 2])).toEqual(new Map([[1, file]]));
    });
  });
}
