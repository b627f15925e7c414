import type { Outage, Outages } from '../state.ts';
import type { StateFile } from './file.ts';

const select = 'SELECT outage FROM breaker WHERE provider = ?';
const upsert =
  'INSERT INTO breaker (provider, outage) VALUES (?, ?) ON CONFLICT (provider) DO UPDATE SET outage = excluded.outage';
const remove = 'DELETE FROM breaker WHERE provider = ?';

/** Outages, known to all processes that open the state file. */
export function sqliteOutages(file: StateFile): Outages {
  return {
    get: (provider) =>
      file.run(() => {
        const row = file.sql(select).get(provider) as { readonly outage: string } | undefined;
        return row && read(row.outage);
      }),
    set: (provider, outage) => file.run(() => void file.sql(upsert).run(provider, JSON.stringify(outage))),
    delete: (provider) => file.run(() => void file.sql(remove).run(provider)),
  };
}

function read(text: string): Outage | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isOutage(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isOutage(value: unknown): value is Outage {
  if (typeof value !== 'object' || value === null) return false;
  const { reason, message, since, until } = value as Partial<Record<keyof Outage, unknown>>;
  return (
    typeof reason === 'string' && typeof message === 'string' && typeof since === 'number' && typeof until === 'number'
  );
}
