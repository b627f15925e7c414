import { describe, expect, it } from 'vitest';
import { idMaps } from './id-maps.ts';
import { readAll, readInPieces, told } from './reading.ts';

describe('an id map', () => {
  it.each(idMaps)('says what each entry means: %s', async (_, name, content, rows) => {
    const read = await readAll(content, name);
    expect(read.format).toBe('id-lists');
    expect(read.rows.map(told)).toEqual(rows);
  });

  it.each(idMaps)('is read the same in pieces: %s', async (_, __, content, rows) => {
    for (const size of [7, 61]) expect((await readInPieces(content, size)).map(told)).toEqual(rows);
  });
});
