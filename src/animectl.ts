import { createRequire } from 'node:module';
import { Readable, Writable } from 'node:stream';
import { createApp } from './app/app.ts';
import type { Io } from './cli/io.ts';
import { type ProviderChoice, parseConfig } from './config/config.ts';
import { documentOf, type FranchiseDocument } from './franchise/document.ts';
import type { Order } from './franchise/order.ts';
import { type Clock, systemClock } from './model/clock.ts';
import type { CutChoice } from './model/decision.ts';
import { autoDepth, type Depth } from './model/depth.ts';
import { NotFoundError } from './model/errors.ts';
import type { RunEvent } from './model/events.ts';
import type { Lookup } from './model/lookup.ts';
import { type Policy, presets } from './model/policy.ts';
import { parseTarget } from './model/query.ts';
import type { Database } from './store/database.ts';
import { answers } from './tasks/answers.ts';
import { newOutcome } from './tasks/asked.ts';
import { decided } from './tasks/decided.ts';

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
  /** Aborted: requests end, and what came so far is saved and answered. Where nothing came, its reason is thrown. */
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
}

export interface Animectl {
  /**
   * The franchise of a title, a ref (`anilist:16498`) or a page address, kept in the database: the document of
   * `franchise --json`. Rejects with an `AnimectlError` when there is none, or it cannot be kept; `complete` tells whether
   * all of it came.
   */
  franchise(title: string, question?: Question & { readonly order?: Order }): Promise<FranchiseDocument>;
  /**
   * The same as it happens; ends with a `franchise` event, and with `unsaved` after it where it cannot be kept. What came is
   * saved, also when the reader stops early.
   */
  events(title: string, question?: Question): AsyncGenerator<RunEvent, void>;
  /** Titles by ref and by words from all that can answer; for `crawl` and for questions of your own. */
  lookup(asking?: Asking): Promise<Lookup>;
  /** The database. */
  database(): Promise<Database>;
  /** Saves what is not yet saved and lets go of the files. */
  close(): Promise<void>;
}

/** The whole program without its command line. Throws `ConfigError`; opens nothing until it is asked for something. */
export function openAnimectl(settings: LibrarySettings = {}): Animectl {
  const { folder, db, offline } = settings;
  const io = ioOf(settings);
  const place = db ?? (folder === undefined && !io.env.ANIMECTL_DB ? inMemory : undefined);
  const flags = { ...(place && { db: place }), ...(offline !== undefined && { offline }), quiet: true };
  const app = createApp(parseConfig(flags, io), { ...io, warn: () => {}, io });

  async function* events(title: string, question: Question = {}, outcome = newOutcome()) {
    const options = await decided({ ...usual, ...question, targets: [parseTarget(title)] }, app);
    yield* answers(options, app, outcome);
    const [failure] = outcome.failures;
    if (failure) throw failure;
  }

  return {
    async franchise(title, { order = 'release', ...question } = {}) {
      let document: FranchiseDocument | undefined;
      for await (const event of events(title, question)) {
        if (event.type === 'franchise') document = documentOf(event.franchise, event.stats, order);
        if (event.type === 'unsaved') throw event.error;
      }
      if (!document?.titles.length) settings.signal?.throwIfAborted();
      if (!document) throw new NotFoundError(`no franchise came of "${title}"`);
      return document;
    },
    events: (title, question) => events(title, question),
    lookup: ({ provider = 'auto', refresh = false, concurrency = 3 } = {}) =>
      app.lookup({ provider, refresh, concurrency }),
    database: app.database,
    close: app.close,
  };
}

const inMemory = ':memory:';

const usual = {
  policy: presets.franchise,
  depth: autoDepth,
  maxTitles: 500,
  provider: 'auto',
  cuts: 'own',
  concurrency: 3,
  refresh: false,
  enrich: false,
  store: true,
  pick: undefined,
  strict: false,
} as const;

/** Nobody reads or hears anything here: what there is to say is in events and errors. */
function ioOf({ folder, env = {}, signal, clock = systemClock }: LibrarySettings): Io {
  const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });
  const { version } = createRequire(import.meta.url)('animectl/package.json');
  return {
    stdin: Readable.from([]),
    stdout: nowhere(),
    stderr: nowhere(),
    env: folder === undefined && !env.ANIMECTL_CACHE ? { ...env, ANIMECTL_CACHE: inMemory } : env,
    // Under a file there is no folder: no settings are found there.
    folders: { config: folder ?? '/dev/null', data: folder ?? '/dev/null' },
    clock,
    random: Math.random,
    signal: signal ?? new AbortController().signal,
    version,
    runtime: 'as a library',
  };
}
