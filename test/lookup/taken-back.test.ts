import fc from 'fast-check';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { openMemoryCache } from '../../src/cache/open.ts';
import { createLookup } from '../../src/lookup/lookup.ts';
import { storedRelations, storeOrigin } from '../../src/lookup/stored.ts';
import type { RunEvent } from '../../src/model/events.ts';
import type { Lookup } from '../../src/model/lookup.ts';
import type { Ref } from '../../src/model/ref.ts';
import { inverseOf, type RelationType } from '../../src/model/relation.ts';
import type { Title } from '../../src/model/title.ts';
import { bundled } from '../../src/providers/registry.ts';
import type { Database } from '../../src/store/database.ts';
import { persist } from '../../src/store/persist.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { fakeClock } from '../helpers/clock.ts';
import { titleOf } from '../helpers/franchise.ts';
import { bothWays, ref, refs, titlesOf } from '../helpers/graph.ts';
import { crawlOf, franchiseOf, lookupOf, membersOf, noCounts } from '../helpers/lookup.ts';
import { memoryProvider } from '../helpers/memory-provider.ts';
import { told } from '../helpers/outcomes.ts';
import { runs } from '../helpers/suite.ts';

const hourMs = 3_600_000;

interface Keeping {
  readonly database: Database;
  /** What a crawl finds that asks anew and saves. */
  refreshed(titles: readonly Title[], start?: number): Promise<readonly Ref[]>;
  /** Asks anew for titles, and saves them. */
  asked(titles: readonly Title[], some: readonly Ref[]): Promise<void>;
  /** What a crawl finds in the database alone. */
  stored(start?: number): Promise<readonly Ref[]>;
  pass(hours: number): void;
}

/** A database and a cache that several crawls use, one after the other. */
async function keeping(): Promise<Keeping> {
  const clock = fakeClock(Date.parse('2026-03-01T12:00:00Z'));
  const database = await openSqlite(':memory:', { clock });
  onTestFinished(() => database.close());
  const cache = openMemoryCache({ clock });
  const open = async () => database;
  const inferred = (some: readonly Ref[]) => database.titles.inferred(some);
  const known = storedRelations(open, false, bundled.name);
  const asking = (titles: readonly Title[]) => lookupOf(memoryProvider(titles), { clock, cache, known, refresh: true });
  const crawledFrom = (start: number, lookup: Lookup) => crawlOf([ref(start)], lookup, { clock, inferred });
  return {
    database,
    async refreshed(titles, start = 1) {
      return membersOf(await franchiseOf(franchisesOnly(persist(crawledFrom(start, asking(titles)), database))));
    },
    async asked(titles, some) {
      for await (const _ of persist(asking(titles).titles(some, { lookAhead: false }), database));
    },
    async stored(start = 1) {
      const lookup = createLookup([storeOrigin(open, { about: 'anime', isOutdated: () => false })], noCounts());
      return membersOf(await franchiseOf(crawledFrom(start, lookup)));
    },
    pass: (hours) => clock.set(clock.now() + hours * hourMs),
  };
}

/** Without what saving says after the end. */
async function* franchisesOnly(events: AsyncIterable<RunEvent>): AsyncGenerator<RunEvent, void> {
  for await (const event of events) if (event.type === 'franchise') yield event;
}

const fresh = async (titles: readonly Title[], start = 1) =>
  membersOf(await franchiseOf(crawlOf([ref(start)], lookupOf(memoryProvider(titles)))));

const chain = bothWays('1 SEQUEL 2', '2 SEQUEL 3');
/** The link from 2 to 3 is gone, at both ends. */
const cut = [...titlesOf(bothWays('1 SEQUEL 2')), titleOf(3, { relations: [] })];
const bare = titlesOf(chain).map((title) => ({ ...title, relations: [] }));

describe('a link that a provider removes', () => {
  it('is gone at once and for good, from either side', async () => {
    const { refreshed, stored, pass } = await keeping();
    expect(await refreshed(titlesOf(chain))).toEqual(refs(1, 2, 3));
    for (const hours of [24, 24, 24, 24 * 30]) {
      pass(hours);
      expect(await refreshed(cut)).toEqual(refs(1, 2));
    }
    expect([await stored(1), await stored(3)]).toEqual([refs(1, 2), refs(3)]);
  });

  it('is gone where the title that is asked for was its last end', async () => {
    const { refreshed, stored, pass } = await keeping();
    await refreshed(titlesOf(chain));
    pass(24);
    expect(await refreshed(cut, 3)).toEqual(refs(3));
    expect(await stored(3)).toEqual(refs(3));
  });

  it('is gone once that is stated twice, where the other end cannot be read', async () => {
    // Nobody ever reads a manga.
    const adapted = (linked: boolean) => [
      titleOf(1, { relations: linked ? [{ type: 'SOURCE', to: 'anilist:manga/9', title: 'Nine' }] : [] }),
      ...titlesOf(bothWays('5 SEQUEL 6')),
    ];
    const { database, asked, pass } = await keeping();
    const related = async () => (await database.titles.load(refs(1))).get(ref(1))?.title.relations?.length;
    await asked(adapted(true), refs(1, 5));
    const counts: (number | undefined)[] = [];
    for (const hours of [24, 1, 3]) {
      pass(hours);
      await asked(adapted(false), refs(1, 5));
      counts.push(await related());
    }
    expect(counts).toEqual([1, 1, 0]);
  });
});

describe('a title that a provider has no more', () => {
  const others = titlesOf(bothWays('5 SEQUEL 6'));

  it('leaves the set where the other end does not name it either, and stays stored', async () => {
    const { database, refreshed, stored, pass } = await keeping();
    await refreshed(titlesOf(chain));
    for (const hours of [24, 24]) {
      pass(hours);
      expect(await refreshed(titlesOf(bothWays('1 SEQUEL 2')))).toEqual(refs(1, 2));
    }
    expect([await stored(1), await stored(3)]).toEqual([refs(1, 2), refs(3)]);
    expect((await database.titles.load(refs(3))).size).toBe(1);
  });

  it('has no relations any more once that was said twice with hours between, where no other end can be read', async () => {
    const { database, asked, pass } = await keeping();
    const related = async () => (await database.titles.load(refs(1))).get(ref(1))?.title.relations?.length;
    const relations = [{ type: 'SOURCE', to: 'anilist:manga/9', title: 'Nine' }] as const;
    await asked([titleOf(1, { relations }), ...others], refs(1, 5));
    const counts: (number | undefined)[] = [];
    for (const hours of [24, 1, 3]) {
      pass(hours);
      await asked(others, refs(1, 5));
      counts.push(await related());
    }
    expect(counts).toEqual([1, 1, 0]);
  });

  it('stays related while the provider states no relations of any title', async () => {
    const { asked, stored, pass } = await keeping();
    await asked(titlesOf(chain), refs(1, 2, 3));
    for (const hours of [24, 24]) {
      pass(hours);
      await asked([titleOf(5, { relations: [] })], refs(1, 2, 3, 5));
    }
    expect(await stored()).toEqual(refs(1, 2, 3));
  });
});

describe('a provider of which every answer is empty', () => {
  it('takes nothing back, however long that lasts, and what it states afterwards stands', async () => {
    const { refreshed, stored, pass } = await keeping();
    await refreshed(titlesOf(chain));
    for (const hours of [1, 5, 24, 24 * 30]) {
      pass(hours);
      expect(await refreshed(bare)).toEqual(refs(1, 2, 3));
    }
    expect(await stored()).toEqual(refs(1, 2, 3));
    pass(24);
    expect(await refreshed(titlesOf(chain))).toEqual(refs(1, 2, 3));
  });
});

const numbers = [1, 2, 3, 4, 5, 6] as const;
const types: readonly RelationType[] = ['SEQUEL', 'SIDE_STORY', 'ALTERNATIVE', 'OTHER', 'CHARACTER'];
/** `ends`: by which ends a relation is stated. */
const link = (ends: readonly ('both' | 'one')[]) =>
  fc
    .record({
      from: fc.constantFrom(...numbers),
      to: fc.constantFrom(...numbers),
      type: fc.constantFrom(...types),
      ends: fc.constantFrom(...ends),
    })
    .filter(({ from, to }) => from !== to);
/** What a provider states at one time. */
const graph = (ends: readonly ('both' | 'one')[]) =>
  fc.array(link(ends), { maxLength: 7 }).map((links) => {
    const stated = numbers.map((from) => ({
      from,
      relations: links.flatMap((one) => {
        if (one.from === from) return { type: one.type, to: ref(one.to) };
        return one.to === from && one.ends === 'both' ? { type: inverseOf[one.type], to: ref(one.from) } : [];
      }),
    }));
    return stated.map(({ from, relations }) => titleOf(from, { relations }));
  });

const histories = runs(40, 150);

describe('whatever was stored before', () => {
  it('two crawls that ask anew, hours apart, come to what a first one would, and store it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            titles: graph(['both', 'both', 'one']),
            outage: fc.boolean(),
            start: fc.constantFrom(...numbers),
          }),
          {
            minLength: 1,
            maxLength: 4,
          },
        ),
        // What one end alone states is found from that end first: what is stored then knows more than a first crawl.
        graph(['both']),
        async (before, titles) => {
          const expected = await fresh(titles);
          // Else nothing that comes of it tells it from an outage.
          fc.pre(expected.length > 1);
          const { refreshed, stored, pass } = await keeping();
          for (const { titles: then, outage, start } of before) {
            await refreshed(outage ? then.map((title) => ({ ...title, relations: [] })) : then, start);
            pass(24);
          }
          await refreshed(titles);
          pass(24);
          expect(await refreshed(titles)).toEqual(expected);
          expect(await stored()).toEqual(expected);
        },
      ),
      { numRuns: histories },
    );
    if (inject('suite') === 'all')
      told({
        kind: 'relations that a provider takes back',
        tried: `${histories} histories of what it states, with outages of all relations among them; then two crawls a day apart`,
        came: 'the set that a first crawl finds, printed and stored; an outage takes nothing back',
      });
  });
});
