import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createReadyAnswers, readyAnswer, renewed } from '../../src/server/ready.ts';
import { fakeClock } from '../helpers/clock.ts';

const kilobyte = 'x'.repeat(1_000);

function setUp(most = 10_000) {
  const clock = fakeClock(1_000_000);
  const ready = createReadyAnswers({ clock, most, freshMs: 60_000 });
  const put = (name: string, body = kilobyte) => ready.set(name, readyAnswer(body, 'text/plain', clock.now()));
  return { clock, ready, put };
}

describe('answers that are kept ready', () => {
  it('stay within so many bytes, names and packed copies among them: what was used least lately goes first', async () => {
    const { ready, put } = setUp();
    for (let n = 0; n < 9; n++) put(`${n}`);
    expect([ready.count, ready.bytes]).toEqual([9, 9 * 1_002]);
    expect(ready.get('0')).toBeDefined();
    put('9');
    put('10');
    expect(ready.bytes).toBeLessThanOrEqual(10_000);
    expect(['0', '1', '2', '9', '10'].map((name) => ready.get(name) !== undefined)).toEqual([
      true,
      false,
      false,
      true,
      true,
    ]);
    const before = ready.bytes;
    put('9', kilobyte.slice(0, 500));
    expect(ready.bytes).toBe(before - 500);
    ready.clear();
    expect([ready.count, ready.bytes]).toEqual([0, 0]);
  });

  it('are never one that would take the place of most others', () => {
    const { ready, put } = setUp();
    put('large', kilobyte.repeat(3));
    expect([ready.get('large'), ready.bytes]).toEqual([undefined, 0]);
  });

  it('are given out for a while, and not when the clock has jumped', () => {
    const { clock, ready, put } = setUp();
    put('a');
    clock.set(1_059_999);
    expect(ready.get('a')).toBeDefined();
    clock.set(1_060_000);
    expect([ready.get('a'), ready.bytes]).toEqual([undefined, 0]);
  });

  it('are due to be made anew when three quarters of their time are over, where they are asked for often', async () => {
    const { clock, ready, put } = setUp(100_000);
    put('a', kilobyte.repeat(3));
    for (let n = 0; n < 3; n++) ready.get('a');
    const answer = ready.get('a')!;
    await ready.encoded('a', answer, 'br');
    put('b');
    clock.set(1_044_999);
    expect(ready.isDue(answer)).toBe(false);
    clock.set(1_045_000);
    expect([ready.isDue(answer), ready.isDue(ready.get('b')!)]).toEqual([true, false]);
    answer.isRenewing = true;
    expect(ready.isDue(answer)).toBe(false);
    // What says the same is packed already.
    const same = renewed(answer, readyAnswer(kilobyte.repeat(3), 'text/plain', clock.now()));
    expect([same.madeAt, same.isRenewing, same.packed.br]).toEqual([1_045_000, false, answer.packed.br]);
    const other = renewed(answer, readyAnswer(kilobyte, 'text/plain', clock.now()));
    expect([other.body.byteLength, other.packed, other.uses]).toEqual([1_000, {}, 4]);
  });

  it('are packed once by gzip, and by brotli what is asked for often, as the client takes it', async () => {
    const { ready, put } = setUp(100_000);
    const body = kilobyte.repeat(3);
    put('a', body);
    const as = async (accepted: string | undefined) => {
      const answer = ready.get('a')!;
      const [encoding, bytes] = await ready.encoded('a', answer, accepted);
      const text = encoding === 'br' ? brotliDecompressSync(bytes) : encoding === 'gzip' ? gunzipSync(bytes) : bytes;
      return [encoding, Buffer.from(text).toString() === body];
    };
    expect(await as(undefined)).toEqual(['identity', true]);
    expect(await as('gzip, br')).toEqual(['gzip', true]);
    const packed = ready.bytes;
    expect(packed).toBeGreaterThan(3_000);
    for (const accepted of ['gzip, br', 'BR;q=0.5, gzip']) expect(await as(accepted)).toEqual(['br', true]);
    expect(ready.bytes).toBeGreaterThan(packed);
    const all = ready.bytes;
    for (const accepted of ['gzip', 'gzip, br;q=0']) expect(await as(accepted)).toEqual(['gzip', true]);
    expect(await as('deflate, gzip;q=0.0')).toEqual(['identity', true]);
    expect(ready.bytes).toBe(all);
    put('short', 'x');
    expect((await ready.encoded('short', ready.get('short')!, 'gzip'))[0]).toBe('identity');
  });
});
