import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/main.ts';
import type { Clock } from '../../src/model/clock.ts';
import { instantClock } from './clock.ts';
import { ownFolder } from './folder.ts';
import { sink } from './sink.ts';

/** Where nobody listens. A run that asks a provider by mistake ends there and not at the real one. */
const nowhere = 'http://127.0.0.1:9/';

export interface WorldOptions {
  /** AniList's address. Left out: nobody is there. */
  readonly anilist?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly isTty?: boolean;
  /** Which terminal it is. Left out: one that cannot be told from others. */
  readonly terminal?: string;
  /** Opens addresses. Left out: nothing can. */
  readonly open?: (address: string) => Promise<boolean>;
  readonly columns?: number;
  readonly signal?: AbortSignal;
  readonly stdin?: string;
  /** Is told of what comes on stderr, as it comes. */
  readonly heard?: (text: string) => void;
}

/** What a run left behind. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A machine of a test's own: folders and a clock that stay from one run to the next, and nothing of the real one. */
export interface World {
  readonly folder: string;
  readonly db: string;
  readonly clock: Clock;
  /** `animectl WORDS`, with fresh streams. */
  run(words: readonly string[], options?: WorldOptions): Promise<Ran>;
}

export function newWorld(usual: WorldOptions = {}): World {
  const folder = ownFolder();
  const folders = { config: join(folder, 'config'), data: join(folder, 'data') };
  const clock = instantClock();
  return {
    folder,
    db: join(folders.data, 'animectl.sqlite'),
    clock,
    async run(words, options = {}) {
      const {
        isTty = false,
        terminal,
        open,
        columns,
        signal,
        stdin = '',
        heard,
        anilist = nowhere,
        env,
      } = { ...usual, ...options };
      const [stdout, stderr] = [sink(isTty), sink(isTty, heard)];
      const io: Io = {
        stdin: Readable.from([stdin]),
        stdout: Object.assign(stdout, { device: terminal, ...(columns && { columns }), ...(open && { open }) }),
        stderr: Object.assign(stderr, { device: terminal, ...(columns && { columns }) }),
        env: {
          ANIMECTL_PROVIDERS: 'anilist',
          ANIMECTL_ANILIST_URL: anilist,
          ANIMECTL_ANILIST_LIMIT: '6000/60s',
          ANIMECTL_MAL_URL: nowhere,
          ANIMECTL_SHIKIMORI_URL: nowhere,
          ANIMECTL_KITSU_URL: nowhere,
          ...usual.env,
          ...env,
        },
        folders,
        clock,
        random: () => 0.5,
        signal: signal ?? new AbortController().signal,
        version: '1.2.3',
        host: { name: 'Node 20 test' },
      };
      const code = await main(words, io);
      return { code, out: stdout.text(), err: stderr.text() };
    },
  };
}

/** The lines of a text, without empty ones. */
export function lines(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}
