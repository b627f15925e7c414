import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { onTestFinished } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/main.ts';
import { type Clock, systemClock } from '../../src/model/clock.ts';
import { fakeClock } from '../helpers/clock.ts';
import { ownFolder } from '../helpers/folder.ts';
import { sink } from '../helpers/sink.ts';

/** Where nobody listens. */
const nowhere = 'http://127.0.0.1:9/';

/** Long enough not to be guessed. */
export const key = 'a-key-for-tests-0123456789';

export interface Serving {
  /** Where it listens, with its base. */
  readonly url: string;
  readonly folder: string;
  readonly key: string;
  /** Lines of the log, each as what its JSON holds. */
  log(): readonly Readonly<Record<string, unknown>>[];
  /** Interrupts it as Ctrl-C does; resolves to its exit code. */
  stop(): Promise<number>;
}

export interface ServingOptions {
  /** AniList's address. Left out: nobody is there. */
  readonly anilist?: string;
  /** Words after `serve`, besides the port. */
  readonly words?: readonly string[];
  readonly clock?: Clock;
  readonly folder?: string;
  /** Settings besides. */
  readonly env?: Readonly<Record<string, string>>;
}

/** `animectl serve`, whole, on a free port of this machine; stopped when the test is over. */
export async function serving({
  anilist = nowhere,
  words = [],
  clock = systemClock,
  folder = ownFolder(),
  env = {},
}: ServingOptions = {}): Promise<Serving> {
  const stopped = new AbortController();
  const stderr = sink();
  const first = promised<string>();
  const stdout = new Writable({
    decodeStrings: false,
    write(chunk, _, done) {
      first.resolve(String(chunk));
      done();
    },
  });
  const io: Io = {
    stdin: Readable.from([]),
    stdout,
    stderr,
    env: {
      ANIMECTL_KEY: key,
      ANIMECTL_PROVIDERS: 'anilist',
      ANIMECTL_ANILIST_URL: anilist,
      ANIMECTL_ANILIST_LIMIT: '6000/60s',
      ANIMECTL_MAL_URL: nowhere,
      ANIMECTL_SHIKIMORI_URL: nowhere,
      ANIMECTL_KITSU_URL: nowhere,
      ...env,
    },
    folders: { config: join(folder, 'config'), data: join(folder, 'data') },
    clock,
    random: () => 0.5,
    signal: stopped.signal,
    version: '1.2.3',
    host: { name: 'Node 20 test' },
  };
  const code = main(['serve', '--port', '0', ...words], io);
  onTestFinished(async () => {
    stopped.abort();
    await code;
  });
  const line = await Promise.race([first.promise, code.then(() => stderr.text())]);
  const url = /^animectl listens on (\S+)\n$/.exec(line)?.[1];
  if (url === undefined) throw new Error(`it does not serve: ${line}`);
  return {
    url,
    folder,
    key,
    log: () =>
      stderr
        .text()
        .split('\n')
        .filter((one) => one !== '')
        .map((one) => JSON.parse(one)),
    stop() {
      stopped.abort();
      return code;
    },
  };
}

/** A promise, and what settles it. */
export function promised<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** What a problem document says. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into whatever comes
export const jsonOf = (response: Response): Promise<any> => response.json();

/** A clock on which short sleeps are real, and a long one lasts until `run` has gone over it. */
export function quickClock(): Clock & { run(ms: number): Promise<void> } {
  const long = fakeClock(systemClock.now());
  return {
    now: long.now,
    sleep: (ms, signal) => (ms < 1_000 ? systemClock : long).sleep(ms, signal),
    run: long.run,
  };
}

/** One server-sent event. */
export interface Sent {
  readonly id: string;
  readonly event: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever comes
  readonly data: any;
}

/** The events of a stream as they come. */
async function* eventsOf(response: Response): AsyncGenerator<Sent, void> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body!) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end < 0) break;
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      const field = (name: string) => lines.find((one) => one.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
      if (field('event')) yield { id: field('id'), event: field('event'), data: JSON.parse(field('data')) };
      else yield { id: '', event: 'comment', data: lines.join('\n') };
    }
  }
}

/** All events, once the stream has ended. */
export async function allEventsOf(response: Response): Promise<readonly Sent[]> {
  const events: Sent[] = [];
  for await (const event of eventsOf(response)) events.push(event);
  return events;
}
