import { describe, expect, it } from 'vitest';
import { jsonKinds, tableKinds, textKinds, xmlKinds } from './kinds.ts';
import { readAll, readInPieces, told } from './reading.ts';

describe.each([
  ['JSON', jsonKinds],
  ['XML', xmlKinds],
  ['a table', tableKinds],
  ['text', textKinds],
])('%s', (_, kinds) => {
  it.each(kinds)('gives the fate of every row: %s', async (_, name, content, rows) => {
    const read = await readAll(content, name);
    expect(read.rows.map(told)).toEqual(rows);
    expect(read.rows.every(({ number }) => number > 0)).toBe(true);
  });
});

it.each([...jsonKinds, ...xmlKinds])('reads the same in pieces: %s', async (_, __, content, rows) => {
  for (const size of [1, 7, 61]) expect((await readInPieces(content, size)).map(told)).toEqual(rows);
});

it.each([
  ['a.json', '{"watching":[],"completed":[]}'],
  ['a.csv', 'title,mal_id\n'],
  ['a.xml', '<myanimelist><myinfo></myinfo></myanimelist>'],
])('is refused where it has content and no row: %s, %s', async (name, content) => {
  await expect(readAll(content, name)).rejects.toThrow('holds no row that could be a title');
});
