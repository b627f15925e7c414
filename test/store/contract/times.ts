import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Title } from '../../../src/model/title.ts';
import type { Arrival } from '../../../src/store/database.ts';
import { arrival, crawlOf, titled, to } from '../../helpers/arrivals.ts';
import { told } from '../../helpers/outcomes.ts';
import { asking, type Engine } from './ask.ts';

const [hour, day] = [3_600_000, 86_400_000];
const today = Date.UTC(2026, 10, 21, 12);

/** What every database promises of times that a wrong clock has stored. */
export function describeTimes(engine: Engine): void {
  /** A database whose clock can be set. */
  async function timed(now = today) {
    const clock = { now: () => clock.at, at: now };
    const database = await engine.shared()(clock);
    const ask = asking(() => database);
    /** Saves a title as of the clock's time. */
    const save = (more: Partial<Title>) => ask.save(arrival(titled('anilist:1', more), clock.at));
    return { clock, database, ...ask, save };
  }

  describe('times', () => {
    it.each([
      ['a year', 400 * day],
      ['some hours', 9 * hour],
      ['minutes', 120_000],
    ])('that are %s ahead are not known, and what comes after them stands', async (_, ahead) => {
      const { clock, database, save, load, statedOf } = await timed(today + ahead);
      await save({ episodes: 26, relations: [to('SEQUEL', 'anilist:2')] });
      clock.at = today;
      expect((await load('anilist:1'))?.fetchedAt).toBe(0);
      const { titles, arrivals } = await save({ episodes: 99, relations: [to('SEQUEL', 'anilist:3')] });
      expect([titles, arrivals[0]?.outcome]).toEqual([1, 'updated']);
      expect(await load('anilist:1')).toMatchObject({ title: { episodes: 99 }, fetchedAt: today });
      expect(await statedOf('anilist:1')).toEqual(['SEQUEL anilist:3']);
      // That it changed is noticed, too.
      expect((await database.changes.after(0, 0)).map(({ field }) => field)).toContain('episodes');
      await database.close();
    });

    it('since which a provider states no relations are not known where they are ahead', async () => {
      const { clock, database } = await timed(today);
      const save = (one: Arrival) => database.commit({ arrivals: [one] });
      const doubted = () => save({ ...arrival(titled('anilist:1', { relations: [] }), clock.at), emptied: 'doubted' });
      const since = async () => (await database.titles.stated(['anilist:1'], 'anilist'))?.get('anilist:1')?.emptiedAt;
      await save(arrival(titled('anilist:1', { relations: [to('SEQUEL', 'anilist:2')] }), clock.at - day));
      clock.at = today + day;
      await doubted();
      // The title itself is stated anew by a clock that is right.
      clock.at = today;
      await save(arrival(titled('anilist:1', { episodes: 3 }), clock.at));
      await doubted();
      expect(await since()).toBe(today);
      clock.at = today + hour;
      await doubted();
      expect(await since()).toBe(today);
      await database.close();
    });

    it('that are seconds ahead are those of another machine, and count', async () => {
      const { clock, database, save, load } = await timed(today + 30_000);
      await save({ episodes: 26 });
      clock.at = today;
      expect((await load('anilist:1'))?.fetchedAt).toBe(today + 30_000);
      await database.close();
    });

    it('are known up to a minute ahead, and no further', async () => {
      const { clock, database, save, load } = await timed(today + 60_000);
      await save({});
      clock.at = today;
      expect((await load('anilist:1'))?.fetchedAt).toBe(today + 60_000);
      expect(await database.upkeep.check()).toEqual([]);
      clock.at = today - 1;
      expect((await load('anilist:1'))?.fetchedAt).toBe(0);
      expect(await database.upkeep.check()).toEqual([
        expect.objectContaining({ what: 'times ahead', count: 2, examples: ['title.fetched_at 1', 'change.at 1'] }),
      ]);
      await database.close();
    });

    it('since when relations are doubted count as little where they lie ahead', async () => {
      const { clock, database, save } = await timed();
      const emptiedAt = async () =>
        (await database.titles.stated(['anilist:1'], 'anilist'))?.get('anilist:1')?.emptiedAt;
      const doubt = () =>
        database.commit({
          arrivals: [{ ...arrival(titled('anilist:1', { relations: [] }), clock.at), emptied: 'doubted' }],
        });
      await save({ relations: [to('SEQUEL', 'anilist:2')] });
      clock.at = today + 400 * day;
      await doubt();
      expect(await emptiedAt()).toBe(today + 400 * day);
      clock.at = today + day;
      await doubt();
      expect(await emptiedAt()).toBe(today + day);
      clock.at = today + 2 * day;
      await doubt();
      expect(await emptiedAt()).toBe(today + day);
      await database.close();
    });

    it('that are taken back are unknown where they say how fresh something is, and now elsewhere', async () => {
      const { clock, database, save, load } = await timed(today + 400 * day);
      await save({ relations: [to('SEQUEL', 'anilist:2', 'Two')] });
      await database.commit({
        decisions: [{ type: 'cut', cut: { a: 'anilist:1', b: 'anilist:2', at: clock.at } }],
        marks: [{ name: 'me', id: 1, at: clock.at }],
      });
      clock.at = today;
      const [ahead] = await database.upkeep.check();
      expect(ahead).toEqual({
        ...{ severity: 'fault', what: 'times ahead', count: 6 },
        examples: ['title.fetched_at 2', 'title.relations_known_at 1', 'change.at 1', 'mark.at 1', 'cut.at 1'],
      });
      expect(await database.upkeep.mend()).toBe(6);
      clock.at = today + 1000 * day;
      expect((await load('anilist:1'))?.fetchedAt).toBe(0);
      expect((await database.changes.mark('me'))?.at).toBe(today);
      expect((await database.decisions.cuts()).map(({ at }) => at)).toEqual([today]);
      // No time is the earliest or the latest one that is not known.
      expect(await database.upkeep.info()).not.toHaveProperty('oldest');
      expect(await database.upkeep.info()).not.toHaveProperty('newest');
      await database.close();
    });

    it('are not stored ahead of now', async () => {
      const { database, save: _, ...ask } = await timed();
      const committed = await database.commit({
        arrivals: [arrival(titled('anilist:1'), today + 400 * day)],
        crawls: [{ ...crawlOf('anilist:1', ['anilist:1']), startedAt: today + 400 * day }],
        marks: [{ name: 'me', id: 0, at: today + 400 * day }],
        decisions: [
          { type: 'cut', cut: { a: 'anilist:1', b: 'anilist:2', at: today + 400 * day } },
          { type: 'join', join: { from: 'anilist:1', to: 'anilist:2', type: 'SEQUEL', at: today + 400 * day } },
        ],
        watches: [
          { type: 'add', watch: { ref: 'anilist:1', title: 'Title', at: today + 400 * day } },
          { type: 'told', ref: 'anilist:1', id: 0, at: today + 400 * day },
        ],
        job: { job: { source: 'list', options: {}, startedAt: today + 400 * day }, at: today + 400 * day },
        lists: [
          {
            ...{ type: 'put', list: 'mine', at: today + 400 * day },
            entries: [{ ref: 'anilist:1', title: 'Title', from: 'seen', at: today + 400 * day }],
          },
        ],
      });
      expect(committed.titles).toBe(1);
      expect((await ask.load('anilist:1'))?.fetchedAt).toBe(today);
      expect((await database.changes.mark('me'))?.at).toBe(today);
      expect(await database.upkeep.check()).toEqual([]);
      await database.close();
    });

    it('do not decide which crawl was the last', async () => {
      const { clock, database } = await timed(today + 400 * day);
      const commit = (ref: 'anilist:1' | 'anilist:2') =>
        database.commit({
          arrivals: [arrival(titled(ref), clock.at)],
          crawls: [{ ...crawlOf(ref, [ref]), startedAt: clock.at }],
        });
      await commit('anilist:1');
      clock.at = today;
      await commit('anilist:2');
      expect(await database.crawls.roots()).toEqual(['anilist:2', 'anilist:1']);
      await database.close();
    });

    it('are found and taken back where they lie ahead, unless the clock itself must be wrong', async () => {
      const { clock, database, save, load } = await timed(today + 400 * day);
      await save({ episodes: 26, relations: [] });
      await database.commit({ crawls: [{ ...crawlOf('anilist:1', ['anilist:1']), startedAt: clock.at }] });
      clock.at = Date.UTC(1970, 0, 2);
      await expect(database.upkeep.mend()).rejects.toMatchObject({ code: 'clock' });
      clock.at = today;
      const whats = async () => (await database.upkeep.check()).map(({ severity, what }) => `${severity}: ${what}`);
      expect(await whats()).toEqual(['fault: times ahead']);
      expect(await database.upkeep.mend()).toBeGreaterThanOrEqual(3);
      expect(await whats()).toEqual([]);
      expect(await database.upkeep.mend()).toBe(0);
      expect((await load('anilist:1'))?.title.episodes).toBe(26);
      await database.close();
    });

    const histories = 40;
    it('of whatever clock do not keep what a provider says now from being stored', async () => {
      const skews = fc.array(fc.integer({ min: -800 * day, max: 800 * day }), { minLength: 1, maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(skews, async (all) => {
          const { clock, database, save, load, statedOf } = await timed();
          for (const [n, skew] of all.entries()) {
            clock.at = today + n * day + skew;
            await save({ episodes: n + 1, relations: [to('SEQUEL', `anilist:${n + 10}`)] });
          }
          clock.at = today + all.length * day;
          const { titles } = await save({ episodes: 99, status: 'RELEASING', relations: [to('PREQUEL', 'anilist:5')] });
          expect(titles).toBe(1);
          const stored = await load('anilist:1');
          expect(stored).toMatchObject({ title: { episodes: 99, status: 'RELEASING' }, fetchedAt: clock.at });
          expect(await statedOf('anilist:1')).toEqual(['PREQUEL anilist:5']);
          await database.close();
        }),
        { numRuns: histories },
      );
      told({
        kind: 'a clock that was ahead',
        tried: `${histories} histories of titles saved by clocks up to 800 days off, then by a right one`,
        came: 'what the provider says then is stored every time',
      });
    });
  });
}
