import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createEventLog, type EventLog } from '../../src/server/event-log.ts';
import { frame } from '../../src/server/frames.ts';
import { bounds } from '../../src/server/options.ts';
import { createPulse } from '../../src/server/pulse.ts';
import { writeEvents } from '../../src/server/stream.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { fakeClock } from '../helpers/clock.ts';
import { allEventsOf, jsonOf, quickClock, serving } from './serving.ts';

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

/** A server whose every answer is the stream of one log, and how much waits in it for its readers. */
async function streamingOf(log: EventLog, onEnd: () => void) {
  const responses: ServerResponse[] = [];
  const pulse = createPulse(fakeClock(), bounds.pingMs);
  const server = createServer((_, response) => {
    responses.push(response);
    writeEvents(response, log, { pulse, from: 0, onEnd });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.closeAllConnections());
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, responses };
}

/** A reader that has its headers, and takes nothing else. */
async function slowReader(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await once(socket, 'data');
  return socket.pause();
}

it('nothing is queued for readers who are slow: they share what was said, and take it when they want to', async () => {
  const log = createEventLog();
  let ended = 0;
  const { port, responses } = await streamingOf(log, () => void ended++);
  const readers = await Promise.all(Array.from({ length: 20 }, () => slowReader(port)));
  const mebibyte = new Uint8Array(2 ** 20);
  for (let n = 0; n < 20; n++) {
    log.append(mebibyte);
    await new Promise((done) => setImmediate(done));
  }
  expect(log.bytes).toBe(20 * 2 ** 20);
  // What is on its way is one frame, whatever has been said since.
  for (const { writableLength } of responses) expect(writableLength).toBeLessThan(1.1 * 2 ** 20);
  for (const reader of readers) reader.destroy();
  await expect.poll(() => ended).toBe(20);
  log.append(mebibyte);
  expect(responses.every(({ destroyed }) => destroyed)).toBe(true);
});

it('a reader that was slow gets all that was said, in its order, and the end', async () => {
  const log = createEventLog();
  const { port } = await streamingOf(log, () => {});
  const answer = await fetch(`http://127.0.0.1:${port}/`);
  for (let n = 1; n <= 2_000; n++) log.append(frame(`run-${n}`, 'title', JSON.stringify({ text: 'x'.repeat(1_000) })));
  log.end();
  const events = await allEventsOf(answer);
  expect(events.map(({ id }) => id)).toEqual(Array.from({ length: 2_000 }, (_, n) => `run-${n + 1}`));
});

it('a log that is bounded keeps what was said last, and whoever is behind goes on there', () => {
  const log = createEventLog(1_000);
  for (let n = 0; n < 100; n++) log.append(Uint8Array.of(...Array.from({ length: 100 }, () => n)));
  expect(log.bytes).toBeLessThanOrEqual(1_000);
  const next = log.from(3);
  expect(next?.n).toBeGreaterThanOrEqual(90);
  expect(next?.frame[0]).toBe(next?.n);
  expect(log.from(99)).toMatchObject({ n: 99 });
  expect(log.from(100)).toBeUndefined();
});

it('asking for the headers of a stream begins nothing', async () => {
  const hanging = await anilistServer([], { always: 'hang' });
  const { url } = await serving({ anilist: hanging.url });
  for (let n = 1; n <= 9; n++) {
    const answer = await fetch(`${url}/api/v1/franchise/stream?q=anilist:90000${n}`, { method: 'HEAD' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  }
  expect(hanging.asked).toEqual([]);
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
