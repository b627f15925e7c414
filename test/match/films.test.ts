import { describe, expect, it } from 'vitest';
import { lookupByKind } from '../../src/lookup/by-kind.ts';
import type { Resolution, ResolveOptions } from '../../src/match/resolution.ts';
import { resolvedEvent, resolveTitles } from '../../src/match/resolve.ts';
import type { Title } from '../../src/model/title.ts';
import { titleOf } from '../helpers/franchise.ts';
import { ref } from '../helpers/graph.ts';
import { lookupOf } from '../helpers/lookup.ts';
import { memoryProvider } from '../helpers/memory-provider.ts';

const film = (id: number, title: string, year: number): Title =>
  titleOf(id, {
    ...{ ref: `tmdb:${id}`, ids: { tmdb: id }, kind: 'movie', title, format: 'MOVIE', year, relations: [] },
  });
const matrix = film(603, 'The Matrix', 1999);
const reloaded = film(604, 'The Matrix Reloaded', 2003);
const anime = (id: number, title: string) => titleOf(id, { title, format: 'TV', relations: [] });

async function resolve(
  query: string,
  {
    known = [],
    films = [matrix, reloaded],
    areFilmsSought = true,
    ...options
  }: {
    readonly known?: readonly Title[];
    readonly films?: readonly Title[];
    readonly areFilmsSought?: boolean;
  } & Partial<ResolveOptions> = {},
): Promise<Resolution & { readonly filmsAsked: readonly (readonly string[])[] }> {
  const provider = memoryProvider(films, { name: 'tmdb', numberings: ['tmdb'] });
  const halves = { anime: lookupOf(memoryProvider(known)), films: lookupOf(provider), areFilmsSought };
  const events = resolveTitles([query], lookupByKind(halves), { lookAhead: false, ...options });
  for (;;) {
    const { done, value } = await events.next();
    if (done) return { ...(value[0] as Resolution), filmsAsked: provider.asked };
  }
}
const meant = async (...args: Parameters<typeof resolve>) => (await resolve(...args)).chosen?.title.ref;

describe('where anime and films are sought', () => {
  it('words that are the name of an anime are not looked for among films', async () => {
    const found = await resolve('The Matrix', { known: [anime(1, 'The Matrix')] });
    expect([found.chosen?.title.ref, found.filmsAsked]).toEqual([ref(1), []]);
  });

  it('a film that is called so goes before an anime that is only called alike, which is named besides', async () => {
    const found = await resolve('The Matrix', { known: [anime(1, 'The Matrix Wars')] });
    expect(found.chosen?.title.ref).toBe('tmdb:603');
    expect(found.candidates.map(({ title }) => title.ref)).toEqual(['tmdb:603', 'tmdb:604', ref(1)]);
    expect(found.others.at(-1)).toMatchObject({ title: { ref: ref(1) }, pick: 3 });
    expect(await meant('The Matrix', { known: [anime(1, 'The Matrix Wars')], pick: 3 })).toBe(ref(1));
  });

  it('an anime goes before a film where both are called alike only, and the film is named besides', async () => {
    const found = await resolve('The Matrix', { known: [anime(1, 'The Matrix Wars')], films: [reloaded] });
    expect(found.chosen?.title.ref).toBe(ref(1));
    expect(found.others).toMatchObject([{ title: { ref: 'tmdb:604' }, pick: 2 }]);
  });

  it('a film that is called alike goes before none', async () => {
    expect(await meant('The Matrix', { films: [reloaded] })).toBe('tmdb:604');
  });

  it('nothing is meant where neither is called so', async () => {
    const found = await resolve('Xyzzy', { known: [anime(1, 'Robo')] });
    expect([found.chosen, found.query]).toEqual([undefined, 'Xyzzy']);
    expect(resolvedEvent(found)).toBeUndefined();
  });

  it.each(['Collection', 'collection', 'Trilogy', 'Saga', 'Film Series', 'movie series', 'Filmreihe'])(
    'a collection is meant by its first film: %s',
    async (word) => {
      const found = await resolve(`The Matrix ${word}`);
      expect([found.query, found.chosen?.title.ref]).toEqual([`The Matrix ${word}`, 'tmdb:603']);
    },
  );

  it('no other words at its end, no film that is only alike, and no anime of that very name are a collection', async () => {
    expect(await meant('The Matrix Collection of Shorts')).toBeUndefined();
    expect(await meant('The Matrix Bundle')).toBeUndefined();
    expect(
      await meant('The Collection', { films: [film(1, 'The Matrix of the Long Forgotten Sea', 1999)] }),
    ).toBeUndefined();
    expect(await meant('The Matrix Saga', { known: [anime(1, 'The Matrix Saga')] })).toBe(ref(1));
  });
});

it('only anime are sought where that is said, or where films cannot be, which is told', async () => {
  const said = await resolve('The Matrix', { about: 'anime' });
  expect([said.chosen, said.filmsAsked, said.lacksFilms]).toEqual([undefined, [], undefined]);
  const keyless = await resolve('The Matrix', { areFilmsSought: false });
  expect([keyless.chosen, keyless.filmsAsked, keyless.lacksFilms]).toEqual([undefined, [], true]);
  const films = await resolve('The Matrix', { about: 'films', known: [anime(1, 'The Matrix')] });
  expect([films.chosen?.title.ref, films.lacksFilms]).toEqual(['tmdb:603', undefined]);
});
