import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRecords, type TableRecord } from '../../src/import/sources/table-records.ts';
import { readAll, told, toldWatched } from './reading.ts';

/** Takes a table's lines apart as an import does: whenever enough have come. */
async function taken(text: string, separator: string): Promise<readonly TableRecord[]> {
  const records = createRecords({ line: 1, separator, telling: 1, cells: 2 });
  const all: TableRecord[] = [];
  for (const [n, line] of text.split('\n').entries()) {
    if (records.isFull()) all.push(...(await records.taken()));
    records.add(n + 1, line);
  }
  return [...all, ...(await records.taken())];
}

function parsed(text: string, delimiter: string): readonly TableRecord[] {
  const all: TableRecord[] = [];
  const note = (cells: string[], { lines: line }: { readonly lines: number }) => {
    all.push({ line, cells });
    return null;
  };
  parse(text, { delimiter, relax_column_count: true, skip_empty_lines: true, on_record: note });
  return all;
}

const bare = fc
  .string({ unit: fc.constantFrom(...'abc é\'"|'), maxLength: 6 })
  .map((text) => text.replaceAll('"', 'x'));
const quoted = fc
  .string({ unit: fc.constantFrom(...'ab,;"\n\t'), maxLength: 8 })
  .map((text) => `"${text.replaceAll('"', '""')}"`);

describe('the lines of a table', () => {
  it.each([',', ';', '\t'])('are taken apart as they are by a parser that reads all at once: %j', async (separator) => {
    const line = fc.array(fc.oneof({ weight: 3, arbitrary: bare }, quoted), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
        const text = lines.map((cells) => cells.join(separator)).join('\n');
        expect(await taken(text, separator)).toEqual(parsed(text, separator));
      }),
    );
  });

  it('keep their numbers where rows go over several of them, in tables of any length', async () => {
    const rows = Array.from({ length: 9_000 }, (_, n) =>
      n % 700 === 0 ? `"Title ""${n}""\nand more",${n}` : `Title ${n},${n}`,
    );
    const { rows: read } = await readAll(`title,members\n${rows.join('\n')}\n`, 'a.csv');
    expect(read.map(told)).toEqual(rows.map((_, n) => (n % 700 === 0 ? `Title "${n}" and more` : `Title ${n}`)));
    expect(read.at(-1)?.number).toBe(1 + rows.length + Math.ceil(rows.length / 700));
  });

  it('end in the row that has a mark that nothing closes, and the others are told apart', async () => {
    const { rows } = await readAll('title,score\nMonster,9\n5" disk,3\nMushishi,8\n', 'a.csv');
    expect(rows.map(told)).toEqual(['Monster', '! its quotation marks do not fit together', 'Mushishi']);
    expect(rows.map(({ number }) => number)).toEqual([2, 3, 4]);
  });

  it('are called by their numbers, also below lines that are empty', async () => {
    const { rows } = await readAll('title,score\n"Monster",9\n\n\n5" disk,3\n\n6" disk,3\nMushishi,8\n', 'a.csv');
    const wrong = '! its quotation marks do not fit together';
    expect(rows.map((row) => [row.number, told(row), row.raw])).toEqual([
      [2, 'Monster', { title: 'Monster', score: '9' }],
      [5, wrong, '5" disk,3'],
      [7, wrong, '6" disk,3'],
      [8, 'Mushishi', { title: 'Mushishi', score: '8' }],
    ]);
  });

  it('that a mark which nothing closes has swallowed are told apart again', async () => {
    const { rows } = await readAll('title,score\n"Monster,9\nMushishi,8\n', 'a.csv');
    expect(rows.map((row) => [row.number, told(row)])).toEqual([
      [2, '! a quotation mark is never closed'],
      [3, 'Mushishi'],
    ]);
  });

  it('have signs in Markdown that set nothing apart', async () => {
    const { rows } = await readAll('| Title | Score |\n|---|---|\n| A \\| B | 9 |\n| "C" | 8 |\n', 'a.md');
    expect(rows.map(told)).toEqual(['A | B', '"C"']);
  });
});

describe('a table that is not quite one', () => {
  const read = async (text: string, name: string) => (await readAll(text, name)).rows.map(toldWatched);

  it('a title that holds the sign between cells is one title', async () => {
    const heads = 'Título;Tipo;Episodios vistos;Puntuación;Estado\n';
    const rows =
      'Steins;Gate;Serie;24;10;Completado\nNaruto;Serie;220;8;Completado\nChäoS;HEAd;Serie;3;5;Abandonado;\n';
    expect(await read(heads + rows, 'a.csv')).toEqual([
      'Steins;Gate {status:completed,progress:24,score:100}',
      'Naruto {status:completed,progress:220,score:80}',
      'ChäoS;HEAd {status:dropped,progress:3,score:50}',
    ]);
    expect(await read('Title,Score,Notes\nNaruto,8,good, really good\n', 'b.csv')).toEqual(['Naruto {score:80}']);
  });

  it('a second table in Markdown is read by its own heads, and what stands between them is left out', async () => {
    const first = '| # | Title | Score |\n|---|---|--:|\n| 1 | **Death Note** | 8 |\n| 2 | ~~Bleach~~ | 3 |\n';
    const second = '\n## Movies\n\n| Title | Seen |\n|---|---|\n| Your Name. | yes |\n| Akira | yes |\n';
    expect(await read(first + second, 'a.md')).toEqual([
      'Death Note {score:80}',
      'Bleach {score:30}',
      '~ it stands between two tables',
      'Your Name. {status:completed}',
      'Akira {status:completed}',
    ]);
  });

  it('lists around the tables of a document are read as lists, below what their headings say', async () => {
    const list =
      '# Anime\n\n## Watched\n- [x] Bleach (9/10)\n- Overlord S1-S2\n1. Monster\n\nWhat I think of them:\n\n';
    const table = '## Dropped\n\n| Title | Score |\n|---|---|\n| Naruto | 3 |\n\n';
    const after = '## Plan to watch\n- Nana\n';
    expect((await read(list + table + after, 'a.md')).filter((row) => !row.startsWith('~'))).toEqual([
      'Bleach {status:completed,score:90}',
      'Overlord {status:completed}',
      'Overlord season 2 {status:completed}',
      'Monster {status:completed}',
      'Naruto {score:30,status:dropped}',
      'Nana {status:planned}',
    ]);
  });
});
