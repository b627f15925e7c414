import type { RunEvent } from '../model/events.ts';
import type { Database } from '../store/database.ts';
import { type PersistOptions, persist } from '../store/persist.ts';
import { apart } from './task.ts';

/** Passes events on, saves titles on the way, and returns what the events return. */
export async function* persisted<T>(
  events: AsyncGenerator<RunEvent, T>,
  database: Database,
  options: PersistOptions = {},
): AsyncGenerator<RunEvent, T> {
  const { events: passed, result } = apart(events);
  yield* persist(passed, database, options);
  return result();
}
