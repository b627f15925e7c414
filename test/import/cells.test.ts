import { describe, expect, it } from 'vitest';
import { dayIn, daysIn } from '../../src/import/days.ts';
import { episodeIn } from '../../src/import/episodes.ts';
import { fieldMeaning, isTelling, mayNameTitles, plainName } from '../../src/import/field-meaning.ts';
import { createFileTitles, isFileName } from '../../src/import/file-names.ts';
import { otherKind, otherKindOfList } from '../../src/import/kinds.ts';
import { recognise } from '../../src/import/recognise.ts';
import { atLine } from '../../src/import/row.ts';
import { textIn } from '../../src/import/row-title.ts';
import { brief, cleaned, idsIn, isBlank, refNamed, seasonIn, withScheme, yearSaid } from '../../src/import/values.ts';
import { stateIn } from '../../src/import/watched.ts';
import { told } from './reading.ts';

describe('a cell', () => {
  it.each([
    '',
    ' ',
    'null',
    'NONE',
    'nil',
    'NaN',
    'n/a',
    'NA',
    'unknown',
    'undefined',
    'tba',
    'TBD',
    '-',
    '–',
    '???',
    '#N/A',
    '-1',
    '-1.0',
    '0',
    '0.00',
    0,
    -1,
    Number.NaN,
    undefined,
    null,
  ])('that is %j says nothing', (value) => {
    expect(isBlank(value)).toBe(true);
  });

  it.each(['nullify', 'a', '1', '10', '-2', 1, 10, -2, false, [], {}, 'x unknown'])(
    'that is %j says something',
    (value) => {
      expect(isBlank(value)).toBe(false);
    },
  );

  it.each([
    ['  A \n B\t', 'A B'],
    ['A&amp;amp;B', 'A&B'],
    ['A\u200bB', 'A B'],
    ['A  B', 'A B'],
    ['x'.repeat(600), 'x'.repeat(500)],
  ])('of text is cleaned: %j', (text, clean) => {
    expect(cleaned(text)).toBe(clean);
  });

  it('is shown in short', () => {
    expect(brief('x'.repeat(70))).toBe('x'.repeat(60));
    expect(brief({ a: 1 })).toBe('{"a":1}');
    expect(brief(undefined)).toBe('');
  });

  it.each<readonly [Parameters<typeof idsIn>[0], unknown, readonly string[] | undefined]>([
    ['mal', '849', ['mal:849']],
    ['mal', 849, ['mal:849']],
    ['mal', '849.0', ['mal:849']],
    ['mal', '849,4382', ['mal:849', 'mal:4382']],
    ['mal', '849; 849|7', ['mal:849', 'mal:7']],
    ['mal', ['849', 0, null], ['mal:849']],
    ['mal', 'https://myanimelist.net/anime/5114', ['mal:5114']],
    ['mal', 'anilist:5', ['anilist:5']],
    ['mal', '', []],
    ['mal', 'x', undefined],
    ['mal', '849.5', undefined],
    ['mal', '08', undefined],
    ['mal', true, undefined],
    ['mal', '849,x', undefined],
    ['imdb', 'tt0133093', ['imdb:tt0133093']],
  ])('of ids of %s that is %j names %j', (source, value, refs) => {
    expect(idsIn(source, value)).toEqual(refs);
  });

  it.each([
    ['myanimelist.net/anime/5114', undefined, 'mal:5114'],
    [' https://anilist.co/anime/19 ', undefined, 'anilist:19'],
    ['/anime/9253/Steins_Gate', 'myanimelist.net', 'mal:9253'],
    ['/anime/9253/Steins_Gate', undefined, undefined],
    ['kitsu:5', undefined, 'kitsu:5'],
    ['Monster', undefined, undefined],
  ])('with %s, of a table of %s, names the title %s', (text, host, ref) => {
    expect(refNamed(text, host)).toBe(ref);
  });

  it.each([
    ['myanimelist.net/anime/5114', 'https://myanimelist.net/anime/5114'],
    ['www.anilist.co/anime/1', 'https://www.anilist.co/anime/1'],
    ['https://anilist.co/anime/1', 'https://anilist.co/anime/1'],
    ['Fate/Zero', 'Fate/Zero'],
    ['a.b', 'a.b'],
    ['a b.net/x', 'a b.net/x'],
  ])('with the address %s means %s', (text, address) => {
    expect(withScheme(text)).toBe(address);
  });

  it.each([
    [2013, 2013],
    ['2013-04-07', 2013],
    ['2013.0', 2013],
    ['Apr 7, 2013', 2013],
    ['Spring 2013', 2013],
    ['07.04.2013', 2013],
    ['7/4/2013', 2013],
    [{ year: 2013 }, 2013],
    [{ from: '2013-04-07' }, 2013],
    [{ prop: { from: { year: 2013 } } }, 2013],
    [{}, undefined],
    ['20134', undefined],
    ['1813', undefined],
    [true, undefined],
    [[2013], undefined],
    [null, undefined],
    ['x', undefined],
  ])('with %j is of the year %s', (value, year) => {
    expect(yearSaid(value)).toBe(year);
  });

  it.each([
    ['3', 3],
    ['S3', 3],
    ['S03', 3],
    ['Season 3', 3],
    ['3.0', 3],
    ['III', 3],
    ['x', 10],
    ['3rd', 3],
    ['2nd season', 2],
    ['Staffel 2', 2],
    [{ number: 3 }, 3],
    [3, 3],
    ['2013', undefined],
    ['2024-spring', undefined],
    ['spring', undefined],
    [true, undefined],
    [[3], undefined],
    [['III'], undefined],
    [{ number: [3] }, undefined],
  ])('with %j is of season %s', (value, season) => {
    expect(seasonIn(value)).toBe(season);
  });

  it.each([
    ['2013/4/7', '2013-04-07'],
    ['2021-02-01T10:00:00Z', '2021-02-01'],
    ['3 Jan 2021', '2021-01-03'],
    ['Jan. 3rd, 2021', '2021-01-03'],
    ...['3. Januar 2021', '3 janvier 2021', '3 de enero de 2021', '3  de enero  del  2021', '3 de  enero de  2021'].map(
      (text): [string, string] => [text, '2021-01-03'],
    ),
    ...['3º janeiro 2021', '3rd Jan., 2021', ' January 3 2021', '3rd  January, 2021'].map((text): [string, string] => [
      text,
      '2021-01-03',
    ]),
    ['1er janvier 2021', '2021-01-01'],
    ['33 Jan 2021', undefined],
    ['3 Jan 20211', undefined],
    [1_617_000_000, '2021-03-29'],
    [1_617_000_000_000, undefined],
    [7, undefined],
    ['1899-01-01', undefined],
    ['1900', '1900'],
    ['2200', '2200'],
    ['2201', undefined],
    ['3 Foo 2021', undefined],
    [{ year: 2021, month: 2, day: 3 }, '2021-02-03'],
    [{ year: '2021', month: null, day: null }, '2021'],
    ['April 2013', '2013-04'],
    ['04/2013', '2013-04'],
    ['24/12/2013', '2013-12-24'],
    ['12/24/2013', '2013-12-24'],
    ['04/07/2013', undefined],
    ['2013-04-07 10:00:00 -0500', '2013-04-07'],
    [null, undefined],
  ])('with %j is of the day %j', (value, day) => {
    expect(dayIn(value)).toEqual(day);
    expect(daysIn(value)).toBeUndefined();
  });

  it.each([
    ['January 3, 2023 → February 2, 2023', '2023-01-03', '2023-02-02'],
    ['2013-04-07 - 2013-05-01', '2013-04-07', '2013-05-01'],
    ['2013-04-07 – 2013-05-01', '2013-04-07', '2013-05-01'],
    ['2013-04-07 to 2013-05-01', '2013-04-07', '2013-05-01'],
    ['2013-04-07/2013-05-01', '2013-04-07', '2013-05-01'],
    ['2013/04/07-2013/05/01', '2013-04-07', '2013-05-01'],
    ['07.04.2013-01.05.2013', '2013-04-07', '2013-05-01'],
    ['07.04.2013 bis 01.05.2013', '2013-04-07', '2013-05-01'],
    ['04/2013 - 05/2013', '2013-04', '2013-05'],
    ['2013 - 2014', '2013', '2014'],
    ['Sep 1 - Oct 5, 2013', '2013-09-01', '2013-10-05'],
    ['2013-04-07 - ?', '2013-04-07', undefined],
    ['2013-04-07 -', '2013-04-07', undefined],
  ])('with %j goes from %s to %s', (value, first, last) => {
    expect(daysIn(value)).toEqual({ first, last });
  });

  it.each([
    ['Trigun (https://www.notion.so/abc)', 'Trigun'],
    ['Trigun (1998)', 'Trigun (1998)'],
    [86, '86'],
    [{ title: ' A ', type: 'Default' }, 'A'],
    [{ name: 'A' }, ''],
    [null, ''],
  ])('with %j is called %s', (value, text) => {
    expect(textIn(value)).toBe(text);
  });
});

it.each([
  ['mal', 'watching completed paused dropped - planned'],
  ['kitsu', 'watching completed paused dropped - planned'],
  ['anime-planet', 'watching completed paused dropped - planned'],
  ['anilist', 'planned completed dropped paused repeating -'],
  ['bangumi', 'planned completed watching paused dropped -'],
  [undefined, '- - - - - -'],
] as const)('the numbers from 1 to 6 are states where %s numbers them', (scheme, states) => {
  expect([1, 2, 3, 4, 5, 6].map((n) => stateIn(n, scheme) ?? '-').join(' ')).toBe(states);
});

describe('what a list says that it is of', () => {
  it.each<readonly [string, string | undefined]>([
    ...[
      'manga',
      'Mangas',
      'manhwa',
      'Manhua',
      'OEL',
      'doujin',
      'Doujinshi',
      'One-shot',
      'webtoon',
      'манга',
      '漫画',
      '漫畫',
      'マンガ',
      '만화',
    ].map((word): [string, string | undefined] => [word, 'a manga']),
    ...['novel', 'novels', 'Light Novel', 'light_novels', 'web novel', 'ранобэ'].map(
      (word): [string, string | undefined] => [word, 'a novel'],
    ),
    ...['Visual Novel', 'game', 'games', 'board game'].map((word): [string, string | undefined] => [word, 'a game']),
    ...['character', 'Characters'].map((word): [string, string | undefined] => [word, 'a character']),
    ...['person', 'people', 'staff'].map((word): [string, string | undefined] => [word, 'a person']),
    ...['studio', 'studios', 'producer'].map((word): [string, string | undefined] => [word, 'a studio']),
    ...['user', 'users'].map((word): [string, string | undefined] => [word, 'a user']),
    ...['book', 'Books'].map((word): [string, string | undefined] => [word, 'a book']),
    ...['comic', 'comics'].map((word): [string, string | undefined] => [word, 'a comic']),
    ...['anime', 'TV', '', 'constructor', 'mangaka', 'a manga'].map((word): [string, string | undefined] => [
      word,
      undefined,
    ]),
  ])('%s: %s', (word, kind) => {
    expect(otherKind(word)).toBe(kind);
  });

  it.each<readonly [string, string | undefined]>([
    ...['mangaList', 'MANGA', 'reading manga', 'readingManga', 'my-manga-2', 'manga_list_of_mine'].map(
      (name): [string, string | undefined] => [name, 'a manga'],
    ),
    ...['light_novels', 'lightNovelList', 'my novels'].map((name): [string, string | undefined] => [name, 'a novel']),
    ...['comic list', 'Comics!'].map((name): [string, string | undefined] => [name, 'a comic']),
    ...['anime', 'animeList', 'list', '', 'mangakas', 'mymanga', 'watching'].map(
      (name): [string, string | undefined] => [name, undefined],
    ),
  ])('the list %s: %s', (name, kind) => {
    expect(otherKindOfList(name)).toBe(kind);
  });
});

describe('a head', () => {
  it.each([
    ['MAL ID', 'malid'],
    ['mal_id', 'malid'],
    ['Título', 'titulo'],
    ['(Title)', 'title'],
  ])('%s is %s', (name, plain) => {
    expect(plainName(name)).toBe(plain);
  });

  it.each([
    ['Title of the anime', 'title'],
    ['Animetitel', 'title'],
    ['Serienname', 'title'],
    ['Untertitel', undefined],
    ['Episodentitel', undefined],
    ['Anime type', 'format'],
    ['anime image', undefined],
    ['name of the author', undefined],
    ['year of release', 'year'],
    ['year watched', undefined],
    ['TMDB', 'id:tmdb'],
    [`title ${'x'.repeat(60)}`, undefined],
    ['wibble', undefined],
  ])('%s says %s', (name, meaning) => {
    expect(fieldMeaning(name)).toBe(meaning);
  });

  it.each([
    ['Title', true],
    ['mal_id', true],
    ['url', true],
    ['Score', false],
    ['wibble', false],
  ])('%s tells which title a row is of: %s', (name, isOne) => {
    expect(isTelling(name)).toBe(isOne);
  });

  it.each([
    ['Show', true],
    ['TV Shows', true],
    ['Movies and Series', true],
    ['Сериалы', true],
    ['シリーズ', true],
    ['Show date', false],
    ['Genre', false],
  ])('%s may stand above titles: %s', (name, isOne) => {
    expect(mayNameTitles(name)).toBe(isOne);
  });
});

describe('a path', () => {
  it.each([
    ['Monster.mkv', true],
    ['[Group] Monster - 01 [1080p]', true],
    ['Monster.S01.1080p.WEB.x264-GRP', true],
    ['[Group] Monster', false],
    ['Monster', false],
    ['Monster 1080', false],
  ])('%s is the name of a file: %s', (line, isOne) => {
    expect(isFileName(line)).toBe(isOne);
  });

  it.each([
    ['Monster/Season 1/01.mkv', 'Monster'],
    ['Monster/Season 2/01.mkv', 'Monster season 2'],
    ['Mob Psycho 100/01.mkv', 'Mob Psycho 100'],
    ['Up (2009)/disc.mkv', 'Up | 2009'],
    ['Monster - 05.mkv', 'Monster'],
    ['Monster S02E03.mkv', 'Monster season 2'],
    ['Monster\\Staffel 3\\e01.mkv', 'Monster season 3'],
    ['01.mkv', '! its name does not say which title it is of'],
    ['Monster.srt', '~ it is no video'],
    ['Monster/sample.mkv', '~ it is an extra of a title, such as a trailer or a sample'],
  ])('%s is of %s', (path, row) => {
    expect(told(createFileTitles().rowOf(atLine(1), path))).toBe(row);
  });

  it('counts once for a title, and in a folder only where it is a video', () => {
    const files = createFileTitles({ isFolder: true });
    const place = atLine(1);
    const paths = ['Monster/01.mkv', 'monster/02.mkv', 'Monster (2004)/01.mkv', 'readme', 'Nana'];
    expect(paths.map((path) => told(files.rowOf(place, path)))).toEqual([
      'Monster',
      '~ it is another file of the same title',
      'Monster | 2004',
      '~ it is no video',
      '~ it is no video',
    ]);
  });
});

describe('an episode', () => {
  it.each([
    [
      { episode: { season: 1, number: 5 }, show: {} },
      { season: 1, number: 5, key: '5' },
    ],
    [{ episode: { season: 1 }, show: {} }, undefined],
    [{ episode: { season: 1, number: 5 } }, undefined],
    [
      { Title: 'Monster: Season 2: Herr Dr. Tenma', Date: '1/2/21' },
      { season: 2, title: 'Monster', key: 'Monster: Season 2: Herr Dr. Tenma' },
    ],
    [
      { Title: 'Monster: Staffel 1', Date: '1/2/21' },
      { season: 1, title: 'Monster', key: 'Monster: Staffel 1' },
    ],
    [{ Title: 'Monster', Date: '1/2/21' }, undefined],
    [{ Title: 'Monster: Season 2: A', Date: '1/2/21', Score: '3' }, undefined],
    [{ Date: '1/2/21', Title: 'Monster: Season 2: A' }, undefined],
  ])('is in %j', (record, episode) => {
    expect(episodeIn(record)).toEqual(episode);
  });
});

describe('a file', () => {
  it.each([
    ['Monster\nNana\n', 'a', 'text'],
    ['Anime, which I like\nMonster\nNana\n', 'a.txt', 'text'],
    ['title,year\nMonster,2004\n', 'a', 'csv'],
    ['title\tyear\nMonster\t2004\n', 'a', 'tsv'],
    ['title\nMonster\n', 'a.csv', 'csv'],
    ['title\nMonster\n', 'a.csv.gz', 'csv'],
    ['Monster\nNana\n', 'a.csv', 'text'],
    ['{"title":"A"}\n{"title":"B"}\n', 'a', 'ndjson'],
    ['{"title":"A"}\n', 'a', 'json'],
    ['[{"title":"A"}]', 'a', 'json'],
    ['["A"]', 'a', 'json'],
    ['[Oshi no Ko]\n', 'a', 'text'],
    ['[]', 'a', 'json'],
    ['{Title}\n', 'a', 'text'],
    ['<Infinite Stratos>\n', 'a', 'text'],
    ['<?xml version="1.0"?><myanimelist></myanimelist>', 'a', 'myanimelist'],
    ['<anime-list><anime anidbid="1"/></anime-list>', 'a', 'id-lists'],
    ['[{"anidb_id":1,"mal_id":1,"anilist_id":1}]', 'a', 'id-lists'],
    ['- Anime: The Movie\n- Monster\n', 'a', 'text'],
  ])('with %j, called %s, is %s', (head, name, format) => {
    expect(recognise(head, name)).toBe(format);
  });

  it.each([
    ['- title: A\n  score: 9\n', 'a', 'a is YAML, which is not read'],
    ['- title: A\n- title: B\n', 'a', 'a is YAML, which is not read'],
    ['a: b\n', 'a.yml', 'a.yml is YAML, which is not read'],
    ['<!DOCTYPE html><html></html>', 'a', 'a is a web page, and no export of MyAnimeList or list of Taiga'],
    ['<rss><a>1</a></rss>', 'a', 'a is XML, and no export of MyAnimeList or list of Taiga'],
    ['<rss><html>1</html></rss>', 'a', 'a is XML, and no export of MyAnimeList or list of Taiga'],
    ['<HTML><a>1</a></HTML>', 'a', 'a is a web page, and no export of MyAnimeList or list of Taiga'],
  ])('with %j, called %s, is refused', (head, name, said) => {
    expect(() => recognise(head, name)).toThrow(said);
  });
});
