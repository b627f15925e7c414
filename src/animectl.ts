import { createRequire } from 'node:module';
import { createApp } from './app/app.ts';
import { type ProviderChoice, parseConfig } from './config/config.ts';
import type { FranchiseDocument } from './franchise/document.ts';
import type { Order } from './franchise/orders.ts';
import { type Clock, systemClock } from './model/clock.ts';
import type { CutChoice } from './model/decision.ts';
import type { Depth } from './model/depth.ts';
import { type AnimectlError, NotFoundError } from './model/errors.ts';
import type { RunEvent } from './model/events.ts';
import type { Lookup } from './model/lookup.ts';
import { parseTarget } from './model/query.ts';
import type { Policy } from './model/relation-policy.ts';
import { usual } from './model/usual.ts';
import type { Database } from './store/database.ts';
import { franchise } from './tasks/franchise.ts';
import { createLifetime } from './tasks/lifetime.ts';
import { checkQuestion } from './tasks/question.ts';

/** The surroundings of a library: everything has a default, and nothing is read that is not named here. */
export interface LibrarySettings {
  /** Where database, cache and `animectl.json` live; absent: everything is kept in memory. */
  readonly folder?: string;
  /** Another place for the database. */
  readonly db?: string;
  /** Ask nobody: answer from what is stored and from the bundled catalogue. */
  readonly offline?: boolean;
  /** The program's environment variables, such as `process.env`; absent: none. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Ends all questions, as the signal of each ends that one. */
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
}

/** Who is asked, and how. */
export interface Asking {
  /** `auto`: one stands in for the other. */
  readonly provider?: ProviderChoice;
  /** Ask although the answer is still fresh. */
  readonly refresh?: boolean;
  /** Requests in flight at once; 3. */
  readonly concurrency?: number | 'auto';
}

/** What a franchise is taken to be; the defaults are the program's. */
export interface Question extends Asking {
  /** Which relations are followed: one of `presets`, or of your own. */
  readonly policy?: Policy;
  readonly depth?: Depth;
  readonly maxTitles?: number;
  readonly cuts?: CutChoice;
  /** Take the n-th candidate, from 1. */
  readonly pick?: number;
  /** Fail when a title could mean several. */
  readonly strict?: boolean;
  /** Aborted: requests end, and what came so far is saved and answered. Where nothing came, its reason is thrown. */
  readonly signal?: AbortSignal;
}

export interface Animectl {
  /**
   * The franchise of a title, a ref (`anilist:16498`) or a page address, kept in the database: the document of
   * `franchise --json`. Rejects with an `AnimectlError` when there is none, or it cannot be kept; `complete` tells whether
   * all of it came.
   */
  franchise(title: string, question?: Question & { readonly order?: Order }): Promise<FranchiseDocument>;
  /**
   * The events of that, as they happen; ends with a `franchise` event, or an `unanswered` one in its place, and with
   * `unsaved` after it where it cannot be kept. What came is saved, also when the reader stops early.
   */
  events(title: string, question?: Question): AsyncGenerator<RunEvent, void>;
  /** Titles by ref and by words from all that can answer; for `crawl` and for questions of your own. */
  lookup(asking?: Asking): Promise<Lookup>;
  /** The database. */
  database(): Promise<Database>;
  /**
   * Ends what is running, as an aborted signal does, saves what came and lets go of the files. All that is asked afterwards
   * rejects with a `ClosedError`.
   */
  close(): Promise<void>;
}

/** The whole program without its command line. Throws `ConfigError`; opens nothing until it is asked for something. */
export function openAnimectl(settings: LibrarySettings = {}): Animectl {
  const { folder, db, offline, clock = systemClock } = settings;
  const sources = sourcesOf(settings);
  const signal = settings.signal ?? new AbortController().signal;
  const place = db ?? (folder === undefined && !sources.env.ANIMECTL_DB ? inMemory : undefined);
  const flags = { ...(place && { db: place }), ...(offline !== undefined && { offline }), quiet: true };
  // Nobody hears anything here: what there is to say is in events and errors.
  const runtime = { clock, random: Math.random, signal, warn: () => {} };
  const app = createApp(parseConfig(flags, sources), runtime);
  const lifetime = createLifetime(signal, app.close);
  return {
    franchise: async (title, { signal, ...question } = {}) => {
      checkQuestion(title, { signal, ...question });
      return lifetime.until(signal, async (stop) => {
        const events = franchise({ ...question, queries: [parseTarget(title)], signal: stop }, app);
        return documentIn(events, title, stop);
      });
    },
    async *events(title, { signal, ...question } = {}) {
      checkQuestion(title, { signal, ...question });
      yield* lifetime.streaming(signal, async function* (stop) {
        yield* franchise({ ...question, queries: [parseTarget(title)], signal: stop }, app);
      });
    },
    lookup: async ({ provider = usual.provider, refresh = false, concurrency = usual.concurrency } = {}) => {
      lifetime.check();
      return lifetime.closing(await app.lookup({ provider, refresh, concurrency }));
    },
    async database() {
      lifetime.check();
      return app.database();
    },
    close: lifetime.close,
  };
}

/** The document that a run ends with. Throws why there is none, or why it is not kept. */
async function documentIn(
  events: AsyncGenerator<RunEvent, readonly FranchiseDocument[]>,
  title: string,
  signal: AbortSignal,
): Promise<FranchiseDocument> {
  let failure: AnimectlError | undefined;
  for (;;) {
    const next = await events.next();
    if (next.done) {
      if (failure) throw failure;
      const [document] = next.value;
      if (!document?.titles.length) signal.throwIfAborted();
      if (!document) throw new NotFoundError(`no franchise came of "${title}"`);
      return document;
    }
    if (next.value.type === 'unanswered' || next.value.type === 'unsaved') failure ??= next.value.error;
  }
}

const inMemory = ':memory:';

/** What settings are read from: nothing of the process but what was handed over. */
function sourcesOf({ folder, env = {} }: LibrarySettings) {
  const { version } = createRequire(import.meta.url)('animectl/package.json') as { readonly version: string };
  return {
    env: folder === undefined && !env.ANIMECTL_CACHE ? { ...env, ANIMECTL_CACHE: inMemory } : env,
    // Under a file there is no folder: no settings are found there.
    folders: { config: folder ?? '/dev/null', data: folder ?? '/dev/null' },
    version,
  };
}
