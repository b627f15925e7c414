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
  [
    'pages that are addressed by their names',
    'a.csv',
    'url,score\nanilist.co/anime/19,9\nhttps://www.anime-planet.com/anime/mushi-shi,8\ntrakt.tv/shows/trigun/seasons/2,7\n',
    ['anilist:19 {score:90}', 'mushi shi {score:80}', 'trigun season 2 {score:70}'],
  ],
  ['a title, in one German word', 'a.csv', 'Nr;Animetitel;Bewertung\n1;Monster;9\n', ['Monster {score:90}']],
  [
    'a name, in one German word',
    'a.csv',
    'Serienname;Folgentitel;Untertitel\nMonster;Herr Dr. Tenma;ja\n',
    ['Monster'],
  ],
  ['an original title', 'a.csv', 'Originaltitel,Jahr\nMonster,2004\n', ['Monster | 2004']],
  ['a title, in one Swedish word', 'a.csv', 'Serietitel;Undertitel\nMonster;svenska\n', ['Monster']],
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

const letterboxd = 'Date,Name,Year,Letterboxd URI\n2023-02-20,The Matrix,1999,https://boxd.it/2a1m\n';
const imdbExport = `Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors
tt0133093,9,2023-08-15,The Matrix,The Matrix,https://www.imdb.com/title/tt0133093/,Movie,8.7,136,1999,"Action, Sci-Fi",2000000,1999-03-31,"Lana Wachowski, Lilly Wachowski"
tt2560140,8,2023-08-17,Attack on Titan,Shingeki no Kyojin,https://www.imdb.com/title/tt2560140/,TV Series,9.1,24,2013,Animation,500000,2013-04-07,
`;
const tmdbExport = `TMDb ID,IMDb ID,Type,Name,Release Date,Season Number,Episode Number,Rating,Your Rating,Date Rated
603,tt0133093,movie,The Matrix,1999-03-31T00:00:00Z,,,8.22,9.0,2022-09-20T00:00:00Z
550,tt0137523,movie,Fight Club,1999-10-15T00:00:00Z,,,8.438,,2022-09-20T00:00:00Z
1429,tt2560140,tv,Attack on Titan,2013-04-07T00:00:00Z,,,8.67,10.0,2022-09-20T00:00:00Z
`;
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
    ['imdb:tt0409591 | Naruto', 'mal:47', 'Akira'],
  ],
  [
    "of IMDb's export",
    'ratings.csv',
    imdbExport,
    ['imdb:tt0133093 | The Matrix | 1999 | MOVIE {score:90,status:completed}', 'Attack on Titan | 2013 {score:80}'],
  ],
  [
    "of TMDB's export: the user's own rating, not everybody's",
    'ratings.csv',
    tmdbExport,
    [
      'tmdb:603+imdb:tt0133093 | The Matrix | 1999 | MOVIE {score:90,status:completed}',
      'tmdb:550+imdb:tt0137523 | Fight Club | 1999 | MOVIE',
      'Attack on Titan | 2013 | TV {score:100}',
    ],
  ],
  ["of Letterboxd's: what was watched", 'watched.csv', letterboxd, ['The Matrix | 1999 {status:completed}']],
  ["of Letterboxd's: what is to be watched", 'watchlist.csv', letterboxd, ['The Matrix | 1999 {status:planned}']],
  [
    "of Letterboxd's: a diary",
    'diary.csv',
    'Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n2024-01-11,The Matrix,1999,https://boxd.it/a,4.5,,,2024-01-10\n',
    ['The Matrix | 1999 {score:90,finishedOn:2024-01-10,status:completed}'],
  ],
  [
    "of Letterboxd's: a list",
    'favourites.csv',
    'Letterboxd list export v7\nDate,Name,Tags,URL,Description\n2024-01-01,Best,,https://boxd.it/x,\n\nPosition,Name,Year,URL,Description\n1,The Matrix,1999,https://boxd.it/a,\n',
    [...Array(3).fill('~ it stands above the heads'), 'The Matrix | 1999'],
  ],
  [
    "of Letterboxd's form for importing",
    'a.csv',
    'imdbID,tmdbID,Title,Year,WatchedDate,Rating10\ntt0137523,550,Fight Club,1999,2024-01-02,8\n',
    ['tmdb:550+imdb:tt0137523 | Fight Club | 1999 {score:80,finishedOn:2024-01-02}'],
  ],
  ['with numbers at TMDB', 'a.tsv', 'Title\tTMDb ID\nThe Matrix\t603\n', ['tmdb:603 | The Matrix']],
  ['of series, with numbers at TMDB', 'a.csv', 'Title,Type,tmdb_id\nMonster,TV,890\n', ['Monster | TV']],
  [
    'at TMDB that say what they are of',
    'a.json',
    '[{"title":"Monster","tmdb_id":{"tv":1}},{"title":"Akira","tmdb_id":{"movie":149}},{"title":"Nana","tmdb_id":{"movie":[2,3]}},{"tmdb_id":{"tv":1}}]',
    [
      'Monster',
      'tmdb:149 | Akira',
      'tmdb:2 | Nana',
      'tmdb:3 | Nana',
      '! it has no title, and its tmdb_id {"tv":1} is of no service that is asked',
    ],
  ],
  [
    'of a film beside those of anime',
    'a.json',
    '[{"type":"movie","mal_id":47,"imdb_id":"tt0094625","score":8},{"type":"movie","mal_id":47,"score":8}]',
    ['mal:47 | MOVIE {score:80,status:completed}', 'mal:47 | MOVIE {score:80}'],
  ],
  [
    'at TMDB, in JSON',
    'a.json',
    '[{"tmdb_id":603},{"title":"Fight Club","tmdbId":550,"imdbId":"tt0137523"},{"title":"Monster","tmdbId":1,"tvdbId":7}]',
    ['tmdb:603', 'tmdb:550+imdb:tt0137523 | Fight Club', 'Monster'],
  ],
  [
    "of Radarr's films",
    'movie.json',
    JSON.stringify([
      {
        ...{ title: 'The Matrix', originalTitle: 'The Matrix', alternateTitles: [{ title: 'Matrix', id: 1 }] },
        ...{ status: 'released', year: 1999, minimumAvailability: 'released', imdbId: 'tt0133093', tmdbId: 603 },
        ...{ ratings: { imdb: { value: 8.7 } }, collection: { title: 'The Matrix Collection', tmdbId: 2344 }, id: 1 },
      },
    ]),
    ['tmdb:603+imdb:tt0133093 | The Matrix | 1999'],
  ],
  [
    "of TMDB's own answers",
    'rated.json',
    '{"results":[{"id":603,"title":"The Matrix","genre_ids":[28],"release_date":"1999-03-31","vote_average":8.2,"rating":9}]}',
    ['tmdb:603 | The Matrix | 1999 {score:90}'],
  ],
];

describe('a table that somebody keeps', () => {
  it.each([...heads, ...notion, ...ids])('is read row by row: %s', async (_, name, content, rows) => {
    expect((await readAll(content, name)).rows.map(toldWatched)).toEqual(rows);
  });
});
