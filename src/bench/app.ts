import { join } from 'node:path';
import { type App, createApp } from '../app/app.ts';
import { parseConfig } from '../config/config.ts';
import { systemClock } from '../model/clock.ts';
import type { Bench } from './scenario.ts';

/** More than anybody asks: nothing waits for its turn. */
const noLimit = '100000/1s';

/** How the program is told to ask a simulated AniList at `url`, and nobody else. */
export const askingAt = (url: string, limit = noLimit): Readonly<Record<string, string>> => ({
  ANIMECTL_PROVIDERS: 'anilist',
  ANIMECTL_ANILIST_URL: url,
  ANIMECTL_ANILIST_LIMIT: limit,
});

/** What a command of the program has at its disposal, here: database and cache in a folder of their own. */
export function appIn({ folder, env, signal }: Bench, name: string, url: string): App {
  const data = join(folder, name);
  const sources = { env: { ...env, ...askingAt(url) }, folders: { config: data, data }, version: '0.0.0' };
  const runtime = { clock: systemClock, random: () => 0.5, signal, warn: () => {} };
  return createApp(parseConfig({ quiet: true }, sources), runtime);
}
