import type { App } from '../app/app.ts';
import type { RunEvent } from '../model/events.ts';
import { foldFallbacks } from '../report/live/fallbacks.ts';
import { report } from '../report/live/reporter.ts';
import { persist } from '../store/persist.ts';
import { type ExitCode, exit } from './exit.ts';
import type { LookupOptions, TitleOptions } from './lookups.ts';
import { progressReporter } from './screen.ts';
import { type FoundTitle, findTitle, type Need } from './title.ts';

/** What events came to, and how the run ends when it is printed. */
export interface Drained<T> {
  readonly value: T;
  /** Not `done` where some of it could not be saved. */
  readonly code: ExitCode;
}

/** Runs events that end in a value: saved on the way, shown on stderr. */
export async function drain<T>(
  events: AsyncGenerator<RunEvent, T>,
  { store }: LookupOptions,
  app: App,
): Promise<Drained<T>> {
  const result: { value?: { it: T }; code: ExitCode } = { code: exit.done };
  async function* kept(): AsyncGenerator<RunEvent, void> {
    const it = yield* events;
    result.value = { it };
  }
  async function* watched(): AsyncGenerator<RunEvent, void> {
    for await (const event of store ? persist(kept(), await app.keeping()) : kept()) {
      if (event.type === 'unsaved') result.code = exit.database;
      yield event;
    }
  }
  await report(foldFallbacks(watched()), await progressReporter(app));
  if (!result.value) throw new Error('the run ended without a result');
  return { value: result.value.it, code: result.code };
}

export async function seekTitle(options: TitleOptions, need: Need, app: App): Promise<Drained<FoundTitle>> {
  const { provider, refresh, store, target, pick, strict } = options;
  const lookup = await app.lookup({ provider, refresh, concurrency: 3, noStore: !store });
  return drain(findTitle(target, lookup, { pick, strict, need }, app), options, app);
}
