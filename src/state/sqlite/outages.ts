import type { Outage, OutageMemory } from '../../http/limiter.ts';
import type { State } from './state.ts';

function isOutage(value: unknown): value is Outage {
  if (typeof value !== 'object' || value === null) return false;
  const { reason, message, since, until } = value as Partial<Record<keyof Outage, unknown>>;
  return (
    typeof reason === 'string' && typeof message === 'string' && typeof since === 'number' && typeof until === 'number'
  );
}

function read(text: string): Outage | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isOutage(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const upsert =
  'INSERT INTO breaker (provider, outage) VALUES (?, ?) ON CONFLICT (provider) DO UPDATE SET outage = excluded.outage';

/** Outages that all processes know of. */
export function createOutageMemory(state: State): OutageMemory {
  return {
    get: (provider) =>
      state.attempt(() => {
        const row = state.sql('SELECT outage FROM breaker WHERE provider = ?').get(provider);
        return row ? read((row as { readonly outage: string }).outage) : undefined;
      }, undefined),
    set: (provider, outage) =>
      state.attempt(() => void state.sql(upsert).run(provider, JSON.stringify(outage)), undefined),
    delete: (provider) =>
      state.attempt(() => void state.sql('DELETE FROM breaker WHERE provider = ?').run(provider), undefined),
  };
}
