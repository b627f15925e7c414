import type { App } from '../app/app.ts';
import { type Decided, decisionsOf, nothingDecided } from '../crawl/decisions.ts';
import type { CutChoice } from '../model/decision.ts';
import { StoreError } from '../model/errors.ts';

/** Options, and what was decided of relations: in place of which of it counts. */
export type Deciding<Options> = Omit<Options, 'cuts'> & { readonly decisions: Decided };

/** `store`: whether the database may be read. Where there is none it is not made. */
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

export async function decided<Options extends { readonly cuts: CutChoice; readonly store: boolean }>(
  { cuts, ...options }: Options,
  app: App,
): Promise<Deciding<Options>> {
  const decisions = await decisionsFor(cuts, options.store, app).catch((error: unknown) => {
    // Why the database cannot be opened is told when it is to keep the answer.
    if (error instanceof StoreError && error.isPassing) return nothingDecided;
    throw error;
  });
  return { ...options, decisions };
}
