/** An input, what it is called, and the fate of each of its rows, as `told` says it. */
export type Kind = readonly [about: string, name: string, content: string, rows: readonly string[]];

const json = (value: unknown): string => JSON.stringify(value);
const mal = (...entries: readonly string[]): string =>
  `<?xml version="1.0"?><myanimelist><myinfo><user_name>x</user_name></myinfo>${entries.join('\n')}</myanimelist>`;
const anime = (id: number, title: string, more = ''): string =>
  `<anime><series_animedb_id>${id}</series_animedb_id><series_title>${title}</series_title>${more}</anime>`;

/** JSON: lists wherever they are, and the exports of services. */
export const jsonKinds: readonly Kind[] = [
  [
    'titles that are keys',
    'a.json',
    '{"Naruto":{"status":"completed","score":8},"Bleach":{"type":"TV","year":2004},"x":{},"stats":{"score":8,"progress":3}}',
    ['Naruto', 'Bleach | 2004 | TV'],
  ],
  [
    'titles that are keys, and a word each',
    'a.json',
    '{"Naruto":"completed","Bleach":"Plan to Watch"}',
    ['Naruto', 'Bleach'],
  ],
  [
    'titles that are keys, in lists by a state',
    'a.json',
    '{"user":{"name":"x"},"watching":{"Naruto":{"progress":3,"score":8}},"anime":{"Bleach":"dropped"}}',
    ['Naruto', 'Bleach'],
  ],
  [
    'lists of Simkl that are no anime',
    'a.json',
    json({
      shows: [{ show: { title: 'Breaking Bad', ids: { simkl: 1 } } }],
      anime: [{ show: { title: 'Trigun', ids: { mal: '6' } } }],
    }),
    ['~ it is no anime: those stand in a list of their own', 'mal:6 | Trigun'],
  ],
  [
    'a season of Trakt',
    'a.json',
    json([{ type: 'season', season: { number: 3 }, show: { title: 'Attack on Titan', year: 2013 } }]),
    ['Attack on Titan season 3'],
  ],
  [
    "a page of AniList's",
    'a.json',
    json({
      data: {
        Page: {
          mediaList: [
            { startedAt: { year: 2020 }, media: { idMal: 5, title: { romaji: 'A' }, startDate: { year: 2001 } } },
          ],
        },
      },
    }),
    ['mal:5 | A | 2001'],
  ],
  [
    'a list of a user',
    'a.json',
    json({ user: { name: 'x', lists: [{ title: 'Trigun' }], friends: [{ name: 'y' }] } }),
    ['Trigun', '~ it stands in "friends", which is no list of titles'],
  ],
  ['what scripts write', 'a.json', '[{"title":"A","mal_id":NaN},{"title":"B, None","x":None,},]', ['A', 'B, None']],
  [
    'files',
    'a.json',
    json([
      '[SubsPlease] Frieren - 05 (1080p) [ABCD1234].mkv',
      '[SubsPlease] Frieren - 06 (1080p) [ABCD1235].mkv',
      '1. Naruto',
    ]),
    ['Frieren', '~ it is another file of the same title', 'Naruto'],
  ],
  [
    'Bangumi',
    'a.json',
    json({
      data: [
        { subject_type: 2, subject: { name: 'カウボーイビバップ', date: '1998-04-03' } },
        { subject_type: 1, subject: { name: 'ベルセルク' } },
      ],
    }),
    ['カウボーイビバップ', '~ it is a book'],
  ],
  [
    'a list a state',
    'a.json',
    json({ watching: [{ title: 'Steins;Gate' }], completed: [{ title: 'Trigun' }, { title: 'Monster' }] }),
    ['Steins;Gate', 'Trigun', 'Monster'],
  ],
  [
    'lists of texts',
    'a.json',
    json({ name: 'me', watching: ['Naruto'], dropped: ['Bleach', 'mal:5'] }),
    ['Naruto', 'Bleach', 'mal:5'],
  ],
  [
    "AniList's download",
    'a.json',
    json({
      user: { id: 1, name: 'x' },
      activity: [],
      lists: [
        { series_type: 0, series_id: 16498, status: 2 },
        { series_type: 1, series_id: 30013 },
      ],
    }),
    ['anilist:16498', '~ it is a manga'],
  ],
  [
    "AniList's download with more",
    'a.json',
    json({ user: { id: 1 }, reviews: [{ series_id: 5, text: 'x' }], lists: [{ series_type: 0, series_id: 5 }] }),
    ['~ it stands in "reviews", which is no list of titles', 'anilist:5'],
  ],
  [
    "AniList's answer",
    'a.json',
    json({
      data: {
        MediaListCollection: {
          lists: [
            {
              name: 'Completed',
              entries: [
                {
                  status: 'COMPLETED',
                  media: { id: 9253, idMal: 9253, title: { romaji: 'Steins;Gate' }, startDate: { year: 2011 } },
                },
              ],
            },
            { name: 'Planning', entries: [{ media: { id: 5, idMal: 5 } }] },
          ],
        },
      },
    }),
    ['anilist:9253+mal:9253 | Steins;Gate | 2011', 'anilist:5+mal:5'],
  ],
  [
    "AniList's mangas",
    'a.json',
    json({ lists: [{ name: 'Reading', entries: [{ media: { id: 30013, idMal: 13, type: 'MANGA' } }] }] }),
    ['~ it is a manga'],
  ],
  [
    "AniList's favourites",
    'a.json',
    json({
      favourites: {
        anime: { nodes: [{ id: 1, idMal: 1 }] },
        characters: { nodes: [{ id: 2, name: 'Spike' }] },
        manga: { nodes: [{ id: 30013 }] },
      },
    }),
    ['anilist:1+mal:1', '~ it stands in "characters": it is a character', '~ it stands in "manga": it is a manga'],
  ],
  [
    'Simkl',
    'a.json',
    json({
      anime: [
        {
          status: 'completed',
          show: { title: 'Attack on Titan', year: 2013, ids: { simkl: 39, mal: '16498' } },
          anime_type: 'tv',
        },
      ],
      movies: [{ movie: { title: 'Akira', ids: { mal: 47 } } }],
    }),
    ['mal:16498 | Attack on Titan | 2013 | TV', 'mal:47 | Akira'],
  ],
  [
    'titles that are keys and hold words of columns',
    'a.json',
    json({
      anime_list: {
        'Attack on Titan': { status: 'completed', score: 9 },
        'Death Note': { status: 'watching', episodes: 12 },
        'Your Name.': { status: 'completed' },
        'The Year of the Dragon': { status: 'dropped' },
        'Season of the Sun': { score: 7, status: 'completed' },
      },
    }),
    ['Attack on Titan', 'Death Note', 'Your Name.', 'The Year of the Dragon', 'Season of the Sun'],
  ],
  [
    'titles that are keys, in no list',
    'a.json',
    json({ 'Your Name.': { status: 'completed' }, 'Death Note': { status: 'watching', episodes: 12 } }),
    ['Your Name.', 'Death Note'],
  ],
  [
    'titles and scores',
    'a.json',
    json({ 'Attack on Titan': 9, 'Death Note': 8.5, 'Steins;Gate': 10 }),
    ['Attack on Titan', 'Death Note', 'Steins;Gate'],
  ],
  [
    'Trakt, watched',
    'a.json',
    json([
      {
        plays: 25,
        last_watched_at: '2020-01-01',
        show: { title: 'Death Note', year: 2006, ids: { trakt: 1, slug: 'death-note' } },
        seasons: [
          { number: 1, episodes: [{ number: 1 }] },
          { number: 2, episodes: [{ number: 1 }] },
        ],
      },
    ]),
    ['Death Note | 2006', 'Death Note season 2'],
  ],
  [
    'Trakt, films',
    'a.json',
    json([{ rank: 1, type: 'movie', movie: { title: 'Spirited Away', year: 2001, ids: { imdb: 'tt1' } } }]),
    ['Spirited Away | 2001 | MOVIE'],
  ],
  [
    "Shikimori's list",
    'a.json',
    json([
      { target_title: 'Cowboy Bebop', target_title_ru: 'Ковбой Бибоп', target_id: 1, target_type: 'Anime', score: 9 },
      { target_title: 'Berserk', target_id: 2, target_type: 'Manga' },
    ]),
    ['shikimori:1 | Cowboy Bebop', '~ it is a manga'],
  ],
  [
    "Shikimori's answer",
    'a.json',
    json([
      {
        id: 77,
        score: 9,
        status: 'completed',
        anime: { id: 1, name: 'Cowboy Bebop', russian: 'Ковбой Бибоп', kind: 'tv', aired_on: '1998-04-03' },
        manga: null,
      },
    ]),
    ['shikimori:1 | Cowboy Bebop | 1998 | TV'],
  ],
  [
    "MyAnimeList's load.json",
    'a.json',
    json([
      {
        status: 2,
        score: 9,
        anime_title: 'Steins;Gate',
        anime_id: 9253,
        anime_url: '/anime/9253/Steins_Gate',
        anime_media_type_string: 'TV',
      },
    ]),
    ['mal:9253 | Steins;Gate | TV'],
  ],
  [
    "MyAnimeList's mangas",
    'a.json',
    json([{ status: 2, manga_title: 'Monster', manga_id: 1, manga_url: '/manga/1/Monster' }]),
    ['~ it is a manga'],
  ],
  [
    "MyAnimeList's answer",
    'a.json',
    json({
      data: [
        {
          node: { id: 1, title: 'Cowboy Bebop', main_picture: {}, start_date: '1998-04-03' },
          list_status: { status: 'completed', start_date: '2011-01-01' },
        },
      ],
      paging: {},
    }),
    ['mal:1 | Cowboy Bebop | 1998'],
  ],
  [
    'Hikka',
    'a.json',
    json({
      list: [
        {
          status: 'completed',
          score: 9,
          content: {
            data_type: 'anime',
            mal_id: 1,
            title_ja: 'Cowboy Bebop',
            title_ua: 'Ковбой Бібоп',
            year: 1998,
            media_type: 'tv',
          },
        },
      ],
      pagination: { total: 1 },
    }),
    ['mal:1 | Cowboy Bebop | 1998 | TV'],
  ],
  [
    'a library of Kitsu',
    'a.json',
    json({
      data: [
        {
          id: '9',
          type: 'libraryEntries',
          attributes: { status: 'current', progress: 3 },
          relationships: { anime: { data: { type: 'anime', id: '7442' } } },
        },
        { id: '10', type: 'libraryEntries', relationships: { manga: { data: { type: 'manga', id: '3' } } } },
        { id: '11', type: 'libraryEntries', relationships: { user: { data: { type: 'users', id: '3' } } } },
      ],
      included: [
        {
          id: '7442',
          type: 'anime',
          attributes: { canonicalTitle: 'Attack on Titan', titles: { en_jp: 'Shingeki no Kyojin' } },
        },
      ],
    }),
    [
      'kitsu:7442',
      '~ it is a manga',
      '~ it does not say of which title it is',
      '~ it says more of a title that another entry names',
    ],
  ],
  [
    'titles of Kitsu',
    'a.json',
    json({
      data: [
        {
          id: '1',
          type: 'anime',
          attributes: { canonicalTitle: 'Cowboy Bebop', startDate: '1998-04-03', subtype: 'TV' },
        },
      ],
    }),
    ['kitsu:1 | Cowboy Bebop | 1998 | TV'],
  ],
  [
    'Anime-Planet',
    'a.json',
    json({
      user: { name: 'x' },
      entries: [
        { name: 'Trigun', status: 'watched', eps: 26, rating: 5 },
        { name: 'Monster', status: 'dropped' },
      ],
    }),
    ['Trigun', 'Monster'],
  ],
  [
    "Anime-Planet's mangas",
    'a.json',
    json({ export: { type: 'manga' }, entries: [{ name: 'Berserk', status: 'read' }] }),
    ['~ it is a manga'],
  ],
  [
    'Annict',
    'a.json',
    json({
      data: {
        viewer: {
          libraryEntries: {
            nodes: [{ work: { title: 'カウボーイビバップ', annictId: 1, malAnimeId: '1', seasonYear: 1998 } }],
          },
        },
      },
    }),
    ['mal:1 | カウボーイビバップ | 1998'],
  ],
  [
    'Kometa',
    'a.json',
    json({ 1: { tvdb_id: 7, mal_id: 290 }, 4: { tvdb_id: 9, mal_id: '849,4382' }, 9: { mal_id: '121' } }),
    ['mal:290', 'mal:849', 'mal:4382', 'mal:121'],
  ],
  [
    'Jikan',
    'a.json',
    json({
      pagination: { last: 1 },
      data: [
        {
          mal_id: 1,
          title: 'Cowboy Bebop',
          url: 'https://myanimelist.net/anime/1/x',
          type: 'TV',
          aired: { from: '1998-04-03T00:00:00' },
          genres: [{ mal_id: 1, name: 'Action' }],
          studios: [{ mal_id: 14, name: 'Sunrise' }],
        },
      ],
    }),
    ['mal:1 | Cowboy Bebop | 1998 | TV'],
  ],
  [
    'one title of Jikan',
    'a.json',
    json({
      data: {
        mal_id: 1,
        title: 'Cowboy Bebop',
        genres: [{ mal_id: 1, name: 'Action' }],
        relations: [{ relation: 'Sequel', entry: [{ mal_id: 5, name: 'Film' }] }],
      },
    }),
    ['mal:1 | Cowboy Bebop'],
  ],
  [
    'lists of ids',
    'a.json',
    json({ mal_ids: [1, 5], scores: [9, 8] }),
    ['mal:1', 'mal:5', ...Array(2).fill('~ it stands in "scores", which is no list of titles')],
  ],
  [
    'titles and mangas',
    'a.json',
    json({ anime: [{ title: 'Trigun' }], manga: [{ title: 'Trigun' }], lightNovels: [{ title: 'Baccano' }] }),
    ['Trigun', '~ it stands in "manga": it is a manga', '~ it stands in "lightNovels": it is a novel'],
  ],
  [
    'a named list',
    'a.json',
    json({ title: 'My favourites', items: [{ title: 'Trigun' }, { title: 'Monster' }] }),
    ['Trigun', 'Monster'],
  ],
  [
    'objects by number',
    'a.json',
    json({ list: { 1: { title: 'Trigun' }, 2: { title: 'Monster' } } }),
    ['Trigun', 'Monster'],
  ],
  [
    'pages one after the other',
    'a.json',
    `${JSON.stringify({ data: [{ title: 'Trigun' }] }, undefined, 1)}\n${JSON.stringify({ data: [{ title: 'Monster' }] }, undefined, 1)}`,
    ['Trigun', 'Monster'],
  ],
  ['lists in lists', 'a.json', json([[{ title: 'Trigun' }], [{ title: 'Monster' }]]), ['Trigun', 'Monster']],
  ['lists of titles in lists', 'a.json', json([['Trigun', 'Monster'], ['Nana']]), ['Trigun', 'Monster', 'Nana']],
  [
    'rows that are lists, below their heads',
    'a.json',
    json({ range: 'A1:Z', values: [['Title', 'Year'], ['Trigun', '1998'], ['Monster', 2004], ['Nana']] }),
    ['~ it is the heads of a table', 'Trigun | 1998', 'Monster | 2004', 'Nana'],
  ],
  [
    'rows that are lists, without heads',
    'a.json',
    json([
      ['Trigun', 9, 'watching'],
      ['Monster', 'dropped', null],
    ]),
    ['Trigun', 'Monster'],
  ],
  [
    'a list a line',
    'a.ndjson',
    `${json({ watching: [{ title: 'Trigun' }] })}\n${json({ title: 'Monster' })}\n`,
    ['Trigun', 'Monster'],
  ],
  [
    'references to characters',
    'a.json',
    json([
      { id: 918, title: 'Gintama&#039;' },
      { title: 'Spice &amp; Wolf' },
      { title: 'Kimi ni Todoke &quot;2&quot;' },
    ]),
    ["Gintama'", 'Spice & Wolf', 'Kimi ni Todoke "2"'],
  ],
];

/** XML. */
export const xmlKinds: readonly Kind[] = [
  [
    'a stray &',
    'a.xml',
    mal(anime(8795, 'Panty & Stocking with Garterbelt'), anime(1, 'A'), anime(5, 'B'), anime(6, 'C')),
    ['mal:8795 | Panty & Stocking with Garterbelt', 'mal:1 | A', 'mal:5 | B', 'mal:6 | C'],
  ],
  [
    'characters of HTML',
    'a.xml',
    mal(anime(1, 'A', '<my_comments>so&nbsp;good</my_comments>'), anime(5, 'Caf&eacute;')),
    ['mal:1 | A', 'mal:5 | Café'],
  ],
  [
    'control characters',
    'a.xml',
    mal(anime(1, 'A\u0008B'), anime(5, 'B', '<my_tags>\u0001x</my_tags>')),
    ['mal:1 | AB', 'mal:5 | B'],
  ],
  [
    'two roots',
    'a.xml',
    `<myinfo><user_name>x</user_name></myinfo><myanimelist>${anime(1, 'A')}${anime(5, 'B')}</myanimelist>`,
    ['mal:1 | A', 'mal:5 | B'],
  ],
  [
    'a tag that is not closed',
    'a.xml',
    mal('<anime><series_animedb_id>1</series_animedb_id><series_title>A</anime>', anime(5, 'B')),
    ['mal:1 | A', 'mal:5 | B'],
  ],
  [
    'an entry that is not closed',
    'a.xml',
    mal('<anime><series_animedb_id>1</series_animedb_id>', anime(5, 'B')),
    ['mal:1', 'mal:5 | B'],
  ],
  ['a stray <', 'a.xml', mal(anime(1, 'A <3 B'), anime(5, 'B')), ['mal:1 | A <3 B', 'mal:5 | B']],
  [
    'CDATA without an end',
    'a.xml',
    mal('<anime><series_animedb_id>1</series_animedb_id><my_comments><![CDATA[x</my_comments></anime>', anime(5, 'B')),
    ['mal:1', 'mal:5 | B'],
  ],
  [
    'anime and manga',
    'a.xml',
    mal(
      anime(1, 'A'),
      '<manga><manga_mangadb_id>2</manga_mangadb_id><manga_title>M</manga_title></manga>',
      anime(5, 'B'),
    ),
    ['mal:1 | A', '~ it is a manga', 'mal:5 | B'],
  ],
  [
    'the master list of Anime-Lists',
    'a.xml',
    '<?xml version="1.0"?><anime-list><anime anidbid="1" tvdbid="72025"><name>Seikai no Monshou</name></anime></anime-list>',
    ['anidb:1+tvdb:72025'],
  ],
];

/** Tables. */
export const tableKinds: readonly Kind[] = [
  [
    'other ways to number seasons',
    'a.csv',
    'Title,Season\nOverlord,IV\nOverlord,2nd\nOverlord,Fall 2015\nOverlord,2015\n',
    ['Overlord season 4', 'Overlord season 2', 'Overlord', 'Overlord | 2015'],
  ],
  [
    'years of release and of the watcher',
    'a.csv',
    'Titel;Erscheinungsjahr;Year watched\nTrigun;1998;2011\n',
    ['Trigun | 1998'],
  ],
  ['a column of numbers', 'a.csv', ',title,mal_id\n0,Trigun,6.0\n', ['mal:6 | Trigun']],
  [
    "the watcher's dates",
    'a.csv',
    'title,release_date,start_date,finish_date\nFullmetal Alchemist,2003-10-04,2009-11-02,2010-01-05\n',
    ['Fullmetal Alchemist | 2003'],
  ],
  ["the watcher's start alone", 'a.csv', 'title,start_date,score\nTrigun,2009-11-02,9\n', ['Trigun']],
  [
    'the date of release',
    'a.csv',
    'title,premiered\nTrigun,Apr 1998\nMonster,2004-04-07\n',
    ['Trigun | 1998', 'Monster | 2004'],
  ],
  ['a start that is the release', 'a.csv', 'title,start_date\nTrigun,1998-04-01\n', ['Trigun | 1998']],
  [
    'mangas',
    'a.csv',
    'title,type,mal_id\nMonster,manga,1\nTrigun,TV,6\nBaccano,Light Novel,3\n',
    ['~ it is a manga', 'mal:6 | Trigun | TV', '~ it is a novel'],
  ],
  [
    'addresses of mangas',
    'a.csv',
    'title,url\nMonster,https://myanimelist.net/manga/1/Monster\nMonster,https://myanimelist.net/anime/19\n',
    ['~ it is a manga', 'mal:19 | Monster'],
  ],
  [
    'seasons',
    'a.csv',
    'title,season\nAttack on Titan,3\nTrigun,1\nMonster,2024-spring\nNaruto,Season 2\nMushishi,2.0\n',
    ['Attack on Titan season 3', 'Trigun', 'Monster', 'Naruto season 2', 'Mushishi season 2'],
  ],
  [
    'seasons that the title names',
    'a.csv',
    'title,season\nAttack on Titan Season 3,3\nMob Psycho 100 II,2\n',
    ['Attack on Titan Season 3', 'Mob Psycho 100 II'],
  ],
  [
    'ids of spreadsheets',
    'a.csv',
    'title,mal_id\nFullmetal Alchemist: Brotherhood,5114.0\nSteins;Gate,nan\nTrigun,-1\nMonster,TBD\nNaruto,?\n',
    ['mal:5114 | Fullmetal Alchemist: Brotherhood', 'Steins;Gate', 'Trigun', 'Monster', 'Naruto'],
  ],
  [
    'ids that are none',
    'a.csv',
    'title,mal_id\nTrigun,x6\n,x7\n',
    ['Trigun (note: "x6" is no id of mal: read without it)', '! "x7" is no id of mal'],
  ],
  [
    'a sign for comments',
    'a.csv',
    'title,year\n#COMPASS2.0: Sentou Setsuri Kaiseki System,2024\n# Trigun,\n',
    ['#COMPASS2.0: Sentou Setsuri Kaiseki System | 2024', '# Trigun'],
  ],
  ['other heads', 'a.csv', 'Anime Name,Status\nTrigun,Completed\n', ['Trigun']],
  ['heads of several kinds', 'a.csv', 'Anime ID,Show Title,Anime Type,Title Count\n1,Trigun,TV,1\n', ['Trigun | TV']],
  ['German', 'a.csv', 'Titel;Jahr;Typ\nTrigun;1998;TV\n', ['Trigun | 1998 | TV']],
  ['Spanish', 'a.csv', 'Título,Año,Temporada\nShingeki no Kyojin,,2\n', ['Shingeki no Kyojin season 2']],
  ['French', 'a.csv', 'Titre;Année\nMonster;2004\n', ['Monster | 2004']],
  ['Japanese', 'a.csv', 'タイトル,年\nカウボーイビバップ,1998\n', ['カウボーイビバップ | 1998']],
  ['Russian', 'a.csv', 'Название;Год\nМонстр;2004\n', ['Монстр | 2004']],
  ['Polish and Turkish', 'a.csv', 'Tytuł,Başlık\nMonster,Canavar\n', ['Monster']],
  ['Chinese and Korean', 'a.csv', '标题,제목\n怪物,몬스터\n', ['怪物']],
  ['sep=', 'a.csv', 'sep=;\ntitle;mal_id\nTrigun;6\n', ['mal:6 | Trigun']],
  [
    'a heading above the heads',
    'a.csv',
    'My list,,\nMade in 2020,,\n\ntitle,mal_id,score\nTrigun,6,9\n',
    ['~ it stands above the heads', '~ it stands above the heads', 'mal:6 | Trigun'],
  ],
  [
    'Yamtrack',
    'a.csv',
    'media_id,source,media_type,title,season_number,score,status,start_date,end_date\n6,mal,anime,Trigun,,9,Completed,2020-01-01,2020-02-01\n2,mal,manga,Berserk,,,,,\n55,tmdb,season,Attack on Titan,2,,,,\n',
    ['mal:6 | Trigun', '~ it is a manga', 'Attack on Titan season 2'],
  ],
  [
    'Markdown',
    'a.md',
    '| Title | Score |\n|-------|:-----:|\n| Trigun | 9 |\n| Monster | 10 |\n',
    ['Trigun', 'Monster'],
  ],
  ['tabs', 'a.txt', 'Name\tEpisodes\nTrigun\t26\n', ['Trigun']],
];

/** Lists that somebody keeps by hand, and names of files. */
export const textKinds: readonly Kind[] = [
  [
    'numbers as ratings',
    'a.txt',
    'Naruto - 8\nMonster (9)\n86 - 9/10\nArea 88\nEyeshield 21\nEvangelion: 3.0\n',
    ['Naruto', 'Monster', '86', 'Area 88', 'Eyeshield 21', 'Evangelion: 3.0'],
  ],
  [
    'pictures and ranks',
    'a.txt',
    '✅ Naruto\n🔥 Trigun\n#1 Monster\n*Bleach* — 9\n',
    ['Naruto', 'Trigun', 'Monster', 'Bleach'],
  ],
  [
    'what it is said to be',
    'a.txt',
    'Monster (manga)\nTrigun (anime)\nOverlord [light novel]\n',
    ['~ it is a manga', 'Trigun', '~ it is a manga'],
  ],
  [
    'paths',
    'a.txt',
    '/mnt/anime/Monster/Monster - 01.mkv\nC:\\Anime\\Trigun\\Trigun.E02.mkv\nAkira (1988) [1080p].mkv\n[A] Boku no Hero Academia S4 - 12 [720p].mkv\n',
    ['Monster', 'Trigun', 'Akira | 1988', 'Boku no Hero Academia season 4'],
  ],
  [
    'a title in brackets first',
    'a.txt',
    '[Oshi no Ko]\nFrieren\nDeath Note\n',
    ['[Oshi no Ko]', 'Frieren', 'Death Note'],
  ],
  ['a title like markup first', 'a.txt', '<Infinite Stratos>\nFrieren\n', ['<Infinite Stratos>', 'Frieren']],
  ['a film like an element', 'a.txt', '<Harmony/>\nFrieren\n', ['<Harmony/>', 'Frieren']],
  ['a title like an object', 'a.txt', '{Bakemonogatari}\nFrieren\n', ['{Bakemonogatari}', 'Frieren']],
  ['numbers', 'a.txt', '1. Naruto\n2) Bleach\n 10. One Piece\n', ['Naruto', 'Bleach', 'One Piece']],
  [
    'titles with numbers',
    'a.txt',
    '3-gatsu no Lion\n91 Days\n2.43: Seiin Koukou Danshi Volley-bu\n22/7\nRanma 1/2\n07-Ghost\n',
    ['3-gatsu no Lion', '91 Days', '2.43: Seiin Koukou Danshi Volley-bu', '22/7', 'Ranma 1/2', '07-Ghost'],
  ],
  ['tasks', 'a.md', '- [x] Naruto\n- [ ] Bleach\n* Trigun\n• Monster\n', ['Naruto', 'Bleach', 'Trigun', 'Monster']],
  [
    'states',
    'a.txt',
    'Monster (dropped)\nNaruto [Completed]\nBleach - watching\nTrigun (plan to watch)\nHunter x Hunter (2011)\n',
    ['Monster', 'Naruto', 'Bleach', 'Trigun', 'Hunter x Hunter (2011)'],
  ],
  [
    'ratings',
    'a.txt',
    'Naruto - 8/10\nBleach: 7.5/10\nTrigun (9/10)\nMonster ★★★★★\nMushishi 10/10 (completed)\n',
    ['Naruto', 'Bleach', 'Trigun', 'Monster', 'Mushishi'],
  ],
  ['how far', 'a.txt', 'One Piece (ep 1071)\nNaruto - 12/220\nBleach, episode 5\n', ['One Piece', 'Naruto', 'Bleach']],
  [
    'links',
    'a.md',
    '- [Fullmetal Alchemist](https://myanimelist.net/anime/5114)\n- [Monster](https://example.org/monster)\nmyanimelist.net/anime/19\nTrigun - https://anilist.co/anime/6/Trigun/\n',
    ['mal:5114 | Fullmetal Alchemist', 'Monster', 'mal:19', 'anilist:6 | Trigun'],
  ],
  ['a link to a manga', 'a.md', '[Monster](https://myanimelist.net/manga/1)\n', ['~ it is a manga']],
  [
    'comments',
    'a.txt',
    '# mine\n#COMPASS\nTrigun # the best\nSteins;Gate #0\n// later\n',
    ['~ it is a comment', '#COMPASS', 'Trigun', 'Steins;Gate #0', '~ it is a comment'],
  ],
  [
    'headings',
    'a.md',
    '## Watched\nNaruto\n---\nDropped:\nBleach\n',
    ['~ it is a comment', 'Naruto', '~ it is a rule', '~ it is a heading', 'Bleach'],
  ],
  [
    'headings of a whole document, and those that are underlined',
    'a.md',
    'My anime list\n=====\n\nNaruto\n\nSpring 2020\n-----------\nBleach\n---\nTrigun\n\nWatching\n~~~~~~~~\nK\n',
    [
      ...['~ it is a heading', '~ it is a rule', 'Naruto', '~ it is a heading', '~ it is a rule', 'Bleach'],
      ...['~ it is a rule', 'Trigun', '~ it is a heading', '~ it is a rule', 'K'],
    ],
  ],
  [
    'an underlined line that another one stands before',
    'a.txt',
    'Naruto\nBleach\n======\nTrigun\n',
    ['Naruto', 'Bleach', '~ it is a rule', 'Trigun'],
  ],
  ['bold and quoted', 'a.md', '**Naruto**\n"Bleach"\n`Trigun`\n', ['Naruto', 'Bleach', 'Trigun']],
  [
    'files',
    'a.txt',
    '[SubsPlease] Sousou no Frieren - 05 (1080p) [ABCD1234].mkv\n[SubsPlease] Sousou no Frieren - 06 (1080p) [ABCD1235].mkv\nCowboy.Bebop.S01E01.1080p.BluRay.x264-GROUP.mkv\n',
    ['Sousou no Frieren', '~ it is another file of the same title', 'Cowboy Bebop'],
  ],
  [
    'files of seasons',
    'a.txt',
    'Mob Psycho 100/Season 2/Mob Psycho 100 - S02E01.mkv\nMob Psycho 100/Season 1/S01E01.mkv\n',
    ['Mob Psycho 100 season 2', 'Mob Psycho 100'],
  ],
];
