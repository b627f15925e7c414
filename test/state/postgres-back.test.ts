import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { withFallback } from '../../src/state/fallback.ts';
import { createMemoryState } from '../../src/state/memory/state.ts';
import { openPostgresState } from '../../src/state/postgres/state.ts';
import { StateUnavailableError } from '../../src/state/state.ts';
import { instantClock } from '../helpers/clock.ts';
import { emptyDatabase, hasPostgres, placeOf } from '../helpers/postgres.ts';

const outage = { reason: 'outage', message: 'closed', since: 1, until: 2 };

/** The way to a server, which can be closed and opened again. */
async function gateTo(port: number) {
  const open = new Set<Socket>();
  const gate = createServer((one) => {
    const other = connect(port, '127.0.0.1');
    for (const socket of [one, other]) {
      open.add(socket);
      socket.on('error', () => {}).on('close', () => void open.delete(socket));
    }
    one.pipe(other).pipe(one);
  });
  const listen = async (at: number) => {
    gate.listen(at, '127.0.0.1');
    await once(gate, 'listening');
    return (gate.address() as AddressInfo).port;
  };
  const close = async () => {
    for (const socket of open) socket.destroy();
    gate.close();
    await once(gate, 'close');
  };
  const own = await listen(0);
  return { port: own, close, open: () => listen(own) };
}

describe.skipIf(!hasPostgres)('a state on PostgreSQL', () => {
  it('is used again by whoever stays up, once it is back, and until then nobody waits for it', async () => {
    const url = new URL(await emptyDatabase());
    const gate = await gateTo(Number(url.port));
    url.port = String(gate.port);
    const clock = instantClock();
    const lines: string[] = [];
    const far = await openPostgresState(placeOf(url.href), {
      ...{ clock, warn: (line) => void lines.push(line), onBack: (line) => void lines.push(line) },
    });
    if (!far) throw new Error('PostgreSQL cannot be reached');
    const state = withFallback(far, createMemoryState({ clock }), { returns: true });
    onTestFinished(async () => {
      await state.close();
      await gate.close();
    });
    await state.outages.set('anilist', outage);
    await gate.close();
    await expect(far.outages.get('anilist')).rejects.toThrow(StateUnavailableError);
    const waited = clock.slept.length;
    expect(await state.outages.get('anilist')).toEqual(outage);
    expect([clock.slept.length, lines]).toEqual([waited, [expect.stringMatching(/: until it is back, the cache is/)]]);
    await gate.open();
    await state.outages.set('kitsu', outage);
    // Who wants something has it looked for; the clock stands still in between.
    while (lines.length < 2) {
      await clock.sleep(30_000);
      await state.outages.get('kitsu');
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(lines[1]).toMatch(/^PostgreSQL at [^ ]+ can be used again$/);
    await far.outages.set('mal', outage);
    expect([await far.outages.get('anilist'), await far.outages.get('mal')]).toEqual([outage, outage]);
    expect(lines).toHaveLength(2);
  });
});
