import type { Entries, EntryFigures, NewEntry } from '../sqlite/entries.ts';
import { StateUnavailableError } from '../state.ts';
import type { PostgresConnection } from './connection.ts';
import { schema } from './schema.ts';

const cache = `${schema}.cache`;
const now = `${schema}.clock($1)`;
const none: EntryFigures = { entries: 0, bytes: 0, oldest: null, next: null };

/** The entries of the cache, for all machines that use the same database. A server that fails has none and takes none. */
export function postgresEntries({ query, now: given }: PostgresConnection): Entries {
  const attempt = async <T>(work: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StateUnavailableError)) throw error;
      return otherwise;
    }
  };
  const changed = async (text: string, values: readonly unknown[]) =>
    (await query(`${text} RETURNING 1`, values)).length;
  return {
    read: (namespace, keys) =>
      attempt(() => readMany(query, given(), namespace, keys), { found: new Map(), expired: 0 }),
    write: (namespace, entries) => attempt(() => written(query, given(), namespace, entries), false),
    remove: (namespace, keys) =>
      attempt(
        async () =>
          (await changed(`DELETE FROM ${cache} WHERE namespace = $1 AND key = ANY ($2)`, [namespace, keys])) > 0,
        false,
      ),
    clear: (namespace) =>
      attempt(async () => void (await query(`DELETE FROM ${cache} WHERE namespace = $1`, [namespace])), undefined),
    after: (namespace, key) =>
      attempt(async () => {
        const rows = await query<{ key: string; value: string }>(
          `SELECT key, value FROM ${cache}
           WHERE namespace = $2 AND key > $3 AND (expires_at IS NULL OR expires_at > ${now}) ORDER BY key LIMIT 100`,
          [given(), namespace, key],
        );
        return rows.map((row) => [row.key, row.value] as const);
      }, []),
    figures: (namespace, withinMs) =>
      attempt(async () => {
        const [row] = await query<EntryFigures>(
          `SELECT count(*) AS entries, coalesce(sum(octet_length(value)), 0)::bigint AS bytes, min(stored_at) AS oldest,
             min(expires_at) FILTER (WHERE expires_at > ${now} + $3) AS next
           FROM ${cache} WHERE namespace = $2 AND (expires_at IS NULL OR expires_at > ${now})`,
          [given(), namespace, Math.ceil(withinMs)],
        );
        return row ?? none;
      }, none),
    prune: (maxBytes) => attempt(() => pruned(query, given(), maxBytes), new Map()),
  };
}

async function readMany(
  query: PostgresConnection['query'],
  given: number | null,
  namespace: string,
  keys: readonly string[],
) {
  const rows = await query<{ key: string; value: string; past: number }>(
    `SELECT key, value, expires_at IS NOT NULL AND expires_at <= ${now} AS past FROM ${cache} WHERE namespace = $2 AND key = ANY ($3)`,
    [given, namespace, keys],
  );
  const past = rows.filter((row) => row.past).map((row) => row.key);
  if (past.length > 0)
    await query(`DELETE FROM ${cache} WHERE namespace = $2 AND key = ANY ($3) AND expires_at <= ${now}`, [
      ...[given, namespace, past],
    ]);
  return { found: new Map(rows.filter((row) => !row.past).map((row) => [row.key, row.value])), expired: past.length };
}

async function written(
  query: PostgresConnection['query'],
  given: number | null,
  namespace: string,
  entries: readonly NewEntry[],
): Promise<boolean> {
  // In the order of their keys, so that two who write the same never wait for each other; of one key the last counts.
  const unique = new Map(entries.map((entry) => [entry.key, entry]));
  const rows = [...unique.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  const columns = [rows.map(({ key }) => key), rows.map(({ value }) => value), rows.map(({ ttl }) => ttl ?? null)];
  await query(
    `INSERT INTO ${cache} SELECT $2, e.key, e.value, ${now}, ceil(${now} + e.ttl)::bigint
     FROM unnest($3::text[], $4::text[], $5::float8[]) WITH ORDINALITY AS e (key, value, ttl, n) ORDER BY n
     ON CONFLICT (namespace, key) DO UPDATE
     SET value = excluded.value, stored_at = excluded.stored_at, expires_at = excluded.expires_at`,
    [given, namespace, ...columns],
  );
  return true;
}

async function pruned(
  query: PostgresConnection['query'],
  given: number | null,
  maxBytes: number,
): Promise<ReadonlyMap<string, number>> {
  const gone = [
    ...(await query<{ namespace: string }>(`DELETE FROM ${cache} WHERE expires_at <= ${now} RETURNING namespace`, [
      given,
    ])),
    ...(await query<{ namespace: string }>(
      `DELETE FROM ${cache} AS c USING (
         SELECT namespace, key, sum(octet_length(value)) OVER (ORDER BY expires_at DESC NULLS FIRST, namespace, key) AS upto FROM ${cache}
       ) AS o WHERE o.namespace = c.namespace AND o.key = c.key AND o.upto > $1 RETURNING c.namespace`,
      [maxBytes],
    )),
  ];
  const counts = new Map<string, number>();
  for (const { namespace } of gone) counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
  return counts;
}
