import { describe, expect, it } from 'vitest';
import type { PrintedTitle } from '../../src/model/printed.ts';
import type { Ref } from '../../src/model/ref.ts';
import { type Outage, rememberedTerminals } from '../../src/state/state.ts';
import { type Engine, setClock, two } from './engine.ts';

const outage: Outage = { reason: 'outage', message: 'closed', since: 1, until: 2, status: 403 };
const hour = 3_600_000;

/** A process that has ended once its name is in `gone`. */
const processIn = (gone: ReadonlySet<string>) => (name: string) => ({
  name,
  isGone: (whose: string) => gone.has(whose),
});

/** What every engine must do beside budgets, by two callers who share it. */
export function stateContract(engine: Engine): void {
  const open = async () => {
    const clock = setClock();
    const [one, other] = await two(engine, clock);
    return { clock, one, other };
  };

  describe(`outages in ${engine.name}`, () => {
    it('are known to all until they are over', async () => {
      const { one, other } = await open();
      expect(await other.outages.get('anilist')).toBeUndefined();
      await one.outages.set('anilist', outage);
      expect([await other.outages.get('anilist'), await other.outages.get('mal')]).toEqual([outage, undefined]);
      await Promise.all([one.outages.delete('anilist'), other.outages.delete('anilist')]);
      expect(await one.outages.get('anilist')).toBeUndefined();
    });

    it('are what one of two has said who speak at once', async () => {
      const { one, other } = await open();
      const second = { ...outage, message: 'refused' };
      await Promise.all([one.outages.set('anilist', outage), other.outages.set('anilist', second)]);
      expect([outage, second]).toContainEqual(await one.outages.get('anilist'));
      expect(await one.outages.get('anilist')).toEqual(await other.outages.get('anilist'));
    });
  });

  describe(`lists in ${engine.name}`, () => {
    const titles = (...orders: readonly number[]): readonly PrintedTitle[] =>
      orders.map((order) => ({ order, ref: `anilist:${order}` as Ref, name: `Title ${order}` }));

    it('are of one terminal each, the last one', async () => {
      const { one, other } = await open();
      expect(await other.lists.get('a')).toBeUndefined();
      await one.lists.set('a', titles(1, 2));
      await other.lists.set('b', titles(3));
      expect([await other.lists.get('a'), await one.lists.get('b')]).toEqual([titles(1, 2), titles(3)]);
      await other.lists.set('a', titles(5));
      expect(await one.lists.get('a')).toEqual(titles(5));
    });

    it('are forgotten with terminals that nobody has used for long', async () => {
      const { clock, one, other } = await open();
      for (let n = 0; n <= rememberedTerminals; n++) {
        clock.at += 1;
        await one.lists.set(`${n}`, titles(n));
      }
      expect(await other.lists.get('0')).toBeUndefined();
      expect(await other.lists.get('1')).toEqual(titles(1));
    });
  });

  describe(`flights in ${engine.name}`, () => {
    it('give each key to one of two who claim it at once', async () => {
      const { clock, one, other } = await open();
      const [mine, theirs] = await Promise.all([
        one.flights.claim(['a', 'b'], clock.at, 1_000),
        other.flights.claim(['b', 'c'], clock.at, 1_000),
      ]);
      const got = ['a', 'b']
        .filter((key) => !mine.others.has(key))
        .concat(['b', 'c'].filter((key) => !theirs.others.has(key)));
      expect(got.sort()).toEqual(['a', 'b', 'c']);
      const [waits, fetches] = mine.others.size > 0 ? [mine, theirs] : [theirs, mine];
      expect(waits.others).toEqual(new Map([['b', fetches.holder]]));
    });

    it('tell who looked before of what has come since, and nobody else', async () => {
      const { clock, one, other } = await open();
      const looked = clock.at;
      const { holder } = await one.flights.claim(['a'], looked, 1_000);
      clock.at += 5;
      await one.flights.end(holder);
      expect(await other.flights.areHeld(['a'])).toBe(false);
      expect((await other.flights.claim(['a', 'b'], looked, 1_000)).others).toEqual(new Map([['a', '']]));
      expect((await other.flights.claim(['a'], clock.at + 1, 1_000)).others.size).toBe(0);
    });

    it('that have ended are not taken for news once the clock is set back', async () => {
      const { clock, one, other } = await open();
      const { holder } = await one.flights.claim(['a'], clock.at, 1_000);
      await one.flights.end(holder);
      clock.at -= hour;
      expect((await other.flights.claim(['a'], clock.at, 1_000)).others.size).toBe(0);
    });

    it('last as long as they were claimed for, or longer where that is said', async () => {
      const { clock, one, other } = await open();
      const { holder } = await one.flights.claim(['a'], clock.at, 1_000);
      await one.flights.extend(holder, 5_000);
      await one.flights.extend(holder, 10);
      clock.at += 4_999;
      expect(await other.flights.areHeld(['b', 'a'])).toBe(true);
      clock.at += 1;
      expect(await other.flights.areHeld(['a'])).toBe(false);
      expect((await other.flights.claim(['a'], clock.at, 1_000)).others.size).toBe(0);
      // Whoever comes back too late ends nothing that is not his.
      await one.flights.end(holder);
      expect(await one.flights.areHeld(['a'])).toBe(true);
    });

    it('are each holder’s own: who ends, or goes on, changes nothing for others', async () => {
      const { clock, one, other } = await open();
      const first = await one.flights.claim(['a'], clock.at, 1_000);
      const second = await other.flights.claim(['b'], clock.at, 1_000);
      await one.flights.end(first.holder);
      await other.flights.extend(second.holder, 5_000);
      clock.at += 4_999;
      expect([await one.flights.areHeld(['a']), await one.flights.areHeld(['b'])]).toEqual([false, true]);
      expect((await one.flights.claim(['b'], clock.at, 1_000)).others).toEqual(new Map([['b', second.holder]]));
    });

    it.each([-hour, 400 * 24 * hour])('of one who died hold nobody up when the clock moves by %i ms', async (by) => {
      const { clock, one, other } = await open();
      await one.flights.claim(['a'], clock.at, 30_000);
      clock.at += by;
      expect(await other.flights.areHeld(['a'])).toBe(false);
      expect((await other.flights.claim(['a'], clock.at, 1_000)).others.size).toBe(0);
    });
  });

  describe(`leases in ${engine.name}`, () => {
    it('are one process at a time, until they are given back or have run out', async () => {
      const { clock, one, other } = await open();
      const mine = await one.leases.take('warm', 10_000);
      expect(await other.leases.take('warm', 10_000)).toBeUndefined();
      expect(await other.leases.take('another', 10_000)).toBeDefined();
      clock.at += 9_000;
      expect(await mine?.renew()).toBe(true);
      clock.at += 9_000;
      expect(await other.leases.take('warm', 10_000)).toBeUndefined();
      clock.at += 1_000;
      const theirs = await other.leases.take('warm', 10_000);
      expect(theirs).toBeDefined();
      expect(await mine?.renew()).toBe(false);
      await mine?.release();
      expect(await one.leases.take('warm', 10_000)).toBeUndefined();
      await theirs?.release();
      expect(await one.leases.take('warm', 10_000)).toBeDefined();
    });

    it('go to one of two who take them at once', async () => {
      const { one, other } = await open();
      const both = await Promise.all([one.leases.take('warm', 1_000), other.leases.take('warm', 1_000)]);
      expect(both.filter((lease) => lease !== undefined)).toHaveLength(1);
    });

    it('may be renewed although they ran out, as long as nobody else has taken them', async () => {
      const { clock, one } = await open();
      const mine = await one.leases.take('warm', 1_000);
      clock.at += 60_000;
      expect(await mine?.renew()).toBe(true);
    });

    it.each([-hour, 400 * 24 * hour])('of one who died are free when the clock moves by %i ms', async (by) => {
      const { clock, one, other } = await open();
      await one.leases.take('warm', 10_000);
      clock.at += by;
      expect(await other.leases.take('warm', 10_000)).toBeDefined();
    });
  });

  describe(`counters in ${engine.name}`, () => {
    it('add up what all add, also at once', async () => {
      const { clock, one, other } = await open();
      expect(await one.counters.totals()).toEqual({ counts: new Map(), since: undefined });
      await one.counters.add(new Map());
      const since = clock.at;
      await one.counters.add(new Map([['requests', 3]]));
      clock.at += 1_000;
      const more = new Map([
        ['requests', 5],
        ['waited', 40],
      ]);
      await Promise.all([one.counters.add(more), other.counters.add(more)]);
      const counts = new Map([
        ['requests', 13],
        ['waited', 80],
      ]);
      expect(await other.counters.totals()).toEqual({ counts, since });
    });
  });

  describe.runIf(engine.isShared)(`a process that has ended, in ${engine.name}`, () => {
    it('loses its lease at once, but only to one who can see that it has ended', async () => {
      const gone = new Set<string>();
      const processOf = processIn(gone);
      const [one, other, blind] = await engine.open(setClock(), [processOf('here:1'), processOf('here:2'), undefined]);
      const mine = await one?.leases.take('warm', 10_000);
      expect(await other?.leases.take('warm', 10_000)).toBeUndefined();
      gone.add('here:1');
      expect(await blind?.leases.take('warm', 10_000)).toBeUndefined();
      const theirs = await other?.leases.take('warm', 10_000);
      expect(theirs).toBeDefined();
      expect(await mine?.renew()).toBe(false);
      await theirs?.release();
      expect(await blind?.leases.take('warm', 10_000)).toBeDefined();
      expect(await other?.leases.take('warm', 10_000)).toBeUndefined();
    });

    it('fetches nothing any more', async () => {
      const gone = new Set<string>();
      const processOf = processIn(gone);
      const clock = setClock();
      const [one, other] = await engine.open(clock, [processOf('here:1'), processOf('here:2')]);
      await one?.flights.claim(['a', 'b'], clock.at, 1_000);
      expect(await other?.flights.areHeld(['a'])).toBe(true);
      gone.add('here:1');
      expect(await other?.flights.areHeld(['a'])).toBe(false);
      expect((await other?.flights.claim(['a'], clock.at, 1_000))?.others.size).toBe(0);
    });
  });
}
