import type { App } from '../app/app.ts';
import { type Decided, decisionsOf, nothingDecided } from '../crawl/decisions.ts';
import type { CutChoice } from '../model/decision.ts';
import { StoreError } from '../model/errors.ts';

/** What was decided of relations and counts. `store`: whether the database may be read; where there is none it is not made. */
export async function decisionsFor(choice: CutChoice, store: boolean, app: App): Promise<Decided> {
  const isThere = store && choice !== 'none' && app.databaseFile.identity() !== undefined;
  if (!isThere || choice !== 'own') return decisionsOf(choice, isThere ? await app.database() : undefined);
  // Most people never decide anything, and an answer from the cache needs the database for nothing else.
  const mark = app.databaseFile.mark();
  const key = `nothing decided in ${app.config.db} ${mark}`;
  const cache = await app.cache();
  if (mark !== undefined && (await cache.peek('franchise', [key])).has(key)) return nothingDecided;
  const own = await decisionsOf(choice, await app.database());
  if (mark !== undefined && own === nothingDecided) await cache.set('franchise', new Map([[key, true]]));
  return own;
}

/** What was decided, for a run that can do without its database: nothing in one that cannot be opened for the moment. */
export async function decisionsIfOpen(choice: CutChoice, store: boolean, app: App): Promise<Decided> {
  try {
    return await decisionsFor(choice, store, app);
  } catch (error) {
    // Why the database cannot be opened is told when the answer is to be saved.
    if (error instanceof StoreError && error.isPassing) return nothingDecided;
    throw error;
  }
}
