import type { Clock } from '../../model/clock.ts';
import type { PrintedTitle } from '../../model/printed.ts';
import { parseRef, type Ref } from '../../model/ref.ts';
import { type Lists, rememberedTerminals } from '../state.ts';
import type { StateFile } from './file.ts';

const select = 'SELECT titles FROM listed WHERE terminal = ?';
const fresh = 'SELECT 1 FROM listed WHERE terminal = ? AND titles = ? AND at > ?';
const upsert = `
  INSERT INTO listed (terminal, titles, at) VALUES (?, ?, ?)
  ON CONFLICT (terminal) DO UPDATE SET titles = excluded.titles, at = excluded.at`;
const forget = `
  DELETE FROM listed WHERE terminal IN (
    SELECT terminal FROM listed WHERE terminal <> ? ORDER BY at DESC LIMIT -1 OFFSET ${rememberedTerminals - 1}
  )`;

/** So long a list counts as used just now, by which the oldest are forgotten. */
const freshMs = 60 * 60_000;

/** What was last listed on each terminal, known to all processes that open the state file. */
export function sqliteLists(file: StateFile, clock: Clock): Lists {
  return {
    get: (terminal) =>
      file.run(() => {
        const row = file.sql(select).get(terminal) as { readonly titles: string } | undefined;
        return row && titlesIn(row.titles);
      }),
    async set(terminal, titles) {
      const text = JSON.stringify(titles);
      // The same once more, as when a franchise is looked at again: to write it would wait for the disk.
      const isThere = await file.run(() => file.sql(fresh).get(terminal, text, clock.now() - freshMs) !== undefined);
      if (isThere) return;
      await file.atomically(() => {
        file.sql(upsert).run(terminal, text, clock.now());
        file.sql(forget).run(terminal);
      });
    },
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
