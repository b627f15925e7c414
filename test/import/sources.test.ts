import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FileError } from '../../src/model/errors.ts';
import { readAll, readInPieces, told } from './reading.ts';

const rowsOf = async (content: string | Buffer, name?: string) => (await readAll(content, name)).rows.map(told);

describe('a text file', () => {
  it('holds a title, a ref or a page a line, and comments', async () => {
    const { rows, format } = await readAll(
      '# my list\nCowboy Bebop\n\n  mal:1  # the series\nhttps://anilist.co/anime/5\nSteins;Gate #0\r\nRe:ZERO',
    );
    expect(format).toBe('text');
    expect(rows.map(told)).toEqual([
      '~ it is a comment',
      'Cowboy Bebop',
      'mal:1',
      'anilist:5',
      'Steins;Gate #0',
      'Re:ZERO',
    ]);
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 4, 5, 6, 7]);
  });

  it('may hold lines that cannot be read', async () => {
    expect(await rowsOf('16498\nhttps://example.org/x\nmal:x1\nBebop')).toEqual([
      '! 16498 could be an id anywhere: write anilist:16498 or mal:16498; for a title that is a number, title:16498',
      expect.stringContaining('is not the page of a title'),
      expect.anything(),
      'Bebop',
    ]);
  });

  it.each([
    ['UTF-16 with a mark', Buffer.from('\ufeffカウボーイビバップ\nmal:1', 'utf16le')],
    ['UTF-8 with a mark', Buffer.from('\ufeffカウボーイビバップ\nmal:1')],
    ['UTF-16, high byte first', Buffer.from('\ufeffカウボーイビバップ\nmal:1', 'utf16le').swap16()],
  ])('may be %s', async (_, content) => {
    expect(await rowsOf(content)).toEqual(['カウボーイビバップ', 'mal:1']);
  });

  it('may be UTF-16 without a mark', async () => {
    expect(await rowsOf(Buffer.from('Cowboy Bebop\nmal:1', 'utf16le'))).toEqual(['Cowboy Bebop', 'mal:1']);
  });

  it('of mixed encodings loses only the lines that are not UTF-8', async () => {
    const content = Buffer.concat([
      Buffer.from('Cowboy Bebop is a title\nPokémon\n'),
      Buffer.from([0x50, 0xe9, 0x0a]),
      Buffer.from('mal:1'),
    ]);
    expect(await rowsOf(content)).toEqual([
      'Cowboy Bebop is a title',
      'Pokémon',
      '! its letters are neither UTF-8 nor UTF-16: save the file as UTF-8',
      'mal:1',
    ]);
  });

  it('loses a line that is longer than any title, and no other', async () => {
    const { rows } = await readAll(`Cowboy Bebop\n${'x'.repeat(3_000_000)}\nmal:1`);
    expect(rows.map(told)).toEqual(['Cowboy Bebop', '! the line is longer than any title', 'mal:1']);
    expect(JSON.stringify(rows).length).toBeLessThan(2000);
  });
});

describe('a table', () => {
  it('has a line of heads', async () => {
    const { rows, format } = await readAll(
      'Title,anilist_id,MAL ID,year,Format\n"Bebop, Cowboy",1,1,1998,tv\nTrigun,,6,,\n\n"Quo""te",,,2001-04-07,\n',
    );
    expect(format).toBe('csv');
    expect(rows.map(told)).toEqual(['anilist:1+mal:1 | Bebop, Cowboy | 1998 | TV', 'mal:6 | Trigun', 'Quo"te | 2001']);
    expect(rows.map(({ number }) => number)).toEqual([2, 3, 5]);
    expect(rows[1]?.raw).toEqual({ Title: 'Trigun', 'MAL ID': '6' });
  });

  it.each([
    ['tabs', 'tsv', 'title\tmal_id\nTrigun\t6\n'],
    ['semicolons', 'csv', 'title;mal_id\nTrigun;6\n'],
  ])('may be set apart by %s', async (_, format, content) => {
    const read = await readAll(content, 'list.txt');
    expect([read.format, ...read.rows.map(told)]).toEqual([format, 'mal:6 | Trigun']);
  });

  it('of one column is one by its name', async () => {
    expect(await rowsOf('title\nTrigun\n', 'list.csv')).toEqual(['Trigun']);
    expect(await rowsOf('title\nTrigun\n', 'list.txt')).toEqual(['title', 'Trigun']);
  });

  it('says what is wrong with a row', async () => {
    expect(await rowsOf('title,anilist_id\nTrigun,x6\n,\n,-1\nBebop,0\n')).toEqual([
      'Trigun (note: "x6" is no id of anilist: read without it)',
      '! it has neither a title nor an id of a service that is asked',
      '! it has neither a title nor an id of a service that is asked',
      'Bebop',
    ]);
    expect(await rowsOf('name,id\n,6\n', 'a.csv')).toEqual([expect.stringContaining("could be anybody's")]);
  });

  it.each([
    ['to the end', '"Bebop,1\nx,2\n\ny,3\n', ['mal:2 | x', 'mal:3 | y'], [2, 3, 4, 6]],
    ['but by the next one', '"Bebop,1\nx,2\n"y, too",3\n', ['mal:2 | x', 'mal:3 | y, too'], [2, 3, 4, 5]],
  ])(
    'with a quotation mark that nothing closes, %s, loses the row that it begins and no other',
    async (_, text, behind, numbers) => {
      const { rows } = await readAll(`title,mal_id\nTrigun,6\n${text}`);
      const fault = expect.stringMatching(/^! .*quotation mark/);
      expect(rows.map(told)).toEqual(['mal:6 | Trigun', fault, ...behind]);
      expect(rows.map(({ number }) => number)).toEqual(numbers);
    },
  );

  it('without heads is refused', async () => {
    await expect(readAll('Trigun,6\n', 'list.csv')).rejects.toThrow(/must name columns/);
  });

  it('loses a line that is too long, and no other', async () => {
    const { rows } = await readAll(`title,mal_id\nTrigun,6\n${'x'.repeat(3_000_000)},7\nBebop,1\n`);
    expect(rows.map((row) => [row.number, told(row)]).sort()).toEqual([
      [2, 'mal:6 | Trigun'],
      [3, '! the line is too long'],
      [4, 'mal:1 | Bebop'],
    ]);
  });

  it('gives a title its sign back that was made harmless', async () => {
    expect(await rowsOf("title,mal_id\n'=Love,1\n'Tis,2\n")).toEqual(['mal:1 | =Love', "mal:2 | 'Tis"]);
  });
});

describe('JSON', () => {
  const entries = [
    { title: 'Cowboy Bebop', mal_id: 1 },
    'Trigun',
    'anilist:5',
    { ref: 'mal:6' },
    { ids: { anilist: 7, mal: 8 }, title: 'A' },
    { id: 20, idMal: 21, title: { romaji: 'Naruto', english: null }, seasonYear: 2002, format: 'TV' },
    { node: { title: 'Wrapped', sources: ['https://myanimelist.net/anime/9/x', 'https://anidb.net/anime/1'] } },
  ];
  const wanted = [
    'mal:1 | Cowboy Bebop',
    'Trigun',
    'anilist:5',
    'mal:6',
    'anilist:7+mal:8 | A',
    'anilist:20+mal:21 | Naruto | 2002 | TV',
    'mal:9 | Wrapped',
  ];

  it.each([
    ['a list', 'json', JSON.stringify(entries)],
    ['a list with line breaks', 'json', JSON.stringify(entries, undefined, 2)],
    ['a list in an object', 'json', JSON.stringify({ version: [1, 2].length, data: entries })],
    [
      'a list in an object, with line breaks',
      'json',
      JSON.stringify({ version: 1, data: entries, more: [] }, undefined, 1),
    ],
    [
      'an entry a line',
      'ndjson',
      `{"title":"Cowboy Bebop","mal_id":1}\n${entries
        .slice(1)
        .map((one) => JSON.stringify(one))
        .join('\r\n')}\n`,
    ],
  ])('may be %s', async (_, format, content) => {
    const read = await readAll(content, 'list.csv');
    expect([read.format, ...read.rows.map(told)]).toEqual([format, ...wanted]);
    expect((await readInPieces(content, 7)).map(told)).toEqual(wanted);
  });

  it('may be one entry', async () => {
    expect(await rowsOf('{"title":"Trigun"}')).toEqual(['Trigun']);
    expect(await rowsOf('{\n  "title": "Trigun"\n}')).toEqual(['Trigun']);
  });

  it('says which entry of the file it is', async () => {
    const { rows } = await readAll('[\n "Trigun",\n\n {\n"mal_id": "x"},\n "Bebop"\n]');
    expect(rows.map((row) => [row.number, told(row)])).toEqual([
      [1, 'Trigun'],
      [2, '! "x" is no id of mal'],
      [3, 'Bebop'],
    ]);
  });

  it('may hold what cannot be read', async () => {
    expect(await rowsOf('[{"title": Trigun}, 5, null, [1], {"a": 1}, "mal:1"]')).toEqual([
      '! it is no JSON',
      expect.stringContaining('could be an id anywhere'),
      '! it is neither a title nor an object',
      expect.stringContaining('could be an id anywhere'),
      '! it has neither a title nor an id of a service that is asked',
      'mal:1',
    ]);
    expect(await rowsOf('{"title":"A"}\n{"title":\n{"title":"B"}')).toEqual(['A', '! it is no JSON', 'B']);
  });

  it('may end in the middle', async () => {
    expect(await rowsOf('[{"title":"A"},{"title":"B"')).toEqual(['A', '! it ends in the middle']);
  });

  it('loses an entry that is too long, and no other', async () => {
    expect(await rowsOf(`["mal:1",{"title":"${'x'.repeat(3_000_000)}"},"mal:2"]`)).toEqual([
      'mal:1',
      '! it is too long',
      'mal:2',
    ]);
  });

  it('may be what an import wrote with --rejects', async () => {
    const rejects = [
      { place: 'list line 3', row: 'Hunter x Hunter', reason: 'ambiguous', candidates: [] },
      { place: 'list line 4', row: { title: 'Trigun', year: '1998' }, reason: 'not found' },
      { ref: 'anilist:136', row: 'Hunter x Hunter', reason: 'ambiguous', candidates: [] },
      // What somebody has written beside it is no ref.
      { ref: 'which one?', row: 'Hunter x Hunter', reason: 'ambiguous', candidates: [] },
      { ref: 136, row: { title: 'Trigun' }, reason: 'not found' },
    ];
    expect(await rowsOf(rejects.map((one) => JSON.stringify(one)).join('\n'))).toEqual([
      'Hunter x Hunter',
      'Trigun | 1998',
      'anilist:136',
      'Hunter x Hunter',
      'Trigun',
    ]);
  });
});

describe('a MyAnimeList export', () => {
  const anime = (id: number, title: string) =>
    `<anime><series_animedb_id>${id}</series_animedb_id><series_title><![CDATA[${title}]]></series_title><series_type>TV</series_type><my_id>0</my_id><my_status>Completed</my_status></anime>`;
  const xml = (body: string) =>
    `<?xml version="1.0" encoding="UTF-8" ?>\n<myanimelist><myinfo><user_name>x</user_name></myinfo>\n${body}\n</myanimelist>\n`;

  it.each([
    ['plain', (text: string): string | Buffer => text, 'list.csv'],
    ['packed', (text: string) => gzipSync(text), 'list.xml.gz'],
  ])('gives its ids, %s', async (_, pack, name) => {
    const content = xml(`${anime(1, 'Cowboy Bebop & more')}\n${anime(6, 'Trigun')}`);
    const { rows, format } = await readAll(pack(content), name);
    expect([format, ...rows.map(told)]).toEqual([
      'myanimelist',
      'mal:1 | Cowboy Bebop & more | TV',
      'mal:6 | Trigun | TV',
    ]);
    expect(rows.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('that defines entities is refused', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><myanimelist>${anime(1, 'x')}<anime><series_title>&b;</series_title></anime></myanimelist>`;
    await expect(readAll(bomb, 'list.xml')).rejects.toThrow(/defines entities/);
  });

  it('loses nothing to an entity of HTML', async () => {
    const bad = '<anime><series_animedb_id>2</series_animedb_id><series_title>&nbsp;x</series_title></anime>';
    expect(await rowsOf(xml(`${anime(1, 'A')}${bad}${anime(3, 'C')}`))).toEqual([
      'mal:1 | A | TV',
      'mal:2 | x',
      'mal:3 | C | TV',
    ]);
  });

  it('that ends in the middle gives what is whole', async () => {
    expect(await rowsOf(xml(`${anime(1, 'A')}<anime><series_animedb_id>2</series_animedb_id>`).slice(0, -18))).toEqual([
      'mal:1 | A | TV',
      '! the file ends in the middle of it',
    ]);
  });

  it('of manga names them, and a web page and other XML are refused', async () => {
    expect(await rowsOf('<myanimelist><manga></manga></myanimelist>')).toEqual(['~ it is a manga']);
    await expect(readAll('<!DOCTYPE html><html></html>')).rejects.toThrow(/is a web page/);
    await expect(readAll('<rss></rss>')).rejects.toThrow(/no export of MyAnimeList/);
  });
});

describe('no list at all', () => {
  it.each(['', '   \n\n', '\ufeff'])('is refused: %j', async (content) => {
    await expect(readAll(content)).rejects.toThrow(/it is empty/);
  });

  it('is a binary file', async () => {
    const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82]);
    await expect(readAll(picture, 'list.txt')).rejects.toThrow(/is no text/);
    await expect(readAll(gzipSync(picture), 'list.txt.gz')).rejects.toThrow(FileError);
  });

  it('is a folder or a missing file', async () => {
    const { openFile } = await import('../../src/import/bytes.ts');
    await expect(openFile('/tmp')).rejects.toThrow('cannot read /tmp: it is a folder');
    await expect(openFile('/nowhere/list')).rejects.toThrow('there is no such file');
  });
});

describe('YAML', () => {
  it.each([
    ['list.yaml', 'anime:\n  - Monster\n  - Mushishi\n'],
    ['list.yml', '---\n- title: Monster\n  status: completed\n'],
    ['stdin', '# mine\n- title: Monster\n  score: 9\n- title: Mushishi\n'],
    ['list.txt', '- name: Monster\n- name: Mushishi\n'],
    ['list.txt', '\n# mine\n\n   \n- title: Monster\n\n  score: 9\n'],
    ['list.txt', '%YAML 1.2\n---\nmine:\n- title: Monster\n\n# again\n\n- title: Mushishi\n'],
    ['list.txt', '- "title": Monster\n  "score": 9\n'],
  ])('in %s is not read, which is said in one line with what is', async (name, content) => {
    await expect(readAll(content, name)).rejects.toThrow(
      `${name} is YAML, which is not read: save it as JSON or as a table (CSV), or write a title a line`,
    );
  });

  it.each([
    ['list.yaml', '- Monster\n- Mushishi\n', ['Monster', 'Mushishi']],
    ['list.txt', '- Anime: The Movie\n- Show: The Film\n', ['Anime: The Movie', 'Show: The Film']],
    ['list.txt', '- Anime: The Movie\n- Monster\n  - Nana\n', ['Anime: The Movie', 'Monster', 'Nana']],
    [
      'list.txt',
      'Monster\nMushishi\n- name: Nana\n- name: Akira\n',
      ['Monster', 'Mushishi', 'name: Nana', 'name: Akira'],
    ],
  ])('that is a list of titles is one: %s', async (name, content, titles) => {
    const { rows } = await readAll(content, name);
    expect(rows.map(told)).toEqual(titles);
  });
});
