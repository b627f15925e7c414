import { expect, it, onTestFinished } from 'vitest';
import type { LogRecord } from '../../src/model/log.ts';
import type { Database } from '../../src/store/database.ts';
import { loggedDatabase } from '../../src/store/logged.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { arrival, crawlOf, titled, to } from '../helpers/arrivals.ts';
import { fakeClock } from '../helpers/clock.ts';

it('a database that is logged answers as ever, and says of what takes long how much it was and how long it took', async () => {
  const stored = await openSqlite(':memory:');
  onTestFinished(() => stored.close());
  const clock = fakeClock(1_000);
  // Every question takes 3 ms.
  const slow = <Part extends object>(part: Part): Part =>
    new Proxy(part, {
      get: (_, name: keyof Part & string) => {
        const work = part[name];
        if (typeof work !== 'function') return work;
        return (...words: readonly unknown[]) => {
          clock.set(clock.now() + 3);
          return work(...words);
        };
      },
    });
  const records: LogRecord[] = [];
  const database = loggedDatabase(
    { ...slow(stored), titles: slow(stored.titles) } as Database,
    (record) => void records.push(record),
    clock,
  );
  const logged = async <Result>(work: Promise<Result>) => [await work, records.splice(0)] as const;
  const one = arrival(titled('anilist:1', { relations: [to('SEQUEL', 'anilist:2', 'Two')] }));
  const [saved, said] = await logged(database.commit({ arrivals: [one] }, { waitMs: 5 }));
  expect(saved).toMatchObject({ titles: 1 });
  expect(said).toEqual([{ what: 'store', result: 'commit', size: 1, ms: 3, statements: saved.statements }]);
  const [, other] = await logged(database.commit({ crawls: [crawlOf('anilist:1', ['anilist:1'])] }));
  expect(other).toMatchObject([{ result: 'commit', size: 0 }]);
  const refs = ['anilist:1', 'anilist:2'] as const;
  expect(await logged(database.titles.load(refs))).toEqual([
    await stored.titles.load(refs),
    [{ what: 'store', result: 'load', size: 2, ms: 3 }],
  ]);
  expect(await logged(database.titles.inferred(refs))).toEqual([
    await stored.titles.inferred(refs),
    [{ what: 'store', result: 'inferred', size: 2, ms: 3 }],
  ]);
  expect(await logged(database.titles.search('title', 7))).toEqual([
    await stored.titles.search('title', 7),
    [{ what: 'store', result: 'search', size: 7, ms: 3 }],
  ]);
  expect((await stored.titles.search('title', 7)).length).toBeGreaterThan(0);
  // What fails is logged as well.
  const refused = database.commit({ arrivals: [arrival(titled('anilist:3', { episodes: -1 }))] });
  await expect(refused).rejects.toThrow();
  expect(records.splice(0)).toEqual([{ what: 'store', result: 'commit', size: 1, ms: 3 }]);
  // Nobody waits long for the rest.
  expect(await logged(database.titles.carriers(refs))).toEqual([await stored.titles.carriers(refs), []]);
});
