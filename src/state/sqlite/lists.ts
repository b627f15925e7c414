import type { Clock } from '../../model/clock.ts';
import type { PrintedTitle } from '../../model/printed.ts';
import { parseRef, type Ref } from '../../model/ref.ts';
import { type Lists, rememberedTerminals } from '../state.ts';
import type { StateFile } from './file.ts';

const select = 'SELECT titles FROM listed WHERE terminal = ?';
const upsert = `
  INSERT INTO listed (terminal, titles, at) VALUES (?, ?, ?)
  ON CONFLICT (terminal) DO UPDATE SET titles = excluded.titles, at = excluded.at`;
const forget = `
  DELETE FROM listed WHERE terminal IN (
    SELECT terminal FROM listed WHERE terminal <> ? ORDER BY at DESC LIMIT -1 OFFSET ${rememberedTerminals - 1}
  )`;

/** What was last listed on each terminal, known to all processes that open the state file. */
export function sqliteLists(file: StateFile, clock: Clock): Lists {
  return {
    get: (terminal) =>
      file.run(() => {
        const row = file.sql(select).get(terminal) as { readonly titles: string } | undefined;
        return row && titlesIn(row.titles);
      }),
    set: (terminal, titles) =>
      file.atomically(() => {
        file.sql(upsert).run(terminal, JSON.stringify(titles), clock.now());
        file.sql(forget).run(terminal);
      }),
  };
}

/** Undefined for what is no list: another version may have written it. */
function titlesIn(text: string): readonly PrintedTitle[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter(isPrinted) : undefined;
  } catch {
    return undefined;
  }
}

function isPrinted(value: unknown): value is PrintedTitle {
  if (typeof value !== 'object' || value === null) return false;
  const { order, ref, name, on } = value as Partial<Record<keyof PrintedTitle, unknown>>;
  return (
    typeof order === 'number' && typeof name === 'string' && typeof ref === 'string' && isRef(ref) && isRefOrNone(on)
  );
}

const isRefOrNone = (on: unknown): boolean => on === undefined || (typeof on === 'string' && isRef(on));

const isRef = (text: string): text is Ref => parseRef(text) === text;
