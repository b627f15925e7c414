import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Title } from '../../src/model/title.ts';
import { anilistGraph, errorBody } from './anilist-graph.ts';

// AniList's figures with a shorter minute: 30 are answered, 90 are advertised, 26 are ours: a loaded machine sends and reads some
// of them late.
const windowMs = 4_000;
export const limits = { answered: 30, advertised: 90, ours: `26/${windowMs}ms` };

/** A server that refuses what comes too fast, by the clock on its own wall. */
export async function strictServer(titles: readonly Title[], latencyMs = 0) {
  const answer = anilistGraph(titles);
  const asked: number[][] = [];
  let arrivals: number[] = [];
  let refused = 0;
  let most = 0;
  const server = createServer((request, response) => {
    const now = performance.now();
    arrivals = [...arrivals.filter((at) => at > now - windowMs), now];
    most = Math.max(most, arrivals.length);
    const isTooFast = arrivals.length > limits.answered;
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', async () => {
      const { body: said, ids } = await answer(body);
      asked.push([...ids]);
      if (isTooFast) refused++;
      const headers = { 'content-type': 'application/json', 'x-ratelimit-limit': String(limits.advertised) };
      setTimeout(() => {
        response.writeHead(isTooFast ? 429 : 200, { ...headers, ...(isTooFast && { 'retry-after': '4' }) });
        response.end(JSON.stringify(isTooFast ? errorBody('Too Many Requests.', 429) : said));
      }, latencyMs);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    /** The ids of each request. */
    asked,
    refused: () => refused,
    /** How many arrived within one window, at the most. */
    mostInWindow: () => most,
  };
}
