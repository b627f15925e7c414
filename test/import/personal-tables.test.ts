import { describe, expect, it } from 'vitest';
import { readAll, toldWatched } from './reading.ts';

/** A table, and what each row is read as, with what it says of who watched the title. */
type Table = readonly [about: string, name: string, content: string, rows: readonly string[]];

const heads: readonly Table[] = [
  ['shows alone', 'a.csv', 'Show\nMonster\nMushishi\n', ['Monster', 'Mushishi']],
  ['shows among others', 'a.csv', 'Show,Status\nMonster,Dropped\n', ['Monster {status:dropped}']],
  ['shows with tabs, in a file of any name', 'a.txt', 'TV Shows\tEpisodes\nMonster\t74\n', ['Monster']],
  ['series, in German', 'a.csv', 'Serie;Stand\nMonster;fertig\n', ['Monster {status:completed}']],
  ['films and series', 'a.csv', 'Movie/Series,Year\nAkira,1988\n', ['Akira | 1988']],
  ['a series beside a title', 'a.csv', 'Series,Title\nCowboy Bebop,The Movie\n', ['The Movie']],
  ['shows in JSON', 'a.json', '[{"show":"Monster","status":"completed"}]', ['Monster {status:completed}']],
  ['none, and a title a line', 'a.csv', 'Monster\nMushishi\n', ['Monster', 'Mushishi']],
  [
    'a show beside an id',
    'a.json',
    '[{"mal_id":5,"series":"Cowboy Bebop"},{"show":{"title":"Monster"}}]',
    ['mal:5', 'Monster'],
  ],
];

const notion: readonly Table[] = [
  [
    'statuses of its own',
    'a.csv',
    'Name,Status,Rating,Tags\nMonster,Done,⭐⭐⭐⭐⭐,seinen\nMushishi,In progress,⭐️⭐️⭐️,\nNana,Not started,,\n',
    ['Monster {status:completed,score:100}', 'Mushishi {status:watching,score:60}', 'Nana {status:planned}'],
  ],
  [
    'pictures, half stars and days from and to',
    'a.csv',
    'Name,Watch Status,Score,Finished on\nMonster,✅ Finished,★★★★☆,"January 3, 2023 → February 2, 2023"\nMushishi,👀 Watching,★★½,\nNana,🚫 Dropped,,3 Jan 2021\n',
    [
      'Monster {status:completed,score:80,startedOn:2023-01-03,finishedOn:2023-02-02}',
      'Mushishi {status:watching,score:50}',
      'Nana {status:dropped,finishedOn:2021-01-03}',
    ],
  ],
  [
    'a scale in the head',
    'a.csv',
    'Name,Score /5,Watched\nMonster,4,Yes\nMushishi,3.5,No\n',
    ['Monster {status:completed,score:80}', 'Mushishi {score:70}'],
  ],
  [
    'pages of other tables',
    'a.csv',
    'Anime,Status\nMonster (https://www.notion.so/Monster-0a1b),Done\n',
    ['Monster {status:completed}'],
  ],
  [
    'words of a person and of a service',
    'a.csv',
    'Title,Status,Episodes watched\nMonster,Finished,74\nMushishi,FINISHED,26\n',
    ['Monster {status:completed,progress:74}', 'Mushishi'],
  ],
  [
    'words of a service',
    'a.csv',
    'Title,Status\nMonster,Finished\nMushishi,Finished Airing\n',
    ['Monster', 'Mushishi'],
  ],
];

const ids: readonly Table[] = [
  [
    'of services that nobody asks',
    'a.json',
    '[{"title":"Monster","livechart_id":500},{"livechart_id":501},{"ids":{"notify":"abc"}},{"user_id":3}]',
    [
      'Monster',
      '! it has no title, and its livechart_id 501 is of no service that is asked',
      '! it has no title, and its notify abc is of no service that is asked',
      '! it has neither a title nor an id of a service that is asked',
    ],
  ],
  [
    'of services that nobody asks, in a table',
    'a.csv',
    'title,anime-planet_id\n,monster\n',
    ['! it has no title, and its anime-planet_id monster is of no service that is asked'],
  ],
  [
    'of services that nobody asks, a line',
    'a.txt',
    'livechart:500\nKitsu: The Fox\n',
    [
      '! "livechart:500" is an id of a service that is not asked: give one of AniList, MyAnimeList, Kitsu, Shikimori, AniDB, TMDB, IMDb or TheTVDB, or title:livechart:500 to search for these words',
      'Kitsu: The Fox',
    ],
  ],
  ['of films at IMDb', 'a.csv', 'imdb_id\ntt0094625\n', ['imdb:tt0094625']],
  ["of IMDb's own lists", 'a.csv', 'Const,Your Rating\ntt0094625,9\n', ['imdb:tt0094625 {score:90}']],
  [
    'of films at IMDb, in JSON',
    'a.json',
    '[{"imdb_id":"tt0094625"},{"ids":{"imdb":"tt0245429"}},{"imdb":"https://www.imdb.com/title/tt0094625/"}]',
    ['imdb:tt0094625', 'imdb:tt0245429', 'imdb:tt0094625'],
  ],
  [
    'at IMDb beside what says more',
    'a.json',
    '[{"title":"Naruto","imdb_id":"tt0409591"},{"mal_id":47,"imdb_id":"tt0094625"},{"title":"Akira","imdb_id":"movie"}]',
    ['Naruto', 'mal:47', 'Akira'],
  ],
];

describe('a table that somebody keeps', () => {
  it.each([...heads, ...notion, ...ids])('is read row by row: %s', async (_, name, content, rows) => {
    expect((await readAll(content, name)).rows.map(toldWatched)).toEqual(rows);
  });
});
