import { StoreError } from '../../model/errors.ts';
import { columns, type StoredRow } from './columns.ts';

type RowCells<Names extends readonly (keyof StoredRow)[]> = {
  readonly [N in keyof Names]: Required<StoredRow>[Names[N]];
};

type DocumentCells = RowCells<readonly [...typeof columns, 'refs', 'synonyms', 'relations']>;

/**
 * The row that a document of a title stands for: see `document_of` in the schema of PostgreSQL. Throws `StoreError` for what is none, and
 * for a number that cannot be told from its neighbours.
 */
export function rowOfDocument(document: string): StoredRow {
  const cells = cellsOf(document);
  for (const cell of cells)
    if (typeof cell === 'number' && !Number.isSafeInteger(cell))
      throw new StoreError('invalid', `it holds a number that is too large: ${cell}`);
  // Name by name: an object that is filled in a loop takes longer to make, and to read from.
  return {
    id: cells[0],
    ref: cells[1],
    kind: cells[2],
    title: cells[3],
    english: cells[4],
    native: cells[5],
    format: cells[6],
    status: cells[7],
    episodes: cells[8],
    duration_minutes: cells[9],
    start_date: cells[10],
    end_date: cells[11],
    year: cells[12],
    season: cells[13],
    rating: cells[14],
    adult: cells[15],
    popularity: cells[16],
    provider: cells[17],
    fetched_at: cells[18],
    outline: cells[19],
    relations_provider: cells[20],
    relations_known_at: cells[21],
    stated_by: cells[22],
    refs: cells[23],
    synonyms: cells[24],
    relations: cells[25],
  };
}

function cellsOf(document: string): DocumentCells {
  try {
    const cells: unknown = JSON.parse(document);
    if (Array.isArray(cells) && cells.length === columns.length + 3) return cells as unknown as DocumentCells;
  } catch {
    // It is told below.
  }
  throw new StoreError('invalid', 'it holds a document of a title that is none, which a check of it finds');
}
