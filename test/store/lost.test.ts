import { beforeEach, describe, expect, it } from 'vitest';
import { StoreError } from '../../src/model/errors.ts';
import type { Database } from '../../src/store/database.ts';
import { lateDatabase } from '../../src/store/late.ts';
import { refusingDatabase } from '../../src/store/refusing.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { withoutLost } from '../../src/store/without.ts';
import { arrival, crawlOf, titled } from '../helpers/arrivals.ts';
import { fakeClock } from '../helpers/clock.ts';

const unreachable = new StoreError('unreachable', 'nobody answers');
const damaged = new StoreError('damaged', 'it is broken');

let stored: Database;
beforeEach(async () => {
  stored = await openSqlite(':memory:');
  await stored.commit({ arrivals: [arrival(titled('anilist:1'))] });
  return () => stored.close();
});

/** Everything that can be read, by name, each asked for as little as it can be. */
const readersOf = ({
  titles,
  crawls,
  decisions,
  lists,
}: Database): Readonly<Record<string, () => Promise<unknown>>> => ({
  load: () => titles.load(['anilist:1']),
  outlines: () => titles.outlines(['anilist:1']),
  inferred: () => titles.inferred(['anilist:1']),
  carriers: () => titles.carriers(['anilist:1']),
  related: () => titles.related(['anilist:1']),
  stated: () => titles.stated(['anilist:1'], 'anilist'),
  search: () => titles.search('Title of anilist:1', 5),
  startingWith: () => titles.startingWith('title', 5),
  'roots of crawls': () => crawls.roots(),
  'latest crawls': () => crawls.latest(),
  'crawls beside': () => crawls.beside(['anilist:1']),
  cuts: () => decisions.cuts(),
  joins: () => decisions.joins(),
  lists: () => lists.all(),
  entries: () => lists.entries('mine'),
  mine: () => lists.mine(['anilist:1']),
  followed: () => lists.followed(),
});
const names = Object.keys(readersOf(refusingDatabase(unreachable)));

/** A database of which every read fails while there is a reason to. */
function failing(database: Database, reason: () => Error | undefined): Database {
  const all = (part: object) =>
    Object.fromEntries(
      Object.entries(part).map(([name, read]) => [
        name,
        (...asked: readonly unknown[]) => {
          const error = reason();
          return error ? Promise.reject(error) : read(...asked);
        },
      ]),
    );
  const { titles, crawls, decisions, lists } = database;
  const parts = { titles: all(titles), crawls: all(crawls), decisions: all(decisions), lists: all(lists) };
  return { ...database, ...parts } as unknown as Database;
}

/** The same, for an answer that is worth having without it. */
function lost(reason: () => Error | undefined) {
  const clock = fakeClock(1_000_000);
  const told: StoreError[] = [];
  const database = withoutLost(failing(stored, reason), { clock, onLost: (error) => void told.push(error) });
  return { database, clock, told };
}

describe('a server that goes away', () => {
  it.each(names)('has nothing stored: %s', async (name) => {
    const kept = await readersOf(stored)[name]?.();
    const { database, told } = lost(() => unreachable);
    const found = await readersOf(database)[name]?.();
    const nothing = name === 'stated' ? undefined : kept instanceof Map ? new Map() : [];
    expect([found, told]).toEqual([nothing, [unreachable]]);
    expect(await readersOf(lost(() => undefined).database)[name]?.()).toEqual(kept);
    await expect(readersOf(lost(() => damaged).database)[name]?.()).rejects.toBe(damaged);
  });

  it('is told of once, asked again after half a minute, and told of again once something was saved', async () => {
    let reason: Error | undefined = unreachable;
    const { database, clock, told } = lost(() => reason);
    const count = async () => (await database.titles.load(['anilist:1'])).size;
    expect([await count(), await count(), told.length]).toEqual([0, 0, 1]);
    reason = undefined;
    clock.set(clock.now() + 29_999);
    expect(await count()).toBe(0);
    clock.set(clock.now() + 1);
    expect(await count()).toBe(1);
    reason = unreachable;
    expect([await count(), told.length]).toEqual([0, 1]);
    reason = undefined;
    await database.commit({ arrivals: [arrival(titled('anilist:2'))] });
    expect(await count()).toBe(1);
    reason = unreachable;
    expect([await count(), told.length]).toEqual([0, 2]);
  });

  it('keeps of a crawl during which it was away the titles alone', async () => {
    let reason: Error | undefined = unreachable;
    const { database, clock } = lost(() => reason);
    await database.titles.load(['anilist:1']);
    reason = undefined;
    const at = clock.now();
    const commit = (id: number, startedAt: number) =>
      database.commit({
        arrivals: [arrival(titled(`anilist:${id}`))],
        crawls: [{ ...crawlOf(`anilist:${id}`, [`anilist:${id}`]), startedAt }],
      });
    await commit(5, at);
    await commit(6, at + 1);
    expect((await stored.titles.load(['anilist:5', 'anilist:6'])).size).toBe(2);
    expect((await stored.crawls.roots()).map(String)).toEqual(
      expect.arrayContaining([expect.stringContaining('anilist:6')]),
    );
    expect(JSON.stringify(await stored.crawls.roots())).not.toContain('anilist:5');
    expect([database.unreadSince?.(at), database.unreadSince?.(at + 1)]).toEqual([true, false]);
  });

  it('is asked for all titles, come what may', async () => {
    const { database } = lost(() => undefined);
    const found: unknown[] = [];
    for await (const page of database.titles.all()) found.push(...page);
    expect(found).toHaveLength(1);
  });
});

describe('a database that cannot be opened', () => {
  it.each(names.slice(0, 8))('has nothing stored: %s', async (name) => {
    const found = await readersOf(refusingDatabase(damaged))[name]?.();
    expect(found).toEqual(name === 'stated' ? undefined : found instanceof Map ? new Map() : []);
  });

  it('refuses everything else with the reason, and somebody hears of each', async () => {
    let count = 0;
    const database = refusingDatabase(damaged, { refusing: () => void count++ });
    const { changes, library, jobs, releases, upkeep, lists, crawls, decisions } = database;
    const all = [changes, library, jobs, releases, upkeep, lists, crawls, decisions].flatMap((part) =>
      Object.values(part),
    );
    for (const one of all) await expect((one as () => Promise<unknown>)()).rejects.toBe(damaged);
    // As many as there are of a database that is open.
    const whole = [stored.changes, stored.library, stored.jobs, stored.releases, stored.upkeep, stored.lists];
    expect(all.length).toBe([...whole, stored.crawls, stored.decisions].flatMap((part) => Object.keys(part)).length);
    expect(count).toBe(all.length);
    await expect(database.commit({})).rejects.toBe(damaged);
    expect(count).toBe(all.length + 1);
    expect(database.unreadSince?.(0)).toBe(true);
    await database.close();
  });

  it('is opened again for a commit that may take its time, which keeps titles and no crawl', async () => {
    const database = refusingDatabase(damaged, { again: async () => stored });
    const batch = { arrivals: [arrival(titled('anilist:5'))], crawls: [crawlOf('anilist:5', ['anilist:5'])] };
    await expect(database.commit(batch, { waitMs: 0 })).rejects.toBe(damaged);
    expect((await database.commit(batch)).titles).toBe(1);
    expect([(await stored.titles.load(['anilist:5'])).size, await stored.crawls.roots()]).toEqual([1, []]);
  });

  it('says why it could not be opened again', async () => {
    let count = 0;
    const database = refusingDatabase(damaged, {
      refusing: () => void count++,
      again: () => Promise.reject(unreachable),
    });
    await expect(database.commit({})).rejects.toBe(unreachable);
    expect(count).toBe(1);
  });
});

describe('a database that is not there yet', () => {
  const late = (exists: () => boolean) => {
    let count = 0;
    const database = lateDatabase(exists, async () => {
      count++;
      return stored;
    });
    return { database, opened: () => count };
  };
  /** The parts of which everything is a question. */
  const asked = ({
    titles: { all: _, ...titles },
    crawls,
    decisions,
    changes,
    lists,
    library,
    jobs,
    releases,
  }: Database) =>
    [titles, crawls, decisions, changes, lists, library, jobs, releases].flatMap((part) => Object.entries(part)) as [
      string,
      (...words: readonly unknown[]) => Promise<unknown>,
    ][];

  it('is empty, and nothing that is read of it makes it', async () => {
    const { database, opened } = late(() => false);
    for (const [name, read] of asked(database)) {
      const found = await read([]);
      const size = found instanceof Map ? found.size : Array.isArray(found) ? found.length : (found ?? 0);
      expect([name, size]).toEqual([name, 0]);
    }
    for await (const _ of database.titles.all()) throw new Error('there is none');
    await database.close();
    expect(opened()).toBe(0);
  });

  it('is made at the first commit, and read from then on', async () => {
    const { database, opened } = late(() => false);
    await database.commit({ arrivals: [arrival(titled('anilist:2'))] });
    expect((await database.titles.load(['anilist:1', 'anilist:2'])).size).toBe(2);
    expect(opened()).toBe(1);
  });

  it('is made to be looked after', async () => {
    const { database, opened } = late(() => false);
    expect((await database.upkeep.info()).titles).toBe(1);
    expect([await database.upkeep.check(), await database.upkeep.disagreements(), opened()]).toEqual([[], [], 1]);
  });

  it('answers as the database does once that is there, with all that it is asked', async () => {
    const seen: (readonly unknown[])[] = [];
    const words = ['one', 'two', 'three'];
    const parts = Object.fromEntries(
      Object.entries(stored).map(([part, reads]) => [
        part,
        typeof reads === 'object'
          ? Object.fromEntries(
              Object.keys(reads).map((name) => [
                name,
                async (...those: readonly unknown[]) => {
                  seen.push(those);
                  return `${part} ${name}`;
                },
              ]),
            )
          : reads,
      ]),
    ) as unknown as Database;
    const database = lateDatabase(
      () => true,
      async () => parts,
    );
    const answers: unknown[] = [];
    for (const [, read] of asked(database)) answers.push(await read(...words));
    expect(new Set(answers).size).toBe(answers.length);
    expect(answers.filter((one) => typeof one !== 'string')).toEqual([]);
    // As much as each takes, from the first word on.
    for (const those of seen) expect(those).toEqual(words.slice(0, those.length));
    expect(seen.filter(({ length }) => length > 0).length).toBeGreaterThan(20);
  });
});
