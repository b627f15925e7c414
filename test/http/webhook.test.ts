import { getEventListeners, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { deliver } from '../../src/http/webhook.ts';
import { faultyServer } from '../helpers/faulty-server.ts';

const delivery = (url: string) => ({
  url: new URL(url),
  body: '{"a":1}',
  type: 'application/json',
  userAgent: 'animectl/1',
  timeoutMs: 60_000,
  signal: new AbortController().signal,
});

it('is posted to as it is', async () => {
  const { url, asked } = await faultyServer({ status: 204, body: '' });
  expect(await deliver(delivery(`${url}hook?a=b`))).toBeUndefined();
  expect(asked).toMatchObject([
    {
      method: 'POST',
      url: '/hook?a=b',
      body: '{"a":1}',
      headers: { 'content-type': 'application/json', 'user-agent': 'animectl/1' },
    },
  ]);
});

it('that does not take it says so, and is asked once', async () => {
  const { url, asked } = await faultyServer({ status: 500, body: 'x' });
  expect(await deliver(delivery(url))).toBe('it answered 500');
  expect(asked).toHaveLength(1);
});

it('that sends elsewhere is not followed', async () => {
  const there = await faultyServer({ status: 200 });
  const { url } = await faultyServer({ status: 307, headers: { location: there.url }, body: '' });
  expect(await deliver(delivery(url))).toBe('unexpected redirect');
  expect(there.asked).toEqual([]);
});

it('that cannot be reached, or must not be asked, is not asked', async () => {
  expect(await deliver(delivery('http://127.0.0.1:1/'))).toBe('bad port');
  expect(await deliver(delivery('http://example.com/'))).toMatch(/^its address starts with http:/);
});

/** A webhook that gives no answer, and what to send there. */
async function silent() {
  const server = createServer(() => {}).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return { server, delivery: { url, body: '{}', type: 'application/json', userAgent: 'test', timeoutMs: 60_000 } };
}

it('that does not answer in time is given up, and leaves nothing at the signal', async () => {
  const { delivery } = await silent();
  const { signal } = new AbortController();
  expect(await deliver({ ...delivery, timeoutMs: 20, signal })).toBe('it did not answer in time');
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it('is left at once by a run that is to end', async () => {
  const { server, delivery } = await silent();
  const stop = new AbortController();
  const asked = once(server, 'request');
  const delivered = deliver({ ...delivery, signal: stop.signal });
  await asked;
  stop.abort(new Error('the end'));
  await expect(delivered).rejects.toThrow('the end');
});
