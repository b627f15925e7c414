import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFile } from '../../src/import/bytes.ts';
import { handKept, isUnticked } from '../../src/import/hand-kept.ts';
import { isHeading, stateOfHeading, whyNoTitle } from '../../src/import/list-headings.ts';
import { otherReading } from '../../src/import/other-reading.ts';
import { readSource } from '../../src/import/read.ts';
import { rowFields } from '../../src/import/row-fields.ts';
import { mediumSaid } from '../../src/import/row-kind.ts';
import { beyondScale, scaleOfColumn, scaleSaid, scoreIn, starsIn } from '../../src/import/scores.ts';
import { isOfTheTitle, progressIn, stateIn, stateOfList } from '../../src/import/watched.ts';
import { watchedIn } from '../../src/import/watcher.ts';
import { parseTarget } from '../../src/model/query.ts';
import { ownFolder } from '../helpers/folder.ts';
import { readAll, told, toldWatched } from './reading.ts';

const words = (text: string): readonly string[] => text.split('|').map((one) => one.trim());

describe('a score', () => {
  it.each<[unknown, number | undefined]>([
    ['8,5', 85],
    ['85 %', 85],
    ['11', 11],
    ['10', 100],
    [8.25, 82.5],
    ['4 von 5', 80],
    ['4 sur 5', 80],
    ['4 de 5', 80],
    ['8 of 10', 80],
    ['8 out of 10', 80],
    ['8.0/10.0', 80],
    ['7 points', 70],
    ['4⭐', 80],
    ['4.5 ★', 90],
    ...['0', 0, '101', 101, '8/5', '120%', '1000', '-3', 'x8', '8x', '5.5 ★', true, null, [8], { 8: 8 }].map(
      (none): [unknown, undefined] => [none, undefined],
    ),
  ])('%j is %s of 100', (written, score) => {
    expect(scoreIn(written)).toBe(score);
  });

  it.each([
    ['18', 'kitsu', undefined, 90],
    ['4', 'anime-planet', undefined, 80],
    ['7', 'anilist', undefined, 7],
    ['7', 'mal', undefined, 70],
    ['4', undefined, 5, 80],
    ['4/10', undefined, 5, 40],
    ['6', undefined, 5, undefined],
  ] as const)('%s of a list of %s, under a head that says %s, is %s of 100', (written, scheme, scale, score) => {
    expect(scoreIn(written, scheme, scale)).toBe(score);
  });

  it.each([
    ['★', 20],
    ['★★★★☆', 80],
    ['★★½', 50],
    ['★★ ★', 60],
    ['★★★★½', 90],
    ['★★★★★½', 55],
    ['★★★★★★★☆☆☆', 70],
    ['x★', undefined],
    ['★x', undefined],
    [5, undefined],
  ])('%s in stars is %s', (written, score) => {
    expect(starsIn(written)).toBe(score);
  });

  it.each<readonly [string, number | undefined]>([
    ['Score /10', 10],
    ['Rating (1-5)', 5],
    ['Rating 0-20', 20],
    ['Score, out of 100', 100],
    ['Note sur 20', 20],
    ['Punkte von 5', 5],
    ...['Score /1000', 'Score 10', 'Rating 2-10'].map((none) => [none, undefined] as const),
  ])('under %s is of %s', (head, scale) => {
    expect(scaleSaid(head)).toBe(scale);
  });

  it.each([
    [['8', '9', '7', '85'], 10],
    [['8', 'x', '9', '7,5', '85'], 10],
    [['8', '9', '85'], undefined],
    [['8', '9', '7'], undefined],
    [[], undefined],
  ])('of a column with %j is of %s, as most say', (scores, scale) => {
    expect(scaleOfColumn(scores)).toBe(scale);
  });

  it.each([
    [['8', '85'], 10, 'the score 85 is of no scale to 10'],
    [['10,5'], 10, 'the score 10,5 is of no scale to 10'],
    [['10'], 10, undefined],
    [['85'], undefined, undefined],
  ])('among %j of %s is beyond it: %s', (scores, scale, said) => {
    expect(beyondScale(scores, scale)).toBe(said);
  });
});

describe('how far somebody is', () => {
  it.each<readonly [unknown, number | undefined]>([
    [12, 12],
    ['12/24', 12],
    ['12 of 24', 12],
    ['5 von 12', 5],
    ['12/?', 12],
    ['12.0', 12],
    ['Ep. 3', 3],
    ['episode 3', 3],
    ['3 eps.', 3],
    ...['x', '123456', '12.5', '1 2', true, null].map((none) => [none, undefined] as const),
  ])('%j is %s episodes', (written, count) => {
    expect(progressIn(written)).toBe(count);
  });

  it.each([
    ['1', 'mal', 'watching'],
    ['6', 'mal', 'planned'],
    ['9', 'mal', undefined],
    ['12', 'mal', undefined],
    ['0', 'anilist', 'watching'],
    ['5', 'anilist', 'repeating'],
    ['1', 'bangumi', 'planned'],
    ['3', 'bangumi', 'watching'],
    ['2', undefined, undefined],
    ['✔️', undefined, 'completed'],
    ['✖', undefined, 'dropped'],
    ['🕒', undefined, 'planned'],
    ['dropped after ep 3', undefined, 'dropped'],
    ['watching (4)', undefined, 'watching'],
    ['completed: good', undefined, 'completed'],
    ['watching / paused', undefined, 'watching'],
    ['on-hold, later', undefined, 'paused'],
    ['wibble', undefined, undefined],
  ] as const)('is said by %s of a list of %s: %s', (written, scheme, state) => {
    expect(stateIn(written, scheme)).toBe(state);
  });

  it.each([
    ['Completed TV', 'completed'],
    ['planToWatch', 'planned'],
    ['my_anime_list_watching', 'watching'],
    ['Movies completed', 'completed'],
    ['dropped-shows', 'dropped'],
    ['my list', undefined],
  ])('with all of a list called %s is %s', (name, state) => {
    expect(stateOfList(name)).toBe(state);
  });

  it.each([
    ['Finished Airing', false, true],
    ['Releasing', false, true],
    ['FINISHED', true, true],
    ['Finished', false, true],
    ['Finished', true, false],
    ['finished', false, false],
    ['✅ Finished', false, false],
    ['completed', false, false],
    [3, false, false],
  ])('is not what %s is of, where somebody says more (%s): %s', (status, isBeside, isTitles) => {
    expect(isOfTheTitle(status, isBeside)).toBe(isTitles);
  });

  it.each([
    [{ finished: 12 }, { progress: 12 }],
    [{ finished: 'ja' }, { status: 'completed' }],
    [{ finished: true }, { status: 'completed' }],
    [{ finished: 2013 }, undefined],
    [{ score: '8.73' }, undefined],
    [{ score: '8.7' }, { score: 87 }],
    [
      { score: '8.73', progress: 3 },
      { progress: 3, score: 87.3 },
    ],
    [{ status: 'ep 5' }, { progress: 5 }],
    [{ status: 'Finished', score: 9 }, undefined],
    [
      { status: 'Finished', progress: 9 },
      { status: 'completed', progress: 9 },
    ],
    [
      { status: 'Finished', score: '★★★' },
      { status: 'completed', score: 60 },
    ],
    [
      { status: 'Finished', episodes: '5/12' },
      { status: 'completed', progress: 5 },
    ],
    [{ progress: 0 }, { progress: 0 }],
    [{ score: 0 }, undefined],
    [{ progress: '', status: '' }, undefined],
    [{ status: 'wibble', my_status: 'dropped' }, { status: 'dropped' }],
    [
      { my_list_status: { status: 'dropped', score: 7 }, score: 9 },
      { status: 'dropped', score: 70 },
    ],
  ])('is read from a row with %j', (said, watched) => {
    expect(watchedIn({ title: 'A', ...said }, {}, false)).toEqual(watched);
  });

  it.each([
    [{ status: 'Finished Airing' }, { status: 'dropped' }],
    [{ score: '8.73' }, { score: 87.3, status: 'dropped' }],
    [{ status: 'watching' }, { status: 'watching' }],
  ])('is what the list says, where a row with %j says nothing', (said, watched) => {
    expect(watchedIn({ title: 'A', ...said }, { listed: 'dropped' }, false)).toEqual(watched);
  });

  it('is the watcher’s own where the title stands in an object', () => {
    expect(watchedIn({ score: '8.73' }, {}, true)).toEqual({ score: 87.3 });
  });
});

describe('a line that is kept by hand', () => {
  it.each([
    ['Monster | 5/24', { progress: 5 }],
    ['Monster (10/24)', { progress: 10 }],
    ['Monster - 12 of 24', { progress: 12 }],
    ['Monster - episodes 5', { progress: 5 }],
    ['Monster - 7/10', { score: 70 }],
    ['Monster → 9/10', { score: 90 }],
    ['Monster (9)', { score: 90 }],
    ['Monster 9 stars', { score: 90 }],
    ['Monster -> dropped', { status: 'dropped' }],
    ['Monster {dropped}', { status: 'dropped' }],
    ['Monster = dropped', { status: 'dropped' }],
    ['Monster ~ paused', { status: 'paused' }],
    ['Monster; watched', { status: 'completed' }],
    ['~~Monster~~', undefined],
    ['`Monster`', undefined],
    ['🎬 Monster', undefined],
    ['#12. Monster', undefined],
    ['Monster (https://example.com/x)', undefined],
  ])('%s is Monster, with what is said besides', (line, watched) => {
    expect(handKept(line)).toEqual({ words: 'Monster', ...(watched && { watched }) });
  });

  it.each(['Monster (11)', 'Monster 11', 'Monster [?]', 'https://example.com/x'])('%s stays as it is', (line) => {
    expect(handKept(line)).toEqual({ words: line });
  });

  it.each([
    ['[Monster](https://anilist.co/anime/19) - 9/10', { words: 'Monster', ref: 'anilist:19', watched: { score: 90 } }],
    ['Monster https://myanimelist.net/anime/19/Monster', { words: 'Monster', ref: 'mal:19' }],
  ])('%s names a page', (line, said) => {
    expect(handKept(line)).toEqual(said);
  });

  it.each<readonly [string, string | undefined]>([
    ['# x', 'it is a comment'],
    ['// x', 'it is a comment'],
    ['<!-- x -->', 'it is a comment'],
    ['---', 'it is a rule'],
    ['Monster (manga)', 'it is a manga'],
    ['Monster [light novel]', 'it is a manga'],
    ['Watching:', 'it is a heading'],
    ['CLOSED: [2020-01-01 Wed]', 'it is a remark on the list'],
    [':PROPERTIES:', 'it is a remark on the list'],
    ['Total: 120', 'it is a remark on the list'],
    ['Total anime = 1,200 titles', 'it is a remark on the list'],
    ['Last updated: 2024-01-01', 'it is a remark on the list'],
    ['Total Eclipse: 2', undefined],
    ['Count 5', undefined],
    ['Completed (12)', 'it is a heading'],
    ['Watching list', 'it is a heading'],
    ['**Dropped**', 'it is a heading'],
    ...words(
      `My anime list|Anime list 2024|Anime I've watched|Anime to watch|Tom's Anime List|Movies I have seen|My list|Best anime of 2020|Meine Animeliste|
       Anime, die ich gesehen habe|Ma liste d'animes|Animes que j'ai vus|Mi lista de anime|Lista de animes que vi|La mia lista anime|Moja lista anime|
       Мой список аниме|Аниме, которые я смотрел|Izlediğim animeler|見たアニメ|アニメリスト|我的动画列表|看过的动画|내가 본 애니|*** My Anime List (120) ***`,
    ).map((line) => [line, 'it is a heading'] as const),
    ...words(
      `My Anime Girlfriend|Anime de Training! Ex|The Movie|Show by Rock!!|My Time|One Piece Film: Red|I My Me! Strawberry Eggs|Just Because!|- My anime list|アニメ|
       The Best Movie|Bocchi the Rock! Re:`,
    ).map((line) => [line, undefined] as const),
    ...['Monster', '12:', '#x', '//x', '- x'].map((title) => [title, undefined] as const),
  ])('%s is no title: %s', (line, why) => {
    expect(whyNoTitle(line)).toBe(why);
  });

  it.each([
    ['## Completed (12)', true, 'completed'],
    ['Watching:', true, 'watching'],
    ['Dropped anime', true, 'dropped'],
    ['# Others', true, undefined],
    ['#Others', false, undefined],
    ['_Dropped_', true, 'dropped'],
    ['[Completed]', true, 'completed'],
    ['--- Dropped ---', true, 'dropped'],
    ['=== ON HOLD ===', true, 'paused'],
    ['<Watching>', true, 'watching'],
    ['【視聴済み】', true, 'completed'],
    ['「見たい」', true, 'planned'],
    ['~ Oglądane ~', true, 'watching'],
    ['COMPLETED - 3', true, 'completed'],
    ['Completed – 12 anime', true, 'completed'],
    ['Dropped [1]', true, 'dropped'],
    ['**Completed (12)**', true, 'completed'],
    ["Anime I've watched", true, 'completed'],
    ['My anime list', true, undefined],
    ['Anime to watch', true, 'planned'],
    ["Animes que j'ai vus", true, 'completed'],
    ['見たアニメ', true, 'completed'],
    ['Completed (TV)', true, 'completed'],
    ['2. Plan to watch', true, 'planned'],
    ['▼ Watching', true, 'watching'],
    ['✅ Completed', true, 'completed'],
    ['В планах: 14', true, 'planned'],
    ['- dropped', false, 'dropped'],
    ['* finished', false, 'completed'],
    ['[Oshi no Ko]', false, undefined],
    ['*Monster*', false, undefined],
    ['Wish', false, 'planned'],
    ['Seen 3', false, 'completed'],
    ['~Monster~', false, undefined],
    ['2. Monster (12)', false, undefined],
    ['Completed Monster', false, undefined],
    ['Others', false, undefined],
  ])('%s stands above others: %s, which are %s', (line, isAbove, state) => {
    expect([isHeading(line), stateOfHeading(line)]).toEqual([isAbove, state]);
  });

  it.each([
    ['[ ] x', true],
    ['- [ ] x', true],
    ['☐ x', true],
    ['[x] x', false],
    ['x [ ] y', false],
  ])('%s has an empty box: %s', (line, isEmpty) => {
    expect(isUnticked(line)).toBe(isEmpty);
  });

  it.each([
    ['"Monster" - great', 'Monster', 'great', true],
    ['«Monster» great', 'Monster', 'great', true],
    ['“Monster”: a thriller', 'Monster', 'a thriller', true],
    ['2008 - Monster', 'Monster', '2008', true],
    ['Monster (dub)', 'Monster', 'dub', true],
    ['Monster [Uncut]', 'Monster', 'Uncut', true],
    ['Monster - so good', 'Monster', 'so good', true],
    ['monster - so good', 'monster', 'so good', false],
    ['Monster / Nana', 'Monster', 'Nana', false],
    ['Monster – Nana', 'Monster', 'Nana', false],
  ])('%s may be %s with %s beside it', (line, name, beside, isRemark) => {
    expect(otherReading(line)).toEqual({ name, beside, isRemark });
  });

  it.each(['"Monster"', '2108 - Monster', 'Monster (season 2)', 'Monster (7)', '12 / Nana', 'Monster - 12'])(
    '%s is one piece',
    (line) => {
      expect(otherReading(line)).toBeUndefined();
    },
  );
});

describe('what a row is of', () => {
  it.each<readonly [object, string | undefined]>([
    [{ type: 'Movie' }, 'film'],
    [{ type: 'tvMovie' }, 'film'],
    [{ type: 'tv movie' }, 'film'],
    [{ type: 'short', inCinemas: '2020' }, 'film'],
    [{ url: 'https://boxd.it/abc' }, 'film'],
    [{ url: 'https://letterboxd.com/film/x' }, 'film'],
    [{ 'Letterboxd URI': 'x' }, 'film'],
    [{ movie: { title: 'A' } }, 'film'],
    [{ type: 'tvSeries' }, 'other'],
    [{ seasons: 2 }, 'other'],
    [{ type: '-', tvdbId: 3 }, 'other'],
    ...[{ type: 'TV Special' }, { type: 'Video' }, { type: 7 }, {}].map((none) => [none, undefined] as const),
  ])('is said by %j: %s', (said, medium) => {
    expect(mediumSaid(rowFields({ title: 'A', ...said }))).toBe(medium);
  });

  it.each<readonly [string, readonly string[]]>([
    ['mal', ['mal:1 | A']],
    ['MyAnimeList', ['mal:1 | A']],
    ...['malx', 'xmal', 'tmdb'].map((other) => [other, ['A']] as const),
  ])('is the title with that number where the source of the number is %s', async (source, rows) => {
    const { rows: read } = await readAll(`media_id,source,media_type,title\n1,${source},anime,A\n`, 'a.csv');
    expect(read.map(told)).toEqual(rows);
  });
});

it('a table is read by heads that have blanks around them, and by what its user says that they mean', async () => {
  const path = join(ownFolder(), 'a.csv');
  writeFileSync(path, '\ufeff\ufeff What ,  My Score ,Watched On \nMonster,9,2020-01-02\n');
  const { rows } = await readSource(await openFile(path), {
    words: parseTarget,
    columns: new Map([['What', 'title']]),
  });
  const read: string[] = [];
  for await (const row of rows) read.push(toldWatched(row));
  expect(read).toEqual(['Monster {score:90,finishedOn:2020-01-02}']);
});

describe('an export in XML', () => {
  const exported = (entry: string) =>
    `<?xml version="1.0"?><myanimelist><anime><series_animedb_id>19</series_animedb_id>${entry}</anime></myanimelist>`;
  const rowsIn = async (entry: string) => (await readAll(exported(entry), 'a.xml')).rows.map(toldWatched);

  it('may have control characters in its titles, which are no part of them', async () => {
    expect(await rowsIn('<series_title><![CDATA[Mon\u0001ster]]></series_title>')).toEqual(['mal:19 | Monster']);
  });

  it('may have any number of fields, but is not nested deeply', async () => {
    const title = '<series_title>Monster</series_title>';
    expect(await rowsIn(`${title}${'<other>1</other>'.repeat(150)}`)).toEqual(['mal:19 | Monster']);
    await expect(rowsIn(`${title}${'<a><b>1</b>'.repeat(101)}${'</a>'.repeat(101)}`)).rejects.toThrow(
      'is nested more deeply than any export: not read',
    );
  });
});
