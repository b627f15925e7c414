import type { App } from '../app.ts';
import type { CrawlEvent } from '../crawl/events.ts';
import { foldFallbacks } from '../report/fold.ts';
import { report } from '../report/reporter.ts';
import { persist } from '../store/persist.ts';
import type { LookupOptions, TitleOptions } from './lookups.ts';
import { progressReporter } from './screen.ts';
import { type FoundTitle, findTitle, type Need } from './title.ts';

/** Runs events that end in a value: saved on the way, shown on stderr. */
export async function drain<T>(events: AsyncGenerator<CrawlEvent, T>, { store }: LookupOptions, app: App): Promise<T> {
  const result: { value?: { it: T } } = {};
  async function* kept(): AsyncGenerator<CrawlEvent, void> {
    const it = yield* events;
    result.value = { it };
  }
  const stream = store ? persist(kept(), await app.store()) : kept();
  await report(foldFallbacks(stream), await progressReporter(app));
  if (!result.value) throw new Error('the run ended without a result');
  return result.value.it;
}

export async function seekTitle(options: TitleOptions, need: Need, app: App): Promise<FoundTitle> {
  const { provider, refresh, store, target, pick, strict } = options;
  const lookup = await app.lookup({ provider, refresh, concurrency: 3, noStore: !store });
  return drain(findTitle(target, lookup, { pick, strict, need }, app), options, app);
}
