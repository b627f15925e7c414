import { existsSync } from 'node:fs';
import { searched } from '../../model/names.ts';
import { type Ref, sources } from '../../model/ref.ts';
import { openDatabase } from './open.ts';

/** A stored title, for somebody who is typing. */
export interface Known {
  readonly ref: Ref;
  /** The name that begins as was typed; where nothing was, the English one. */
  readonly name: string;
  /** `TV 2013`, as far as it is known. */
  readonly about: string;
}

const about = `trim(coalesce(t.format, '') || ' ' || coalesce(t.year, substr(t.start_date, 1, 4), '')) AS about`;

/** What was asked for lately. */
const recent = `
  SELECT t.ref, coalesce(t.english, t.title) AS name, ${about}
  FROM crawl c JOIN external_id e ON e.ref = c.root JOIN title t ON t.id = e.title_id
  WHERE coalesce(t.english, t.title) IS NOT NULL
  GROUP BY t.id ORDER BY max(c.started_at) DESC LIMIT ?`;

const likeliest = `(SELECT max(c.started_at) FROM crawl c WHERE c.root = t.ref) DESC NULLS LAST, t.popularity DESC NULLS LAST`;

/** One name a title. */
const byName = `
  SELECT t.ref, n.name, ${about},
    min(CASE n.kind WHEN 'english' THEN 0 WHEN 'title' THEN 1 WHEN 'native' THEN 2 ELSE 3 END)
  FROM name n JOIN title t ON t.id = n.title_id
  WHERE n.folded >= ? AND n.folded < ? AND t.kind = 'anime'
  GROUP BY t.id ORDER BY ${likeliest}, n.name LIMIT ?`;

const byRef = `
  SELECT e.ref, coalesce(t.english, t.title) AS name, ${about}
  FROM external_id e JOIN title t ON t.id = e.title_id
  WHERE e.ref >= ? AND e.ref < ? AND coalesce(t.english, t.title) IS NOT NULL
  ORDER BY ${likeliest}, length(e.ref), e.ref LIMIT ?`;

/** `mal:1`, and `mal:` too. */
const beginsRef = (start: string): boolean => sources.some((source) => start.toLowerCase().startsWith(`${source}:`));

/**
 * Stored titles of which a name or a ref begins with `start`; of none: whose franchises were asked for lately. One statement,
 * nothing is written. Throws `StoreError`; where there is no database there are none.
 */
export function knownTitles(file: string, start: string, limit: number): readonly Known[] {
  if (file === ':memory:' || !existsSync(file)) return [];
  const db = openDatabase(file, { readonly: true, asIs: true });
  try {
    const isRef = beginsRef(start);
    const text = isRef ? start.toLowerCase() : searched(start);
    if (text === '') return db.all<Known>(recent, limit);
    return db.all<Known>(isRef ? byRef : byName, text, `${text}\u{10ffff}`, limit);
  } finally {
    db.close();
  }
}
