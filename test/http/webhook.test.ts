import { getEventListeners, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { deliver } from '../../src/http/webhook.ts';

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
