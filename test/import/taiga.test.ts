import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFile } from '../../src/import/bytes.ts';
import { readSource } from '../../src/import/read.ts';
import { parseTarget } from '../../src/model/query.ts';
import { ownFolder } from '../helpers/folder.ts';
import { readAll, toldWatched } from './reading.ts';

const entry = (id: number, said: Readonly<Record<string, string | number>>): string => {
  const members = {
    library_id: '',
    date_start: '0000-00-00',
    date_end: '0000-00-00',
    private: 0,
    rewatched_times: 0,
    ...said,
  };
  const written = Object.entries({ ...members, rewatching: said.rewatching ?? 0, last_updated: '1700000000' });
  return `<anime><id>${id}</id>${written.map(([name, value]) => `<${name}>${value}</${name}>`).join('')}</anime>`;
};

const list = (version: string, ...entries: readonly string[]): string =>
  `<?xml version="1.0"?>\n<meta>\n<version>${version}</version>\n</meta>\n<library>\n${entries.join('\n')}\n</library>\n`;

const entries = [
  entry(1, {
    progress: 26,
    score: 80,
    status: 2,
    date_start: '2014-01-02',
    date_end: '2014-02-00',
    rewatched_times: 1,
  }),
  entry(5, { progress: 0, score: 0, status: 5 }),
  entry(6, { progress: 3, score: 9, status: 1 }),
  entry(7, { progress: 3, score: 60, status: 2, rewatching: 1 }),
];

/** Reads a list as Taiga keeps it, in a folder of that name. */
async function readKept(folder: string, content: string): Promise<readonly string[]> {
  const path = join(ownFolder(), folder);
  mkdirSync(path);
  writeFileSync(join(path, 'anime.xml'), content);
  const rows: string[] = [];
  for await (const row of (await readSource(await openFile(join(path, 'anime.xml')), { words: parseTarget })).rows)
    rows.push(toldWatched(row));
  return rows;
}

describe("Taiga's list", () => {
  it.each([
    ['me@anilist', 'anilist'],
    ['me@kitsu', 'kitsu'],
    ['me@myanimelist', 'mal'],
  ])('has ids of the service in the name of its folder: %s', async (folder, source) => {
    expect(await readKept(folder, list('1.4.1', ...entries))).toEqual([
      `${source}:1 {status:completed,progress:26,score:80,startedOn:2014-01-02,finishedOn:2014-02,repeats:1}`,
      `${source}:5 {status:planned,progress:0}`,
      `${source}:6 {status:watching,progress:3,score:9}`,
      `${source}:7 {status:repeating,progress:3,score:60}`,
    ]);
  });

  it('has scores of ten before 1.3', async () => {
    const [row] = await readKept('me@myanimelist', list('1.2.5', entry(6, { progress: 3, score: 9, status: 1 })));
    expect(row).toBe('mal:6 {status:watching,progress:3,score:90}');
  });

  it('says whose ids it may be where the folder does not', async () => {
    const { rows } = await readAll(list('1.4.1', entry(6, { progress: 3, status: 1 })), 'anime.xml');
    expect(rows.map(toldWatched)).toEqual([
      "! its id 6 is that of the service in the name of Taiga's folder: keep it there, as NAME@anilist/anime.xml, or say that the column id is anilist_id, mal_id or kitsu_id",
    ]);
  });

  it('leaves out what Taiga knows of besides', async () => {
    const known = '<database><anime><id name="myanimelist">1</id><title>Cowboy Bebop</title></anime></database>';
    const text = list('1.1.0', entry(6, { progress: 3, status: 1 })).replace('<library>', `${known}<library>`);
    expect(await readKept('me@myanimelist', text)).toEqual([
      '~ Taiga knows of it, and it is on no list',
      'mal:6 {status:watching,progress:3}',
    ]);
  });
});
