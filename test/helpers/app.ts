import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type App, createApp } from '../../src/app/app.ts';
import { parseConfig } from '../../src/config/config.ts';
import type { Clock } from '../../src/model/clock.ts';
import type { RunEvent } from '../../src/model/events.ts';
import { instantClock } from './clock.ts';
import { ownFolder } from './folder.ts';
import { tmdbKey } from './tmdb-server.ts';

export interface AppOptions {
  /** AniList's address, the only provider that is asked for anime. */
  readonly anilist: string;
  /** The address of the server that answers as TMDB, and lets a test's key in. Left out: there is no key. */
  readonly tmdb?: string;
  readonly clock?: Clock;
  readonly folder?: string;
  /** AniList's limit; left out: more than a test asks. */
  readonly limit?: string;
  /** Nobody is asked. */
  readonly offline?: boolean;
  /** Further settings. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What tasks work with: files in a folder of their own, a clock that jumps. Closed when the test is over. */
export function appOf(options: AppOptions): App {
  const { anilist, tmdb, clock = instantClock(), folder = ownFolder(), limit = '6000/60s', offline = false } = options;
  const env = {
    ANIMECTL_PROVIDERS: 'anilist',
    ANIMECTL_ANILIST_URL: anilist,
    ANIMECTL_ANILIST_LIMIT: limit,
    ...(tmdb && { ANIMECTL_TMDB_URL: `${tmdb}/3`, ANIMECTL_TMDB_TOKEN: tmdbKey, ANIMECTL_TMDB_LIMIT: '6000/60s' }),
    ...options.env,
  };
  const flags = { db: join(folder, 'animectl.sqlite'), offline };
  const config = parseConfig(flags, { env, folders: { config: folder, data: folder }, version: '1.2.3' });
  const { signal } = new AbortController();
  const app = createApp(config, { clock, signal, random: () => 0.5, warn: () => undefined });
  onTestFinished(() => app.close());
  return app;
}

/** What a task said, and what it ended with. */
export async function ran<Document>(
  events: AsyncGenerator<RunEvent, Document>,
): Promise<{ readonly events: readonly RunEvent[]; readonly document: Document }> {
  const all: RunEvent[] = [];
  for (;;) {
    const next = await events.next();
    if (next.done) return { events: all, document: next.value };
    all.push(next.value);
  }
}
