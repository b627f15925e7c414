import type { App } from '../app/app.ts';
import { type Decided, decisionsOf, nothingDecided, withShipped } from '../crawl/decisions.ts';
import type { CutChoice } from '../model/decision.ts';
import { StoreError } from '../model/errors.ts';
import type { Database } from '../store/database.ts';

/** What was decided of relations and counts. `store`: whether the database may be read; where there is none it is not made. */
export const decisionsFor = (choice: CutChoice, store: boolean, app: App): Promise<Decided> =>
  decidedIn(choice, store, app, () => app.database());

async function decidedIn(
  choice: CutChoice,
  store: boolean,
  app: App,
  database: () => Promise<Database>,
): Promise<Decided> {
  const isThere = store && choice.includes('own') && app.databaseFile.identity() !== undefined;
  if (!isThere) return decisionsOf(choice, undefined);
  const own = await ownDecisions(app, database);
  return choice.includes('shipped') ? withShipped(own) : own;
}

async function ownDecisions(app: App, database: () => Promise<Database>): Promise<Decided> {
  // Most people never decide anything, and an answer from the cache needs the database for nothing else.
  const mark = app.databaseFile.mark();
  const key = `nothing decided in ${app.config.db} ${mark}`;
  const cache = await app.cache();
  if (mark !== undefined && (await cache.peek('franchise', [key])).has(key)) return nothingDecided;
  const own = await decisionsOf('own', await database());
  if (mark !== undefined && own === nothingDecided) await cache.set('franchise', new Map([[key, true]]));
  return own;
}

/** What was decided, for a run that can do without its database: nothing in one that cannot be opened for the moment. */
export async function decisionsIfOpen(choice: CutChoice, store: boolean, app: App): Promise<Decided> {
  try {
    return await decidedIn(choice, store, app, () => app.database('forAnswer'));
  } catch (error) {
    // Why the database cannot be opened is told when the answer is to be saved.
    if (error instanceof StoreError && error.isPassing) return decisionsOf(choice, undefined);
    throw error;
  }
}
