import { expect, it } from 'vitest';
import { createEventLog, type EventLog } from '../../src/server/event-log.ts';
import { bounds } from '../../src/server/options.ts';
import { eventStream, frame } from '../../src/server/stream.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { fakeClock } from '../helpers/clock.ts';
import { jsonOf, quickClock, serving } from './serving.ts';

it('a stream gives a sign of life every 15 s in which nothing happens', async () => {
  const hanging = await anilistServer([], { always: 'hang' });
  const clock = quickClock();
  const { url } = await serving({ anilist: hanging.url, clock });
  const answer = await fetch(`${url}/api/v1/franchise/stream?q=anilist:900001`);
  expect(answer.headers.get('x-accel-buffering')).toBe('no');
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  const first = await reader.read();
  expect(first.value).toMatch(/^id: [\da-f]{8}-1\nevent: /);
  for (let n = 0; n < 3; n++) {
    const next = reader.read();
    await clock.run(bounds.pingMs);
    expect((await next).value).toBe(': still here\n\n');
  }
  await reader.cancel();
});

/** A log, and how many of its frames were looked at. */
function watchedLog(): { readonly log: EventLog; looked(): number } {
  const log = createEventLog();
  let most = 0;
  const frames = new Proxy(log.frames, {
    get(target, name) {
      if (typeof name === 'string' && /^\d+$/.test(name)) most = Math.max(most, Number(name) + 1);
      return Reflect.get(target, name);
    },
  });
  const watched: EventLog = {
    frames,
    get isEnded() {
      return log.isEnded;
    },
    append: log.append,
    end: log.end,
    grown: log.grown,
  };
  return { log: watched, looked: () => most };
}

it('nothing is queued for readers who are slow: they share what was said, and take it when they want to', async () => {
  const { log, looked } = watchedLog();
  const never = new AbortController().signal;
  let ended = 0;
  const onEnd = () => void ended++;
  const readers = Array.from({ length: 100 }, () =>
    eventStream({ log }, { clock: fakeClock(), from: 0, signal: never, onEnd }).getReader(),
  );
  for (let n = 1; n <= 1_000; n++)
    log.append(frame(`run-${n}`, 'title', JSON.stringify({ n, text: 'x'.repeat(1_000) })));
  log.end();
  const firsts = await Promise.all(readers.map((reader) => reader.read()));
  expect(new Set(firsts.map(({ value }) => value)).size).toBe(1);
  await new Promise((done) => setImmediate(done));
  expect(looked()).toBeLessThanOrEqual(2);
  await Promise.all(readers.map((reader) => reader.cancel()));
  expect(ended).toBe(100);
});

it('a client that has four crawls under way waits for another one, and others do not', async () => {
  const hanging = await anilistServer([], { always: 'hang' });
  const { url } = await serving({ anilist: hanging.url });
  const over = new AbortController();
  const open = [1, 2, 3, 4].map((n) =>
    fetch(`${url}/api/v1/franchise?q=anilist:90000${n}`, { signal: over.signal }).catch(() => undefined),
  );
  await expect.poll(() => hanging.asked.length, { timeout: 30_000 }).toBeGreaterThan(2);
  const refused = await fetch(`${url}/api/v1/franchise?q=anilist:900005`);
  expect([refused.status, refused.headers.get('retry-after'), (await jsonOf(refused)).code]).toEqual([
    429,
    '5',
    'too-many-crawls',
  ]);
  // Whoever asks what is asked for already joins that crawl.
  const joined = fetch(`${url}/api/v1/franchise/stream?q=anilist:900004`, { signal: over.signal });
  expect((await joined).status).toBe(200);
  over.abort();
  await Promise.all(open);
});
