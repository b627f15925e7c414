import { describe, expect, it } from 'vitest';
import { readAll, readInPieces, toldWatched } from './reading.ts';

/** An input, what it is called, and what each row is read as, with what it says of who watched the title. */
type Variant = readonly [about: string, name: string, content: string, rows: readonly string[]];

/** Inputs of each kind that people have, other than those of the tables of kinds. */
const variants: readonly Variant[] = [
  [
    'lists at any depth: nested 4 deep',
    'a.json',
    '{"export":{"version":2,"profile":{"library":{"anime":{"current":[{"title":"Monster"}],"onHold":[{"title":"Hyouka"}]}}}}}',
    ['Monster {status:watching}', 'Hyouka {status:paused}'],
  ],
  [
    'lists at any depth: plan',
    'a.json',
    '{"planToWatch":[{"name":"Nana"}],"history":[{"episode":3,"at":"2020"}]}',
    ['Nana {status:planned}', '! it has neither a title nor an id of a service that is asked'],
  ],
  [
    'lists at any depth: anilist dl two',
    'a.json',
    '{"user":{"id":3},"lists":[{"series_type":0,"series_id":21,"status":1,"progress":900},{"series_type":0,"series_id":20,"status":2},{"series_type":1,"series_id":30002}],"favourites":[]}',
    ['anilist:21 {status:planned,progress:900}', 'anilist:20 {status:completed}', '~ it is a manga'],
  ],
  [
    'lists at any depth: edges',
    'a.json',
    '{"data":{"viewer":{"animeList":{"edges":[{"node":{"id":1,"title":"Cowboy Bebop","main_picture":{"medium":"x"}}},{"node":{"id":5,"title":"CB film","main_picture":{}}}]}}}}',
    ['mal:1 | Cowboy Bebop', 'mal:5 | CB film'],
  ],
  [
    'days of release and of watching: premiered',
    'a.csv',
    'title,premiered,started,finished\nHellsing Ultimate,Feb 2006,2015-01-01,2015-02-02\n',
    ['Hellsing Ultimate | 2006 {startedOn:2015-01-01,finishedOn:2015-02-02}'],
  ],
  [
    'days of release and of watching: aired',
    'a.csv',
    'name,aired,date started,date completed\nBleach,"Oct 5, 2004 to Mar 27, 2012",01.02.2010,\n',
    ['Bleach | 2004 {startedOn:2010-02-01}'],
  ],
  [
    'days of release and of watching: start status',
    'a.csv',
    'title,start_date,status\nTrigun,2019-04-01,completed\n',
    ['Trigun {status:completed,startedOn:2019-04-01}'],
  ],
  [
    'days of release and of watching: start alone',
    'a.csv',
    'title,start_date\nTrigun,1998-04-01\n',
    ['Trigun | 1998 {startedOn:1998-04-01}'],
  ],
  [
    'days of release and of watching: json',
    'a.json',
    '[{"title":"Hunter x Hunter","release_date":"2011-10-02","startedAt":"2020-01-01","completedAt":"2020-05-05"}]',
    ['Hunter x Hunter | 2011 {startedOn:2020-01-01,finishedOn:2020-05-05}'],
  ],
  [
    'XML that scripts wrote: amp',
    'a.xml',
    '<?xml version="1.0" encoding="UTF-8" ?>\n<myanimelist>\n<anime><series_animedb_id>1</series_animedb_id><series_title>Cowboy Bebop</series_title></anime>\n<anime><series_animedb_id>101</series_animedb_id><series_title>Lupin & Co</series_title></anime>\n<anime><series_animedb_id>5</series_animedb_id><series_title>T&T <3</series_title></anime>\n<anime><series_animedb_id>6</series_animedb_id><series_title>Trigun</series_title></anime>\n</myanimelist>',
    ['mal:1 | Cowboy Bebop', 'mal:101 | Lupin & Co', 'mal:5 | T&T <3', 'mal:6 | Trigun'],
  ],
  [
    'XML that scripts wrote: nbsp',
    'a.xml',
    '<?xml version="1.0" encoding="UTF-8" ?>\n<myanimelist>\n<anime><series_animedb_id>1</series_animedb_id><series_title>A</series_title><my_comments>so&nbsp;good &copy; x</my_comments></anime>\n<anime><series_animedb_id>5</series_animedb_id><series_title>B</series_title></anime>\n</myanimelist>',
    ['mal:1 | A', 'mal:5 | B'],
  ],
  [
    'XML that scripts wrote: ctrl',
    'a.xml',
    '<?xml version="1.0" encoding="UTF-8" ?>\n<myanimelist>\n<anime><series_animedb_id>1</series_animedb_id><series_title>A\u0007B</series_title></anime>\n<anime><series_animedb_id>5</series_animedb_id><series_title>B</series_title><my_tags>a\u0001b</my_tags></anime>\n</myanimelist>',
    ['mal:1 | AB', 'mal:5 | B'],
  ],
  [
    'XML that scripts wrote: myinfo beside',
    'a.xml',
    '<?xml version="1.0"?><myinfo><user_id>1</user_id></myinfo><myanimelist><anime><series_animedb_id>1</series_animedb_id><series_title>A</series_title></anime><anime><series_animedb_id>5</series_animedb_id><series_title>B</series_title></anime></myanimelist>',
    ['mal:1 | A', 'mal:5 | B'],
  ],
  [
    'XML that scripts wrote: unclosed',
    'a.xml',
    '<myanimelist><anime><series_animedb_id>1</series_animedb_id><series_title>A</series_title><anime><series_animedb_id>5</series_animedb_id></anime></myanimelist>',
    ['mal:1 | A', 'mal:5'],
  ],
  [
    'mangas and novels: mixed xml',
    'a.xml',
    '<myanimelist><anime><series_animedb_id>1</series_animedb_id><series_title>A</series_title></anime><manga><manga_mangadb_id>2</manga_mangadb_id><manga_title>Berserk</manga_title></manga><anime><series_animedb_id>5</series_animedb_id><series_title>B</series_title></anime></myanimelist>',
    ['mal:1 | A', '~ it is a manga', 'mal:5 | B'],
  ],
  [
    'mangas and novels: csv',
    'a.csv',
    'title,media type,mal_id\nBerserk,Manga,2\nOverlord,Light Novel,5\nMonster,TV,19\nTokyo Ghoul,manhwa,7\n',
    ['~ it is a manga', '~ it is a novel', 'mal:19 | Monster | TV', '~ it is a manga'],
  ],
  [
    'mangas and novels: ln json',
    'a.json',
    '[{"title":"Bakemonogatari","type":"novel","mal_id":14893},{"title":"Bakemonogatari","type":"tv","mal_id":5081}]',
    ['~ it is a novel', 'mal:5081 | Bakemonogatari | TV'],
  ],
  [
    'texts that begin like markup: bracket',
    'a.txt',
    '[K] \nGintama\n[C] The Money\n',
    ['[K]', 'Gintama', '[C] The Money'],
  ],
  ['texts that begin like markup: angle', 'a.txt', '<Infinite Stratos>\nFrieren\n', ['<Infinite Stratos>', 'Frieren']],
  ['texts that begin like markup: brace', 'a.txt', '{Oshi no Ko}\nBleach\n', ['{Oshi no Ko}', 'Bleach']],
  [
    'seasons in a column: season',
    'a.csv',
    'title,season\nOverlord,2\nKonosuba,2024-spring\nMob Psycho 100,III\nDr. Stone,S3\nNaruto,1\n',
    ['Overlord season 2', 'Konosuba', 'Mob Psycho 100 season 3', 'Dr. Stone season 3', 'Naruto'],
  ],
  [
    'seasons in a column: staffel',
    'a.csv',
    'Titel;Staffel\nAttack on Titan;4\nHaikyu;2\n',
    ['Attack on Titan season 4', 'Haikyu season 2'],
  ],
  ['seasons in a column: winter', 'a.csv', 'title,season\nFrieren,Fall 2023\nBleach,winter\n', ['Frieren', 'Bleach']],
  [
    'an export: shiki',
    'a.json',
    '[{"target_title":"Trigun","target_id":6,"target_type":"Anime","status":"completed","rewatches":1,"episodes":26}]',
    ['shikimori:6 | Trigun {status:completed,progress:26,repeats:1}'],
  ],
  [
    'an export: load',
    'a.json',
    '[{"status":6,"anime_title":"Monster","anime_id":19,"anime_url":"/anime/19/Monster"}]',
    ['mal:19 | Monster {status:planned}'],
  ],
  [
    'an export: simkl csvish',
    'a.json',
    '{"anime":[{"show":{"title":"Monster","ids":{"simkl":1,"mal":"19","anidb":"1"}}}],"shows":[{"show":{"title":"Lost","ids":{"simkl":2}}}]}',
    ['mal:19 | Monster', '~ it is no anime: those stand in a list of their own'],
  ],
  [
    'an export: trakt',
    'a.json',
    '[{"type":"show","show":{"title":"Monster","year":2004,"ids":{"trakt":3,"tvdb":1}},"rating":9},{"type":"movie","movie":{"title":"Akira","year":1988}}]',
    ['Monster | 2004 {score:90}', 'Akira | 1988 | MOVIE'],
  ],
  [
    'an export: kometa',
    'a.json',
    '{"5":{"mal_id":"5","anilist_id":5},"23":{"mal_id":1,"anilist_id":1}}',
    ['anilist:5+mal:5', 'anilist:1+mal:1'],
  ],
  [
    'an export: fribb',
    'a.json',
    '[{"anidb_id":1,"mal_id":290,"anilist_id":290,"themoviedb_id":{"tv":26209},"type":"TV"},{"anidb_id":2,"mal_id":291,"themoviedb_id":"1,2"}]',
    ['anilist:290+mal:290+anidb:1', 'mal:291+anidb:2 (an id at TMDB that may be a series’: nobody says which it is)'],
  ],
  [
    'an export: kitsu',
    'a.json',
    '{"data":[{"type":"library-entries","id":"1","attributes":{"status":"completed"},"relationships":{"anime":{"data":{"type":"anime","id":"1"}}}}],"included":[{"type":"anime","id":"1","attributes":{"canonicalTitle":"Cowboy Bebop"}}]}',
    ['kitsu:1 {status:completed}', '~ it says more of a title that another entry names'],
  ],
  [
    'an export: master',
    'a.xml',
    '<anime-list><anime anidbid="1" tvdbid="72025" tmdbid=""><name>Seikai</name></anime><anime anidbid="23" tvdbid="76885"><name>Cowboy Bebop</name></anime></anime-list>',
    ['anidb:1+tvdb:72025', 'anidb:23+tvdb:76885'],
  ],
  [
    'ids of spreadsheets: float',
    'a.csv',
    'title,mal_id\nMonster,19.0\nTrigun,N/A\nNana,877.\nBeck,TBD\nHyouka,-1\n',
    ['mal:19 | Monster', 'Trigun', 'mal:877 | Nana', 'Beck', 'Hyouka'],
  ],
  [
    'ids of spreadsheets: words',
    'a.csv',
    'title,anilist_id\nMonster,abc\nTrigun,unknown\n',
    ['Monster (note: "abc" is no id of anilist: read without it)', 'Trigun'],
  ],
  [
    'ids of spreadsheets: sci',
    'a.csv',
    'title,mal_id\nMonster,1.9E+01\n',
    ['Monster (note: "1.9E+01" is no id of mal: read without it)'],
  ],
  [
    'entities: ent',
    'a.csv',
    'mal_id,title\n820,Ginga Eiyuu Densetsu &amp; co\n9969,Gintama&#039;\n',
    ['mal:820 | Ginga Eiyuu Densetsu & co', "mal:9969 | Gintama'"],
  ],
  ['entities: ent2', 'a.txt', 'Fate&#x2F;Zero\nK&ouml;nig\n', ['Fate/Zero', 'König']],
  ['number signs: hash', 'a.csv', 'title,year\n#COMPASS2.0,2024\n# 0,2020\n', ['#COMPASS2.0 | 2024', '# 0 | 2020']],
  [
    'number signs: hash text',
    'a.txt',
    '# my list\n#COMPASS\n#1 Fan\nNaruto\n',
    ['~ it is a comment', '#COMPASS', 'Fan', 'Naruto'],
  ],
  ['heads: anime name', 'a.csv', 'Anime Name,Status\nNaruto,Done\n', ['Naruto {status:completed}']],
  ['heads: sep', 'a.csv', 'sep=;\ntitle;year\nNaruto;2002\n', ['Naruto | 2002']],
  [
    'heads: heading',
    'a.csv',
    'My anime list\n\nAnime title,Score\nNaruto,8\n',
    ['~ it stands above the heads', 'Naruto {score:80}'],
  ],
  ['heads: spanish', 'a.csv', 'Título,Año,Puntuación\nNaruto,2002,9\n', ['Naruto | 2002 {score:90}']],
  ['heads: ja', 'a.csv', 'タイトル,放送年\nナルト,2002\n', ['ナルト | 2002']],
  [
    'lists kept by hand: list',
    'a.txt',
    '1) Naruto\n2) Bleach\n- [ ] Monster\n* Trigun\n• Nana\n',
    ['Naruto', 'Bleach', 'Monster', 'Trigun', 'Nana'],
  ],
  [
    'lists kept by hand: marks',
    'a.txt',
    'Monster (dropped)\nNaruto - 8/10\nTrigun 9/10\nNana ★★★★\nBleach [completed]\nHyouka ✓\n',
    [
      'Monster {status:dropped}',
      'Naruto {score:80}',
      'Trigun {score:90}',
      'Nana {score:80}',
      'Bleach {status:completed}',
      'Hyouka {status:completed}',
    ],
  ],
  [
    'lists kept by hand: links',
    'a.md',
    '- [FMAB](https://myanimelist.net/anime/5114/FMAB)\n- <https://anilist.co/anime/1>\n- anilist.co/anime/5\n* **Naruto**\n',
    ['mal:5114 | FMAB', 'anilist:1', 'anilist:5', 'Naruto'],
  ],
  [
    'lists kept by hand: progress',
    'a.txt',
    'Naruto (ep 12)\nBleach 12/366\nOne Piece - 900 eps\n',
    ['Naruto {progress:12}', 'Bleach {progress:12}', 'One Piece {progress:900}'],
  ],
  [
    'lists kept by hand: years',
    'a.txt',
    'Trigun (1998)\nHellsing [2001]\nBlade Runner, 2049\n',
    ['Trigun (1998)', 'Hellsing [2001]', 'Blade Runner, 2049'],
  ],
  [
    'lists kept by hand: md table',
    'a.md',
    '| Anime | Score |\n|:--|--:|\n| Naruto | 8 |\n| [Bleach](https://anilist.co/anime/269) | 7 |\n',
    ['Naruto {score:80}', 'anilist:269 | Bleach {score:70}'],
  ],
  [
    'lists kept by hand: heads',
    'a.md',
    '# Watched\n\n## 2020\n- Naruto\n\n## 2021\n- Bleach\n',
    ['~ it is a comment', '~ it is a comment', 'Naruto', '~ it is a comment', 'Bleach'],
  ],
  [
    'files: files',
    'a.txt',
    '[SubsPlease] Dandadan - 01 (1080p) [AAAA1111].mkv\n[SubsPlease] Dandadan - 02 (1080p) [AAAA1112].mkv\n[Judas] Monster - S01E05.mkv\nAkira (1988) [BDRip 1080p].mkv\n',
    ['Dandadan', '~ it is another file of the same title', 'Monster', 'Akira | 1988'],
  ],
  [
    'files: s2',
    'a.txt',
    '[Erai-raws] Mushoku Tensei S2 - 03 [1080p].mkv\nVinland.Saga.S02E01.1080p.WEB.mkv\n',
    ['Mushoku Tensei season 2', 'Vinland Saga season 2'],
  ],
  ['bom', 'a.csv', '﻿title,year\nNaruto,2002\n', ['Naruto | 2002']],
  [
    'lines that end as on old Macs',
    'a.csv',
    'title,year\rNaruto,2002\rBleach,2004\r',
    ['Naruto | 2002', 'Bleach | 2004'],
  ],
  ['lines of a text that end so', 'a.txt', 'Naruto\rBleach\r', ['Naruto', 'Bleach']],
  ['heads of years', 'a.csv', '标题,年份,状态\n进击的巨人,2013,看过\n', ['进击的巨人 | 2013 {status:completed}']],
  ['heads of years: Dutch', 'a.csv', 'Titel;Jaar\nNaruto;2002\n', ['Naruto | 2002']],
  [
    'ids of AniList alone',
    'a.json',
    '{"data":{"MediaListCollection":{"lists":[{"entries":[{"mediaId":20958,"status":"CURRENT","score":0,"progress":5}]}]}}}',
    ['anilist:20958 {status:watching,progress:5}'],
  ],
  [
    'ids of media that are no titles of AniList',
    'a.json',
    '[{"mediaId":1429,"mediaType":"tv","progress":5}]',
    ['! it has no title, and its mediaId 1429 is of no service that is asked'],
  ],
  [
    "a history of Trakt's, the latest first",
    'a.json',
    JSON.stringify([
      ...[2, 1].map((number) => ({
        ...{ watched_at: '2024-02-02T10:00:00.000Z', type: 'episode', episode: { season: 2, number } },
        show: { title: 'Attack on Titan', year: 2013, ids: { trakt: 1, tvdb: 2 } },
      })),
      ...[25, 24, 24].map((number) => ({
        ...{ watched_at: '2024-01-02T10:00:00.000Z', type: 'episode', episode: { season: 1, number } },
        show: { title: 'Attack on Titan', year: 2013, ids: { trakt: 1, tvdb: 2 } },
      })),
      { type: 'episode', episode: { season: 0, number: 3 }, watched_at: '2024-01-02', show: { title: 'Trigun' } },
      { type: 'movie', watched_at: '2024-01-02T10:00:00.000Z', movie: { title: 'Your Name.', year: 2016 } },
    ]),
    [
      '~ it is another episode of a title that is read already',
      '~ it is another episode of a title that is read already',
      '~ it is another episode of a title that is read already',
      '~ it is a special, and no episode of a season',
      'Your Name. | 2016 | MOVIE {finishedOn:2024-01-02,status:completed}',
      'Attack on Titan season 2 {progress:2}',
      'Attack on Titan | 2013 {progress:25}',
    ],
  ],
  [
    'what an episode is worth to somebody at Trakt',
    'a.json',
    JSON.stringify([
      { type: 'episode', rated_at: '2024-01-01', rating: 8, episode: { season: 1, number: 3 }, show: { title: 'A' } },
      { type: 'show', rated_at: '2024-01-01', rating: 10, show: { title: 'B' } },
    ]),
    ['~ it says what one episode is worth, and nothing of the title', 'B {score:100}'],
  ],
  [
    'a log of episodes, the latest first',
    'a.csv',
    'Title,Season,Episode,Watched at\nA,1,2,2024-01-02\nA,1,1,2024-01-01\nA,2,3,2024-02-01\n',
    [
      '~ it is another episode of a title that is read already',
      'A {progress:2}',
      'A season 2 {progress:3,finishedOn:2024-02-01}',
    ],
  ],
  [
    "Netflix's history",
    'a.csv',
    'Title,Date\n"Monster: Season 1: Downfall","1/3/24"\n"Monster: Season 1: Herr Dr. Tenma","1/2/24"\n"Monster: Season 1: Downfall","1/1/24"\n"Your Name.","1/1/24"\n',
    [
      '~ it is another episode of a title that is read already',
      '~ it is another episode of a title that is read already',
      'Your Name.',
      'Monster {progress:2}',
    ],
  ],
  ['crlf cr', 'a.txt', 'Naruto\r\nBleach\r\n\r\nMonster', ['Naruto', 'Bleach', 'Monster']],
  ['quotes', 'a.csv', 'title,note\n"Naruto, part ""2""",x\n"Bleach\nTYBW",y\n', ['Naruto, part "2"', 'Bleach TYBW']],
  ['dups', 'a.txt', 'Naruto\nnaruto\nNaruto\n', ['Naruto', 'naruto', 'Naruto']],
  ['ndjson', 'a.ndjson', '{"title":"Naruto"}\n\nnot json\n{"mal_id":5}\n', ['Naruto', '! it is no JSON', 'mal:5']],
  [
    'nulls',
    'a.json',
    '[null,{"title":null},{},{"title":""},{"title":"Naruto","mal_id":null},[],true]',
    [
      '! it is neither a title nor an object',
      '! it has neither a title nor an id of a service that is asked',
      '! it has neither a title nor an id of a service that is asked',
      '! it has neither a title nor an id of a service that is asked',
      'Naruto',
      '! it is neither a title nor an object',
      '! it is neither a title nor an object',
    ],
  ],
  [
    'strings',
    'a.json',
    '["Naruto","mal:5","https://anilist.co/anime/1",5]',
    [
      'Naruto',
      'mal:5',
      'anilist:1',
      '! 5 could be an id anywhere: write anilist:5 or mal:5; for a title that is a number, title:5',
    ],
  ],
  [
    'letterboxd',
    'a.csv',
    'Date,Name,Year,Letterboxd URI,Rating\n2020-01-01,Akira,1988,https://boxd.it/x,4.5\n',
    ['Akira | 1988 {score:90,status:completed}'],
  ],
  [
    'imdb',
    'a.csv',
    'Const,Your Rating,Date Rated,Title,URL,Title Type,Year\ntt0409591,9,2020-01-01,Naruto,https://www.imdb.com/title/tt0409591/,tvSeries,2002\n',
    ['Naruto | 2002 {score:90}'],
  ],
  [
    'myanimelist csv',
    'a.csv',
    'series_animedb_id,series_title,series_type,my_watched_episodes,my_status\n20,Naruto,TV,220,Completed\n',
    ['mal:20 | Naruto | TV {status:completed,progress:220}'],
  ],
  [
    'livechart',
    'a.csv',
    'Title,Status,Episodes Watched,MAL ID,AniDB ID\nNaruto,Completed,220,20,239\n',
    ['mal:20 | Naruto {status:completed,progress:220}'],
  ],
  ['plex', 'a.csv', 'Title,Library,View Count,Originally Available\nNaruto,Anime,3,2002-10-03\n', ['Naruto']],
  [
    'sonarr',
    'a.json',
    '[{"title":"Naruto","tvdbId":78857,"seriesType":"anime","seasons":[{"seasonNumber":1}],"year":2002,"path":"/x"}]',
    ['Naruto | 2002'],
  ],
  [
    'yamtrack',
    'a.csv',
    'media_id,source,media_type,title,season_number,status,score\n20,mal,anime,Naruto,,Completed,8\n2,mal,manga,Berserk,,Planning,\n',
    ['mal:20 | Naruto {status:completed,score:80}', '~ it is a manga'],
  ],
];

describe('what people have', () => {
  it.each(variants)('is read row by row: %s', async (_, name, content, rows) => {
    expect((await readAll(content, name)).rows.map(toldWatched)).toEqual(rows);
  });

  it.each(variants.filter(([, name]) => !name.endsWith('.csv')))(
    'is read the same in pieces: %s',
    async (_, __, content, rows) => {
      expect((await readInPieces(content, 13)).map(toldWatched)).toEqual(rows);
    },
  );
});
