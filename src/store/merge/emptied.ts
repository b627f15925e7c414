import type { TitleRow } from './columns.ts';
import type { MergedTitle } from './merged-facts.ts';

/** What changes in the table `emptied`. */
export interface EmptiedChanges {
  /** [title id, provider, Unix time in ms]: it states no relations any more, for the first time. */
  readonly noted: readonly (readonly [number, string, number])[];
  /** [title id, provider]: it states some again, or that it states none is believed. */
  readonly ended: readonly (readonly [number, string])[];
}

/** Finds whose relations are doubted now and whose are no longer. Pure. `rows` are as they were, with `emptied`, by id. */
export function emptiedIn(titles: readonly MergedTitle[], rows: ReadonlyMap<number, TitleRow>): EmptiedChanges {
  const noted: (readonly [number, string, number])[] = [];
  const ended: (readonly [number, string])[] = [];
  for (const { id, entry, parted } of titles) {
    const since = sinceOf(rows.get(id));
    for (const provider of parted) if (since[provider] !== undefined) ended.push([id, provider]);
    for (const { provider, fetchedAt, emptied, title } of entry.arrivals) {
      if (emptied === 'doubted') {
        if (since[provider] === undefined) noted.push([id, provider, fetchedAt]);
      } else if (title.relations && since[provider] !== undefined && fetchedAt >= since[provider])
        ended.push([id, provider]);
    }
  }
  return { noted, ended };
}

function sinceOf(row: TitleRow | undefined): Readonly<Record<string, number>> {
  return row?.emptied === undefined ? {} : JSON.parse(row.emptied);
}
