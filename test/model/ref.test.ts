import { expect, it } from 'vitest';
import { parsePageUrl } from '../../src/model/page.ts';
import { kindOf, pageUrlOf, parseRef, type Ref, refOf } from '../../src/model/ref.ts';

it.each([
  ['tmdb:128', 'movie', 'https://www.themoviedb.org/movie/128'],
  ['tmdb:series/1429', 'series', 'https://www.themoviedb.org/tv/1429'],
  ['imdb:tt0119698', 'movie', 'https://www.imdb.com/title/tt0119698'],
  ['tvdb:267440', 'series', 'https://thetvdb.com/dereferrer/series/267440'],
] as const)('%s is a %s with a page of its own', (ref, kind, page) => {
  expect(parseRef(ref)).toBe(ref);
  expect(kindOf(ref)).toBe(kind);
  expect(pageUrlOf(ref)).toBe(page);
  expect(parsePageUrl(page)).toEqual({ ref });
});

it.each<[string, Ref]>([
  ['https://www.themoviedb.org/movie/603-the-matrix?language=de', 'tmdb:603'],
  ['https://www.themoviedb.org/tv/1429-attack-on-titan/season/2', 'tmdb:series/1429'],
  ['https://m.imdb.com/de/title/tt0133093/reviews', 'imdb:tt0133093'],
  ['https://www.imdb.com/title/TT0133093', 'imdb:tt0133093'],
])('%s is the page of %s', (address, ref) => {
  expect(parsePageUrl(address)).toEqual({ ref });
});

it('reads the name in an address where the service puts names there', () => {
  expect(parsePageUrl('https://thetvdb.com/series/attack-on-titan')).toEqual({ text: 'attack on titan' });
});

it.each(['imdb:133093', 'imdb:nm0000206', 'imdb:tt12', 'tmdb:tt0133093', 'tmdb:anime/1', 'tvdb:0'])(
  '%s is no ref',
  (text) => {
    expect(parseRef(text)).toBeUndefined();
  },
);

it('reads ids in capital letters', () => {
  expect(parseRef('IMDB:TT0133093')).toBe('imdb:tt0133093');
  expect(parseRef(' tt0133093 ')).toBe('imdb:tt0133093');
  expect(parseRef('tt1')).toBeUndefined();
});

it('names an id by its numbering alone where that does not number the kind', () => {
  expect(refOf('tmdb', 128, 'anime')).toBe('tmdb:128');
  expect(refOf('anilist', 164, 'movie')).toBe('anilist:164');
  expect(refOf('mal', 2, 'manga')).toBe('mal:manga/2');
});
