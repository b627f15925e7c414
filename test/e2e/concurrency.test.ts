import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { newWorld } from '../helpers/io.ts';
import { jikanTitle, related } from '../helpers/jikan-server.ts';

const count = 120;
const titles = new Map(
  Array.from({ length: count }, (_, n) => {
    const id = 900_001 + n;
    const others = Array.from({ length: count - 1 }, (_, k) => 900_002 + k);
    const relations = n === 0 ? [related('Side Story', ...others)] : [related('Parent Story', 900_001)];
    return [id, jikanTitle(id, `Title ${id}`, { relations })] as const;
  }),
);

/**
 * A franchise of which every title takes a request, at a server that answers all that has arrived together: after 100 ms
 * on the run's own clock for each `capacity` of them. `refuseAt`: which request is one too many.
 */
async function waves(capacity: number, refuseAt?: number) {
  const sizes: number[] = [];
  const waiting: (() => void)[] = [];
  let gathering: NodeJS.Timeout | undefined;
  let arrived = 0;
  const url = await new Promise<string>((ready) => {
    const server = createServer((request, response) => {
      const title = titles.get(Number(/\/anime\/(\d+)\/full/.exec(request.url ?? '')?.[1]));
      arrived++;
      const isRefused = arrived === refuseAt;
      waiting.push(() => {
        const body = isRefused ? { status: 429, type: 'RateLimitException', message: 'Too fast' } : { data: title };
        response.writeHead(isRefused ? 429 : 200, { 'content-type': 'application/json', 'retry-after': '1' });
        response.end(JSON.stringify(body));
      });
      clearTimeout(gathering);
      gathering = setTimeout(answer, 10);
    });
    server.listen(0, '127.0.0.1', () => ready(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v4`));
    onTestFinished(() => {
      clearTimeout(gathering);
      server.closeAllConnections();
      server.close();
    });
  });
  const env = { ANIMECTL_PROVIDERS: 'mal', ANIMECTL_MAL_URL: url, ANIMECTL_MAL_LIMIT: '100000/1s' };
  const world = newWorld({ env });

  async function answer() {
    sizes.push(waiting.length);
    await world.clock.sleep(100 * Math.ceil(waiting.length / capacity));
    for (const one of waiting.splice(0)) one();
  }

  return {
    sizes,
    async run(concurrency: string) {
      const words = ['franchise', 'mal:900001', '--provider', 'mal', '--max-titles', '500', '--json'];
      const { code, out } = await world.run([...words, '--concurrency', concurrency]);
      expect(code).toBe(0);
      expect((JSON.parse(out) as { titles: unknown[] }).titles).toHaveLength(count);
    },
  };
}

it('is what was asked for', async () => {
  const { sizes, run } = await waves(100);
  await run('3');
  expect(Math.max(...sizes)).toBe(3);
});

it('grows with auto up to 5 where the provider keeps up', async () => {
  const { sizes, run } = await waves(100);
  await run('auto');
  expect(sizes[1]).toBe(3);
  expect(Math.max(...sizes)).toBe(5);
  expect(sizes.length).toBeLessThan(count / 3);
});

it('shrinks with auto where more at once only take longer', async () => {
  const { sizes, run } = await waves(1);
  await run('auto');
  expect(sizes.slice(-20).reduce((sum, size) => sum + size, 0) / 20).toBeLessThan(3);
});

it('shrinks with auto on a refusal', async () => {
  const { sizes, run } = await waves(100, 5);
  await run('auto');
  expect(sizes.slice(3, 5)).toEqual([2, 2]);
});
