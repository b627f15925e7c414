import { describe, expect, it, onTestFinished } from 'vitest';
import { openMemoryCache } from '../../src/cache/open.ts';
import { createLookup } from '../../src/lookup/lookup.ts';
import { storedRelations, storeOrigin } from '../../src/lookup/stored.ts';
import { ProviderError } from '../../src/model/errors.ts';
import type { RunEvent } from '../../src/model/events.ts';
import { type Ref, refOf } from '../../src/model/ref.ts';
import type { Title } from '../../src/model/title.ts';
import { bundled } from '../../src/providers/registry.ts';
import { persist } from '../../src/store/persist.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { fakeClock } from '../helpers/clock.ts';
import { refs } from '../helpers/graph.ts';
import { crawlOf, franchiseOf, membersOf, networkOf, noCounts } from '../helpers/lookup.ts';
import { memoryProvider } from '../helpers/memory-provider.ts';
import { told } from '../helpers/outcomes.ts';

const names = ['anilist', 'mal'] as const;
type Name = (typeof names)[number];
const idIn = (name: Name, n: number): number => (name === 'mal' ? 100 + n : n);

/** Titles in a chain, as one of them has them. */
const chainAt = (name: Name, ...numbers: readonly number[]): readonly Title[] =>
  numbers.map((n) => {
    const sequels = numbers.includes(n + 1) ? [{ type: 'SEQUEL' as const, to: refOf(name, idIn(name, n + 1)) }] : [];
    const prequels = numbers.includes(n - 1) ? [{ type: 'PREQUEL' as const, to: refOf(name, idIn(name, n - 1)) }] : [];
    const ids = { mal: idIn('mal', n), ...(name === 'anilist' && { anilist: n }) };
    return {
      ref: refOf(name, idIn(name, n)),
      ids,
      kind: 'anime',
      title: `Title ${n}`,
      relations: [...prequels, ...sequels],
    };
  });

/** What each has: numbers of titles; nothing: it cannot be reached. */
type Views = Readonly<Record<Name, readonly number[] | undefined>>;

/** A database that crawls use which ask both of them for every title, a day apart. */
async function keeping() {
  const clock = fakeClock(Date.parse('2026-03-01T12:00:00Z'));
  const database = await openSqlite(':memory:', { clock });
  onTestFinished(() => database.close());
  const cache = openMemoryCache({ clock });
  const open = async () => database;
  const known = storedRelations(open, true, bundled.name);
  const store = storeOrigin(open, { about: 'anime', isOutdated: () => false });
  const inferred = (some: readonly Ref[]) => database.titles.inferred(some);
  const said: string[] = [];
  return {
    said,
    async refreshed(views: Views): Promise<readonly Ref[]> {
      const origins = names.map((name) => {
        const has = views[name];
        const numberings = name === 'mal' ? (['mal'] as const) : (['anilist', 'mal'] as const);
        const away = async () => {
          throw new ProviderError(name, 'network', 'away');
        };
        const provider = memoryProvider(chainAt(name, ...(has ?? [])), { name, numberings });
        return networkOf(has ? provider : { ...provider, download: away }, { clock, cache, known, refresh: true });
      });
      const lookup = createLookup([...origins, store], noCounts(), 'all');
      clock.set(clock.now() + 24 * 3_600_000);
      const events = persist(crawlOf(refs(1), lookup, { clock, inferred }), database);
      return membersOf(await franchiseOf(noted(events, said)));
    },
    stored: async (n: number) => (await database.titles.load(refs(n))).get(refs(n)[0] as Ref)?.title.relations,
  };
}

/** Notes who says that a title is gone, and gives on the franchise. */
async function* noted(events: AsyncIterable<RunEvent>, said: string[]): AsyncGenerator<RunEvent, void> {
  for await (const event of events) {
    if (event.type === 'gone') said.push(`${event.provider}: ${event.title.ref} ${event.emptied}`);
    if (event.type === 'franchise') yield event;
  }
}

const all = [1, 2, 3];

describe('a title that providers have no more, where all are asked', () => {
  it('leaves the set for good where none of them has it, which is said once of each', async () => {
    const { refreshed, stored, said } = await keeping();
    expect(await refreshed({ anilist: all, mal: all })).toEqual(refs(1, 2, 3));
    for (let day = 0; day < 4; day++) expect(await refreshed({ anilist: [1, 2], mal: [1, 2] })).toEqual(refs(1, 2));
    expect(said).toEqual(['anilist: anilist:3 believed', 'mal: anilist:3 believed']);
    expect(await stored(3)).toEqual([]);
    told({
      kind: 'a title that all providers have deleted',
      tried: 'both of two are asked for everything, four times a day apart',
      came: `said ${said.length} times, once of each; 2 of 3 titles every time, and the third stays stored by itself`,
    });
  });

  it('stays by the word of who has it, under the id that it has there', async () => {
    const { refreshed } = await keeping();
    await refreshed({ anilist: all, mal: all });
    for (let day = 0; day < 3; day++)
      expect(await refreshed({ anilist: [1, 2], mal: all })).toEqual([...refs(1, 2), 'mal:103']);
  });

  it('stays by the stored word of who cannot be asked, until that says so as well', async () => {
    const { refreshed, said } = await keeping();
    await refreshed({ anilist: all, mal: all });
    await refreshed({ anilist: [1, 2], mal: [1, 2] });
    for (let day = 0; day < 2; day++)
      expect(await refreshed({ anilist: [1, 2], mal: undefined })).toEqual(refs(1, 2, 3));
    for (let day = 0; day < 3; day++) expect(await refreshed({ anilist: [1, 2], mal: [1, 2] })).toEqual(refs(1, 2));
    expect(said).toEqual(['anilist: anilist:3 believed', 'mal: anilist:3 believed']);
  });
});
