import { numberInQuery, type RadarrAsk } from './ask.ts';

/** One page of records, as all paged answers have it. */
export function paged<T extends object>(ask: RadarrAsk, all: readonly T[], usualKey = 'id') {
  const page = Math.max(1, numberInQuery(ask, 'page') ?? 1);
  const pageSize = Math.max(1, numberInQuery(ask, 'pageSize') ?? 10);
  const asked = ask.query('sortKey') ?? usualKey;
  const sortKey = all.every((one) => asked in one) ? asked : usualKey;
  const direction = /^(?:desc|descending|2)$/i.test(ask.query('sortDirection') ?? '') ? 'descending' : 'ascending';
  const sign = direction === 'descending' ? -1 : 1;
  const keyOf = (one: T) => (one as Readonly<Record<string, unknown>>)[sortKey];
  const sorted = [...all].sort((a, b) => sign * compared(keyOf(a), keyOf(b)));
  return {
    ...{ page, pageSize, sortKey, sortDirection: direction, totalRecords: all.length },
    records: sorted.slice((page - 1) * pageSize, page * pageSize),
  };
}

function compared(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a ?? '').localeCompare(String(b ?? ''));
}
