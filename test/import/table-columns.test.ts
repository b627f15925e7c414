import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFile } from '../../src/import/bytes.ts';
import { readSource } from '../../src/import/read.ts';
import { parseTarget } from '../../src/model/query.ts';
import { ownFolder } from '../helpers/folder.ts';

async function readingOf(content: string) {
  const path = join(ownFolder(), 'a.csv');
  writeFileSync(path, content);
  const reading = await readSource(await openFile(path), { words: parseTarget });
  for await (const _ of reading.rows);
  return reading;
}

describe('the columns of a table', () => {
  it.each([
    ['Title,Colour,Status', ['Colour']],
    ['"Title, in English",Watched,"Where, and when"', ['Where, and when']],
    ['Titel;Folgen gesehen;Bewertung;Genres;Wo', ['Wo']],
    ['| Title | Score | Mood |', ['Mood']],
    ['id,title,mal_id,anidb_id,Total Episodes,Score', []],
    ['sep=;\nName;Status;X', ['X']],
  ])('%s that nobody understands are named', async (heads, names) => {
    const separator = /[;|]/.exec(heads)?.[0] ?? ',';
    const { notUnderstood } = await readingOf(`${heads}\n${['Monster', '1', '2', '3', '4', '5'].join(separator)}\n`);
    expect(notUnderstood).toEqual(names);
  });
});
