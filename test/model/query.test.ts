import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/model/errors.ts';
import { parseTarget, parseTyped } from '../../src/model/query.ts';

describe('what a person types', () => {
  it.each([
    ['anilist:16498', 'anilist:16498'],
    ['MAL:1', 'mal:1'],
    ['https://myanimelist.net/anime/5114/x', 'mal:5114'],
    ['anilist.co/anime/16498/Shingeki-no-Kyojin/', 'anilist:16498'],
    ['www.myanimelist.net/anime/5114', 'mal:5114'],
    ['kitsu.io/anime/7442', 'kitsu:7442'],
    ['anidb.net/anime/69', 'anidb:69'],
    ['imdb.com/title/tt0094625', 'imdb:tt0094625'],
    // Addresses that are not those of today.
    ['myanimelist.net/anime.php?id=1', 'mal:1'],
    ['https://myanimelist.net/manga.php?id=2', 'mal:manga/2'],
    ['https://anidb.net/perl-bin/animedb.pl?show=anime&aid=23', 'anidb:23'],
    ['anidb.net/a23', 'anidb:23'],
    ['https://thetvdb.com/?tab=series&id=267440', 'tvdb:267440'],
  ])('%s is a ref', (text, ref) => {
    expect(parseTarget(text)).toMatchObject({ ref });
    expect(parseTyped(text)).toMatchObject({ ref });
  });

  it.each([
    'Evangelion: 3.0+1.01 Thrice Upon a Time',
    'Evangelion:3.0+1.01',
    'Memories: 3',
    'Persona: 5',
    'Anilist: The Movie',
    'Kitsu: the fox',
    'foo:123',
    'Re:Zero',
    'Level:E',
    '22/7',
    '3x3 Eyes',
  ])('%s is a title', (text) => {
    expect(parseTarget(text)).toEqual({ text });
    expect(parseTyped(text)).toEqual({ text });
  });

  it.each([
    ['https://www.anime-planet.com/anime/attack-on-titan-2nd-season', 'attack on titan 2nd season'],
    ['anime-planet.com/anime/trigun?page=2', 'trigun'],
    ['https://trakt.tv/shows/attack-on-titan', 'attack on titan'],
    ['https://trakt.tv/shows/attack-on-titan/seasons/1', 'attack on titan'],
    ['https://app.trakt.tv/shows/attack-on-titan/seasons/3/episodes/2', 'attack on titan season 3'],
    ['trakt.tv/movies/your-name-2016', 'your name 2016'],
    ['https://letterboxd.com/film/perfect-blue/', 'perfect blue'],
    ['https://letterboxd.com/somebody/film/akira-1988/reviews/', 'akira 1988'],
    ['https://en.wikipedia.org/wiki/Attack_on_Titan_(TV_series)#Release', 'Attack on Titan'],
    ['en.m.wikipedia.org/wiki/Akira_(1988_film)', 'Akira 1988'],
    ['https://en.wikipedia.org/wiki/Attack_on_Titan_(season_2)', 'Attack on Titan season 2'],
    ['https://en.wikipedia.org/wiki/List_of_Lucky_Star_episodes', 'Lucky Star'],
    ['https://en.wikipedia.org/wiki/Yu-Gi-Oh!_GX', 'Yu-Gi-Oh! GX'],
    ['https://ja.wikipedia.org/wiki/%E9%80%B2%E6%92%83%E3%81%AE%E5%B7%A8%E4%BA%BA', '進撃の巨人'],
    ['https://www.anisearch.de/anime/8117,attack-on-titan', 'attack on titan'],
    ['https://simkl.com/anime/39687/attack-on-titan', 'attack on titan'],
    ['https://www.crunchyroll.com/de/series/GR751KNZY/attack-on-titan', 'attack on titan'],
    ['https://kitsu.app/anime/attack-on-titan', 'attack on titan'],
  ])('%s says what a title is called', (address, text) => {
    expect(parseTarget(address)).toEqual({ text });
  });

  it.each([
    'https://anilist.co/user/somebody',
    'anilist.co/user/somebody',
    'https://example.com/anime/1',
    'https://trakt.tv/users/me/watchlist',
    'https://en.wikipedia.org/wiki/%E0%A4',
    'https://letterboxd.com/film/',
    'https://myanimelist.net/anime.php?q=bebop',
    'https://myanimelist.net/anime.php?id=0',
    'https://anidb.net/perl-bin/animedb.pl?show=main',
  ])('%s is the page of no title', (address) => {
    expect(() => parseTarget(address)).toThrow(
      /is not the page of a title at AniList, .* nor one that is addressed by its name/,
    );
  });

  it.each(['No.6/Special', 'fate.stay/night', 'Dr.Stone/Ryusui'])('%s is no address', (text) => {
    expect(parseTarget(text)).toEqual({ text });
  });

  it.each(['anilist:', 'mal:abc', 'anilist: 16498', 'kitsu:anime/'])(
    '%s is no ref, and says how one is written',
    (text) => {
      expect(() => parseTarget(text)).toThrow(/is no ref: write anilist:ID, mal:ID/);
      expect(() => parseTyped(text)).toThrow(UsageError);
    },
  );

  it.each(['86', '1', '16498', ' 2001 '])('%j may be a title where one is typed, and is refused in a list', (text) => {
    expect(parseTyped(text)).toEqual({ text: text.trim(), isBareNumber: true });
    expect(() => parseTarget(text)).toThrow(
      `${text.trim()} could be an id anywhere: write anilist:${text.trim()} or mal:${text.trim()}`,
    );
    expect(parseTarget(`title:${text.trim()}`)).toEqual({ text: text.trim() });
  });
});
