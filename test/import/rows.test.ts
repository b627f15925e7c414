import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Row } from '../../src/import/row.ts';
import { readAll, toldWatched } from './reading.ts';

const isFilm = (row: Row): boolean => row.type === 'asked' && row.asked.isFilm === true;
const told = (row: Row): string => `${toldWatched(row)}${isFilm(row) ? ', a film' : ''}`;
const elsewhere = '~ it is no anime: those stand in a list of their own';

describe('a row', () => {
  it.each<readonly [about: string, name: string, content: string | object, rows: readonly string[]]>([
    [
      'of Simkl, in lists of what is no anime unless it has an id of one',
      'a.json',
      {
        shows: [
          { show: { title: 'Heat', ids: { simkl: 1 } } },
          { show: { title: 'Monster', ids: { simkl: 1, mal: 19 } } },
          { show: { title: 'Nana', ids: { trakt: 2 } } },
        ],
        movies: [{ movie: { title: 'Heat', ids: { simkl: 2 } } }, { title: 'Akira' }],
        anime: [{ show: { title: 'Mushishi', ids: { simkl: 3 } } }],
      },
      [elsewhere, 'mal:19 | Monster', 'Nana', elsewhere, 'Akira', 'Mushishi'],
    ],
    [
      'with ids of several numberings, of which the best comes first',
      'a.csv',
      'kitsu_id,url,mal_id\n3,https://anilist.co/anime/7,6\n,https://kitsu.app/anime/1,5\n4,,\n',
      ['anilist:7+mal:6+kitsu:3', 'mal:5+kitsu:1', 'kitsu:4'],
    ],
    [
      'with a page of films',
      'a.csv',
      'title,url\nA,https://boxd.it/abc\nB,http://www.letterboxd.com/film/b\nC,letterboxd.com/film/c\nD,https://example.com/letterboxd.com/\nE,BOXD.IT/x\nF,notboxd.it/x\n',
      ['A, a film', 'B, a film', 'C, a film', 'D', 'E, a film', 'F'],
    ],
    [
      'in JSON with a page of films',
      'a.json',
      [
        { title: 'A', url: ' https://boxd.it/a ' },
        { title: 'B', url: 7 },
        { title: 'C', url: ['https://boxd.it/a'] },
      ],
      ['A, a film', 'B', 'C, a film'],
    ],
    [
      'that says what it is of',
      'a.json',
      [
        ...['TVMovie', 'Feature Film', 'Features', 'movies', 'Films', '映画', 'Película', 'filme'].map((type) => ({
          title: 'A',
          type,
        })),
        ...['TV Special', 'Video', 'shorts', 'tvSeries', 'Anime', ' - ', 7].map((type) => ({ title: 'B', type })),
      ],
      [...Array(8).fill('A, a film'), ...Array(7).fill('B')],
    ],
    [
      'that has what films have, where its type says nothing',
      'a.json',
      [
        { title: 'A', inCinemas: '2001' },
        { title: 'A', inCinemas: '2001', type: ' - ' },
        { title: 'A', inCinemas: '2001', type: 'special' },
        { title: 'B', inCinemas: '2001', type: 'series' },
        { title: 'B', seasons: 3 },
      ],
      ['A, a film', 'A, a film', 'A | SPECIAL, a film', 'B', 'B'],
    ],
    [
      'with numbers where a day might stand',
      'a.csv',
      'title,watched\nA,12\nB,1899\nC,1900\nD,2019\nE,yes\nF,x\nG,no\nH,0\nI,3/12\nJ,true\nK,2020-01-02\n',
      [
        ...['A {progress:12}', 'B {progress:1899}', 'C {finishedOn:1900}', 'D {finishedOn:2019}'],
        ...['E {status:completed}', 'F {status:completed}', 'G', 'H', 'I {progress:3}'],
        ...['J {status:completed}', 'K {finishedOn:2020-01-02}'],
      ],
    ],
    [
      'with episodes where a word might stand',
      'a.csv',
      'title,status\nA,ep 5\nB,5/12\nC,ep5\nD,Folge 7\nE,Episode 3 of 12\nF,epic\n',
      [
        ...['A {progress:5}', 'B {progress:5}', 'C {progress:5}', 'D {progress:7}', 'E {progress:3}'],
        'F (note: "epic" is no status that is known: read without it)',
      ],
    ],
    [
      'whose state is drawn before the word that a service might say of the title',
      'a.csv',
      'title,status\nA,✅Finished\nB,Finished!\nC,👀Finished\nD,Finished\n',
      ['A {status:completed}', 'B {status:completed}', 'C {status:completed}', 'D'],
    ],
    [
      'that says one thing in two columns, which both count',
      'a.csv',
      'title,finished,watched\nA,2020-01-02,yes\nB,,x\nC,2020-01-02,\n',
      ['A {status:completed,finishedOn:2020-01-02}', 'B {status:completed}', 'C {finishedOn:2020-01-02}'],
    ],
    [
      'of JSON that says in some way which title it is',
      'a.json',
      [
        { title: 'A', names: ['x'] },
        { name: 'B' },
        { title: ['A', 'B'] },
        { title: '', name: 'C' },
        { url: ['https://anilist.co/anime/5'] },
        { sources: ['https://anilist.co/anime/6'] },
        { series_id: 7, series_type: 0 },
        { mangaId: 5 },
        { ids: {} },
      ],
      [
        ...['A', 'B', 'A', 'C', 'anilist:5', 'anilist:6', 'anilist:7', '~ it is a manga'],
        '! it has neither a title nor an id of a service that is asked',
      ],
    ],
    [
      'with an address, and words around it as they are',
      'a.txt',
      'Mob-Psycho 100: II https://myanimelist.net/anime/37510\nhttps://myanimelist.net/anime/1 - Fate: Zero-Two\n(https://myanimelist.net/anime/1)\nMonster: <https://anilist.co/anime/19>,\nMonster - www.example.com/a-b great\n',
      ['mal:37510 | Mob-Psycho 100: II', 'mal:1 | Fate: Zero-Two', 'mal:1', 'anilist:19 | Monster', 'Monster - great'],
    ],
    [
      'in a list that is called after what somebody did',
      'a.json',
      { 'Completed Movie': [{ title: 'A' }], 'Dropped show': [{ title: 'B' }], 'My List': [{ title: 'C' }] },
      ['A {status:completed}', 'B {status:dropped}', 'C'],
    ],
    [
      'below a heading, whatever is drawn around it',
      'a.txt',
      '=== ~~ On Hold ~~ ===\nA\n(((Dropped)))\nB\n__Plan_to_watch__\nC\n**Already_seen**\nD\n',
      ['A {status:paused}', 'B {status:dropped}', 'C {status:planned}', 'D {status:completed}'].flatMap((one) => [
        '~ it is a heading',
        one,
      ]),
    ],
  ])('%s', async (_, name, content, rows) => {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    expect((await readAll(text, name)).rows.map(told)).toEqual(rows);
  });

  it('that an archive ends in is broken, and no other', async () => {
    const table = gzipSync('title,score\nMonster,9\nNana,8').subarray(0, -9);
    const list = gzipSync('Monster\nNana').subarray(0, -9);
    const problems = ['the archive ends in the middle: only what comes before that can be read'];
    for (const [name, bytes, first] of [
      ['a.csv.gz', table, 'Monster {score:90}'],
      ['a.txt.gz', list, 'Monster'],
    ] as const) {
      const read = await readAll(bytes, name);
      expect([read.rows.map(told), read.problems]).toEqual([[first, '! the line ends in the middle'], problems]);
    }
    const whole = await readAll(gzipSync('title,score\nMonster,9\nNana,8'), 'a.csv.gz');
    expect([whole.rows.map(told), whole.problems]).toEqual([['Monster {score:90}', 'Nana {score:80}'], []]);
  });

  it('that cannot be read is shown in short, one of JSON as it is', async () => {
    const long = 'https://example.com/'.padEnd(900, 'x');
    const [line] = (await readAll(`${long}\n`, 'a.txt')).rows;
    expect([line?.type, String(line?.raw).length < 700, long.startsWith(String(line?.raw).slice(0, 100))]).toEqual([
      'broken',
      true,
      true,
    ]);
    const [value] = (
      await readAll(JSON.stringify([{ row: { a: 1 }, reason: 'x', ref: 'https://example.com/x' }]), 'a.json')
    ).rows;
    expect(value?.raw).toEqual({ a: 1 });
  });
});
