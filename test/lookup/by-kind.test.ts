import { expect, it } from 'vitest';
import { lookupByKind } from '../../src/lookup/by-kind.ts';
import type { Ref } from '../../src/model/ref.ts';
import { titleOf } from '../helpers/franchise.ts';
import { eventsOf, lookupOf } from '../helpers/lookup.ts';
import { memoryProvider } from '../helpers/memory-provider.ts';

const call = { lookAhead: false };

function both(areFilmsSought = true) {
  const matrix = titleOf(603, {
    ref: 'tmdb:603',
    ids: { tmdb: 603 },
    kind: 'movie',
    title: 'The Matrix',
    relations: [],
  });
  const anime = memoryProvider([titleOf(1, { title: 'The Anime', relations: [] })]);
  const films = memoryProvider([matrix], { name: 'tmdb', numberings: ['tmdb'] });
  const lookup = lookupByKind({ anime: lookupOf(anime), films: lookupOf(films), areFilmsSought });
  return { anime, films, lookup };
}

it('titles are asked for where their kind is known, and nobody is asked for none', async () => {
  const { anime, films, lookup } = both();
  const ask = async (...refs: readonly Ref[]) =>
    (await eventsOf(lookup.titles(refs, call))).map((one) => (one.type === 'title' ? one.title.title : one.type));
  expect(await ask('tmdb:603', 'anilist:1')).toEqual(['The Anime', 'The Matrix']);
  await ask('anilist:2');
  await ask('tmdb:604');
  expect([anime.asked, films.asked]).toEqual([
    [['anilist:1'], ['anilist:2']],
    [['tmdb:603'], ['tmdb:604']],
  ]);
});

it('who knows nothing of what is asked for is not asked at all', async () => {
  const asked: string[] = [];
  const one = (name: string) => ({
    ...lookupOf(memoryProvider([])),
    async *titles(refs: readonly Ref[]) {
      asked.push(`${name}: ${refs}`);
      for (const ref of refs) yield { type: 'missing', ref } as const;
    },
  });
  const lookup = lookupByKind({ anime: one('anime'), films: one('films'), areFilmsSought: true });
  for (const refs of [['anilist:1'], ['tmdb:603'], []] as const) await eventsOf(lookup.titles(refs, call));
  expect(asked).toEqual(['anime: anilist:1', 'films: tmdb:603']);
});

it('words are searched for among films where that is said, else among anime', async () => {
  const { anime, films, lookup } = both();
  await eventsOf(lookup.search(['The'], call));
  await eventsOf(lookup.search(['The'], { ...call, about: 'films' }));
  await eventsOf(lookup.search(['Anime'], { ...call, about: 'anime' }));
  expect([anime.asked, films.asked]).toEqual([[['The'], ['Anime']], [['The']]]);
});

it('it says whether films are sought', () => {
  expect([both().lookup.about, both(false).lookup.about]).toEqual([['anime', 'films'], ['anime']]);
});
