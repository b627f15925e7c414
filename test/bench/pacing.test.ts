import { once } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { askAtPace } from '../../src/bench/provider/pacing.ts';
import { stopwatch, systemClock } from '../../src/model/clock.ts';

async function served(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  onTestFinished(() => void server.closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const load = (url: string, perSecond: number, requests: number) =>
  askAtPace({ url, perSecond, requests }, systemClock, stopwatch);

it('requests go out at their times, whatever has become of those before, and their time counts from when they were due', async () => {
  const waiting: ServerResponse[] = [];
  const url = await served((_, response) => {
    waiting.push(response);
    // Nobody is answered before the last one has asked.
    if (waiting.length === 100) for (const one of waiting) one.end('here it is');
  });
  const { requests, errors, median, p99, largest, sentP99, lateP99 } = await load(url, 500, 100);
  expect([requests, errors]).toEqual([100, 0]);
  // The first one was due 198 ms before the last one, and the middle one about half as long.
  expect(largest).toBeGreaterThanOrEqual(198);
  expect(p99).toBeLessThanOrEqual(largest);
  expect(median).toBeGreaterThanOrEqual(98);
  expect(sentP99).toBeLessThanOrEqual(p99);
  expect(lateP99).toBeGreaterThanOrEqual(0);
});

it('answers that are none are counted', async () => {
  let asked = 0;
  const url = await served((_, response) => {
    asked++;
    if (asked % 10 === 1) response.writeHead(503).end();
    else if (asked % 10 === 2) response.destroy();
    else if (asked % 10 === 3) response.writeHead(200, { 'Content-Length': 9 }).write('cut', () => response.destroy());
    else response.end('here it is');
  });
  const { requests, errors } = await load(url, 2_000, 100);
  expect({ requests, asked, errors }).toEqual({ requests: 100, asked: 100, errors: 30 });
});
