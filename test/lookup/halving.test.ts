import { describe, expect, it } from 'vitest';
import { askInHalves, faultOf, type Load, loadOf, type Streak } from '../../src/lookup/halving.ts';
import { ProviderError } from '../../src/model/errors.ts';

const broken = new ProviderError('anilist', 'server', 'AniList: answered 500', { status: 500 });

/** Asks for numbers of which the provider fails on some. */
function asking(failsOn: (items: readonly number[], load: Load) => boolean, error: unknown = broken) {
  const asked: string[] = [];
  const ask = async (items: readonly number[], load: Load) => {
    asked.push(`${items.join()}${load === 'plain' ? '' : ` ${load}`}`);
    if (failsOn(items, load)) throw error;
  };
  return { asked, ask };
}
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n + 1);
const streakOf = (failures = 0): Streak => ({ failures });

describe('a batch that a provider fails on', () => {
  it('is asked for once where it does not', async () => {
    const { asked, ask } = asking(() => false);
    const streak = streakOf(2);
    expect(await askInHalves(numbers(4), 'ahead', { ask, streak })).toEqual([]);
    expect([asked, streak.failures]).toEqual([['1,2,3,4 ahead'], 0]);
  });

  it('is asked for without look-ahead, and in halves where that fails, too, until the one at fault is found', async () => {
    const { asked, ask } = asking((items) => items.includes(3));
    expect(await askInHalves(numbers(5), 'ahead', { ask, streak: streakOf() })).toEqual([{ item: 3, error: broken }]);
    expect(asked).toEqual(['1,2,3,4,5 ahead', '1,2,3,4,5', '1,2,3', '4,5', '1,2', '3']);
    const last = asking((items) => items.includes(5));
    expect(await askInHalves(numbers(5), 'plain', { ask: last.ask, streak: streakOf() })).toEqual([
      { item: 5, error: broken },
    ]);
    expect(last.asked).toEqual(['1,2,3,4,5', '1,2,3', '4,5', '4', '5']);
  });

  it('has come where each half goes well by itself', async () => {
    const { ask } = asking((items) => items.length > 2);
    expect(await askInHalves(numbers(4), 'plain', { ask, streak: streakOf() })).toEqual([]);
  });

  it('is given up where both halves fail', async () => {
    const { asked, ask } = asking((items) => items.length > 1);
    await expect(askInHalves(numbers(4), 'plain', { ask, streak: streakOf() })).rejects.toBe(broken);
    expect(asked).toEqual(['1,2,3,4', '1,2', '3,4']);
  });

  it('of one item is that item’s fault twice in a row, and the provider’s at the third time', async () => {
    const { ask } = asking(() => true);
    const streak = streakOf();
    expect(await askInHalves([1], 'ahead', { ask, streak })).toEqual([{ item: 1, error: broken }]);
    expect(await askInHalves([2], 'plain', { ask, streak })).toEqual([{ item: 2, error: broken }]);
    await expect(askInHalves([3], 'plain', { ask, streak })).rejects.toBe(broken);
    const well = asking(() => false);
    await askInHalves([4], 'plain', { ask: well.ask, streak });
    expect(await askInHalves([5], 'plain', { ask, streak })).toEqual([{ item: 5, error: broken }]);
  });
});

describe('a batch that is too heavy for a provider', () => {
  const late = new ProviderError('anilist', 'timeout', 'AniList: gave no whole answer in 20 s');
  const heavy = (items: readonly number[], load: Load) =>
    load !== 'terse' && items.length + (items.includes(3) ? 100 : 0) > 2;

  it('is halved once one item has come, and asks for the least of what is heavy alone', async () => {
    const { asked, ask } = asking(heavy, late);
    expect(await askInHalves(numbers(5), 'plain', { ask, streak: streakOf(), terse: true })).toEqual([]);
    expect(asked).toEqual(['1,2,3,4,5', '1 terse', '1,2,3', '1,2', '3', '3 terse', '4,5']);
  });

  it('loses what is heavy alone where no less can be asked for, and what even then does not come', async () => {
    const plain = asking(heavy, late);
    expect(await askInHalves(numbers(5), 'plain', { ask: plain.ask, streak: streakOf() })).toEqual([
      { item: 3, error: late },
    ]);
    expect(plain.asked).toEqual(['1,2,3,4,5', '1', '1,2,3', '1,2', '3', '4,5']);
    const terse = asking((items, load) => heavy(items, load) || items.includes(3), late);
    expect(await askInHalves(numbers(5), 'plain', { ask: terse.ask, streak: streakOf(), terse: true })).toEqual([
      { item: 3, error: late },
    ]);
  });

  it('is given up where not one item comes, asked for as lightly as can be', async () => {
    for (const [terse, first] of [
      [true, '1 terse'],
      [false, '1'],
    ] as const) {
      const { asked, ask } = asking(() => true, late);
      await expect(askInHalves(numbers(3), 'plain', { ask, streak: streakOf(), terse })).rejects.toBe(late);
      expect(asked).toEqual(['1,2,3', first]);
    }
  });

  it('of one item is asked for as lightly as can be, if it can be at all', async () => {
    const { asked, ask } = asking((_, load) => load === 'plain', late);
    expect(await askInHalves([1], 'plain', { ask, streak: streakOf(), terse: true })).toEqual([]);
    expect(asked).toEqual(['1', '1 terse']);
    asked.length = 0;
    await expect(askInHalves([1], 'plain', { ask, streak: streakOf() })).rejects.toBe(late);
    expect(asked).toEqual(['1']);
  });

  it('with look-ahead is asked for without, for the rest of the run', async () => {
    for (const [error, isHeavy] of [
      [late, true],
      [broken, false],
    ] as const) {
      const streak = streakOf();
      const { asked, ask } = asking((_, load) => load === 'ahead', error);
      expect(await askInHalves(numbers(2), 'ahead', { ask, streak })).toEqual([]);
      expect([asked, streak.heavy]).toEqual([['1,2 ahead', '1,2'], isHeavy]);
      expect(loadOf({ lookAhead: true }, streak)).toBe(isHeavy ? 'plain' : 'ahead');
    }
    expect(loadOf({ lookAhead: false }, streakOf())).toBe('plain');
  });
});

it.each([
  ['no answer in time', new ProviderError('anilist', 'timeout', 'no'), true],
  ['an answer that breaks off', new ProviderError('anilist', 'body', 'no'), true],
  ['an answer that cannot be read', new ProviderError('anilist', 'body', 'no', { status: 200 }), false],
  ['a 500', broken, true],
  ['what the provider does not take', new ProviderError('anilist', 'request', 'no', { status: 422 }), true],
  ['what is never sent', new ProviderError('anilist', 'request', 'no'), false],
  ['a 502', new ProviderError('anilist', 'server', 'no', { status: 502 }), false],
  ['an outage', new ProviderError('anilist', 'outage', 'no', { status: 403 }), false],
  ['a bug', Object.assign(new TypeError('bug'), { status: 500, reason: 'request' }), false],
])('a failure says something of the batch, or not: %s', async (_, error, is) => {
  const { ask } = asking(() => true, error);
  const found = faultOf([1], 'plain', { ask, streak: streakOf() });
  if (is) expect(await found).toBe(error);
  else await expect(found).rejects.toBe(error);
});
