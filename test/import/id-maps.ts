import type { Kind } from './kinds.ts';

const json = (value: unknown): string => JSON.stringify(value);
const entry = (more: object) => ({ anidb_id: 7, 'anime-planet_id': 'x', anilist_id: 1, mal_id: 2, ...more });
const of = (more: string) => `mal:2+anidb:7${more}`.replace(/^/, 'anilist:1+');
const several = 'several films at TMDB: which is meant nobody says';
const foreign = '! it has an id at fewer than two services that are known here';

/** Forms of id maps, and what each of their entries says. */
export const idMaps: readonly Kind[] = [
  [
    'Fribb, ids at TMDB by what they are of',
    'a.json',
    json([
      entry({ type: 'MOVIE', themoviedb_id: { movie: [128] }, imdb_id: ['tt0119698'] }),
      entry({ type: 'TV', themoviedb_id: { tv: 1429 }, tvdb_id: 267440, imdb_id: ['tt2560140'], season: { tvdb: 1 } }),
      entry({ type: 'MOVIE', themoviedb_id: { movie: [1, 2] } }),
      entry({ type: 'MOVIE', themoviedb_id: { tv: 890 } }),
    ]),
    [
      of('+tmdb:128+imdb:tt0119698'),
      of('+imdb:tt2560140+tvdb:267440'),
      `${of('')} (${several})`,
      `${of('')} (at TMDB it is a series, or part of one: no film’s id)`,
    ],
  ],
  [
    'Fribb, older copies',
    'a.json',
    json([
      entry({ type: 'MOVIE', themoviedb_id: 128, imdb_id: 'tt0119698' }),
      entry({ type: 'Movie', themoviedb_id: '128' }),
      entry({ type: 'MOVIE', themoviedb_id: '128,129', imdb_id: 'tt1234567,tt7654321' }),
      entry({ type: 'TV', themoviedb_id: 1429, thetvdb_id: '267440' }),
      entry({ type: 'MOVIE', themoviedb_id: 'unknown', imdb_id: 'unknown' }),
      entry({ themoviedb_id: 128 }),
    ]),
    [
      of('+tmdb:128+imdb:tt0119698'),
      of('+tmdb:128'),
      `${of('')} (${several}; several ids at IMDb: which is meant nobody says)`,
      of('+tvdb:267440'),
      of(''),
      `${of('')} (an id at TMDB that may be a series’: nobody says which it is)`,
    ],
  ],
  [
    'Fribb, entries of little use',
    'a.json',
    json([{ anidb_id: 3, type: 'TV' }, entry({ mal_id: [2, 3] }), []]),
    [
      foreign,
      'anilist:1+anidb:7 (several ids in one numbering: which part of the title is meant nobody says)',
      '! it is no entry of an id map',
    ],
  ],
  [
    'Kometa, under the ids of AniDB',
    'a.json',
    json({
      1: { tvdb_id: 72025, tvdb_season: 1, tvdb_epoffset: 0, mal_id: 290, anilist_id: 290, imdb_id: 'tt0286390' },
      4: { tvdb_id: 9, tvdb_season: -1, mal_id: '849,4382', anilist_id: 849 },
      5: { mal_id: 6, anilist_id: 6, tmdb_movie_id: 128 },
      6: { mal_id: 7, anilist_id: 7, tmdb_show_id: 128 },
    }),
    [
      'anilist:290+mal:290+anidb:1+imdb:tt0286390+tvdb:72025',
      'anilist:849+anidb:4+tvdb:9 (several ids in one numbering: which part of the title is meant nobody says)',
      'anilist:6+mal:6+anidb:5+tmdb:128',
      'anilist:7+mal:7+anidb:6',
    ],
  ],
  [
    'PlexAniBridge, under the ids of AniList',
    'a.json',
    json({
      21234: { anidb_id: 11292, mal_id: 31043, imdb_id: 'tt5249462', tmdb_show_id: 65249, tvdb_id: 303071 },
      164: { anidb_id: 7, mal_id: [164], imdb_id: ['tt0119698'], tmdb_movie_id: [128] },
    }),
    [
      'anilist:164+mal:164+anidb:7+tmdb:128+imdb:tt0119698',
      'anilist:21234+mal:31043+anidb:11292+imdb:tt5249462+tvdb:303071',
    ],
  ],
  [
    'anibridge, by what is what',
    'a.json',
    json({
      $meta: { schema_version: '3.0', generated_on: [1, 2] },
      'anilist:164': { 'mal:164': { '1': '1' }, 'tmdb_movie:128': { '1': '1' }, 'imdb_movie:tt0119698': {} },
      'anilist:16498': { 'tvdb_show:267440:s1': { '1-25': '1-25' }, 'tmdb_show:1429:s1': { '1-25': '1-25' } },
      'anilist:9': { 'tmdb_movie:5': { '3': '1' }, 'mal:9': { '1-': '1-' } },
      'tmdb_movie:20': { 'anilist:200': { '1': '1' } },
      'tmdb_show:1429:s1': { 'anilist:16498': { '1-25': '1-25' } },
      'tvdb_show:10:s3': { 'anilist:100': { '1-12': '1-12' }, 'anilist:101': { '13-24': '1-12' } },
      'anidb:1:R': { 'anilist:290': {}, 'tvdb_show:72025:s1': {} },
      'tmdb_movie:21': { 'anilist:300': {}, 'anilist:301': {} },
      'MAL:1234': {
        'kitsu:7': {},
        'imdb_show:tt1234567': { '2-3': '1-2', '1': '4' },
        'mal:x-y': {},
        'mal:5:': {},
        'tvdb_movie:3': {},
      },
      'imdb_movie:tt7654321': { 'kitsu:8': 5, 'mal:9': { '12': '1' }, 'anilist:': {} },
    }),
    [
      'anilist:164+mal:164+tmdb:128+imdb:tt0119698',
      'anilist:16498+tvdb:267440',
      'anilist:9+mal:9',
      'anilist:200+tmdb:20',
      foreign,
      'anilist:100+tvdb:10',
      'anilist:290+anidb:1+tvdb:72025',
      '! several ids in one numbering: which part of the title is meant nobody says',
      'mal:1234+kitsu:7+imdb:tt1234567',
      'kitsu:8+imdb:tt7654321',
    ],
  ],
  [
    'Anime-Lists, by the ids of AniDB',
    'a.xml',
    `<?xml version="1.0" encoding="utf-8"?>
<anime-list>
  <anime anidbid="1" tvdbid="72025" defaulttvdbseason="1" episodeoffset="" tmdbid="" imdbid=""><name>Seikai no Monshou</name>
    <mapping-list><mapping anidbseason="0" tvdbseason="0">;1-2;</mapping></mapping-list></anime>
  <anime anidbid="7" tvdbid="movie" defaulttvdbseason="1" episodeoffset="-1" tmdbid="128" imdbid="tt0119698"><name>Mononoke</name></anime>
  <anime anidbid="8357" tvdbid="102261" defaulttvdbseason="0" tmdbid="1,2,3" imdbid="tt1234567,tt7654321"><name>Kizu &amp; co</name></anime>
  <anime anidbid="9" tvdbid="OVA" defaulttvdbseason="a" tmdbtv="65249" tmdbseason="1" imdbid="unknown"/>
  <anime anidbid="10" tvdbid="" defaulttvdbseason=""/>
</anime-list>`,
    [
      'anidb:1+tvdb:72025',
      'anidb:7+tmdb:128+imdb:tt0119698',
      `anidb:8357+tvdb:102261 (${several}; several ids at IMDb: which is meant nobody says)`,
      foreign,
      foreign,
    ],
  ],
];
