import type { App } from '../app/app.ts';
import type { RunEvent } from '../model/events.ts';
import { policyKey } from '../model/policy.ts';
import type { Query } from '../model/query.ts';
import { persist } from '../store/persist.ts';
import { type Asked, type Outcome, questionOf } from './asked.ts';
import { fetched } from './fetched.ts';
import { isSaved, type Kept, noteSaved, recall, retold } from './kept.ts';

/** Everything that is said of every target, in their order. A target that fails does not keep the others from being answered. */
export async function* answers(options: Asked, app: App, outcome: Outcome): AsyncGenerator<RunEvent, void> {
  const { provider, refresh, concurrency, store } = options;
  // Before any file is opened: what makes no sense leaves nothing behind.
  const lookup = await app.lookup({ provider, refresh, concurrency, noStore: !store });
  const kept = new Map<Query, Kept>();
  if (!options.refresh) {
    for (const target of options.targets) {
      const one = await recall(await app.cache(), target, questionOf(options));
      if (one) kept.set(target, one);
    }
  }
  for (const one of kept.values()) yield* again(one, options, app, outcome);
  const rest = options.targets.filter((target) => !kept.has(target));
  if (rest.length === 0) return;
  const events = await filled(fetched(rest, lookup, options, app, outcome), options, app);
  if (!store) return yield* events;
  yield* saving(events, options, app, outcome);
  for (const target of outcome.unsaved ? [] : rest) {
    const one = await recall(await app.cache(), target, questionOf(options));
    if (one) await note(one, app);
  }
}

/** A kept answer; a database that has not seen it is given it. */
async function* again(kept: Kept, options: Asked, app: App, outcome: Outcome): AsyncGenerator<RunEvent, void> {
  const database = app.databaseFile.identity();
  const isThere = database !== undefined && (await isSaved(await app.cache(), kept, database));
  if (!options.enrich && (!options.store || isThere)) return yield* retold(kept, 0, false);
  const events = await filled(streamed(retold(kept, 0, !isThere)), options, app);
  if (!options.store) return yield* events;
  yield* saving(events, options, app, outcome);
  if (!outcome.unsaved) await note(kept, app);
}

/** Everything, saved on the way. An answer is worth having although it cannot be kept. */
async function* saving(
  events: AsyncIterable<RunEvent>,
  options: Asked,
  app: App,
  outcome: Outcome,
): AsyncGenerator<RunEvent, void> {
  const crawl = crawlOf(options, app.clock.now());
  for await (const event of persist(events, await app.keeping(), { crawl })) {
    outcome.unsaved ||= event.type === 'unsaved';
    yield event;
  }
}

/** With `--enrich`: what the answer lacks, from one search at each further provider. */
async function filled(
  events: AsyncIterable<RunEvent>,
  { enrich: wanted, refresh }: Asked,
  app: App,
): Promise<AsyncIterable<RunEvent>> {
  if (!wanted || app.config.offline) return events;
  const { enrich, enrichable } = await import('./enrich.ts');
  const ask = { refresh, concurrency: 1, networkOnly: true, noStore: true };
  const sources = app.config.order.map(async (provider) => ({
    provider,
    lookup: await app.lookup({ ...ask, provider }),
  }));
  return enrich(events, { sources: await Promise.all(sources), wanted: enrichable, signal: app.io.signal });
}

async function note(kept: Kept, app: App): Promise<void> {
  const database = app.databaseFile.identity();
  if (database) await noteSaved(await app.cache(), kept, database, app.clock);
}

async function* streamed(events: Iterable<RunEvent>): AsyncGenerator<RunEvent, void> {
  yield* events;
}

function crawlOf({ depth, policy }: Asked, startedAt: number) {
  return { policy: policyKey(policy), depth: depth.auto ? 'auto' : String(depth.steps), startedAt };
}
