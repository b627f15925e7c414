import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Ref } from '../../src/model/ref.ts';
import { franchise } from '../../src/tasks/franchise.ts';
import { knownKin } from '../../src/tasks/known-kin.ts';
import { rootsOf } from '../../src/tasks/roots.ts';
import { showTitle } from '../../src/tasks/title.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { appOf, ran } from '../helpers/app.ts';
import { ownFolder } from '../helpers/folder.ts';
import { bothWays, chain, ref, refs, titlesOf } from '../helpers/graph.ts';

/** A franchise of which every fourth title is called so, and another one with such a name. Ids go up from `first`. */
function named(word: string, first = 1) {
  const ids = Array.from({ length: 13 }, (_, n) => n + first);
  const facts = { format: 'TV' as const, popularity: 900 };
  return titlesOf(
    bothWays(...chain('SEQUEL', ...ids), `${first + 98} SEQUEL ${first + 97}`),
    Object.fromEntries([
      ...ids.map((id, n) => [
        id,
        { ...facts, title: n % 4 === 0 ? `${word} Tale ${'BCDEFGHIJKLMN'[n]}` : `Other ${id}` },
      ]),
      [first + 98, { ...facts, title: `${word} Makers`, popularity: 9 }],
    ]),
  );
}

const titles = named('Quux');

it('does not name titles of the same franchise as others that could be meant, once it is known which they are', async () => {
  const { url } = await anilistServer([...titles]);
  const app = appOf({ anilist: url });
  const others = (events: Awaited<ReturnType<typeof ran>>['events']) =>
    events.flatMap((event) => (event.type === 'resolved' ? event.runnersUp.map(({ title }) => title.title) : []));
  const query = { text: 'quux' };
  const first = await ran(showTitle({ query }, app));
  expect(others(first.events)).toContain('Quux Tale J');
  await ran(franchise({ queries: [query] }, app));
  for (const task of [showTitle({ query }, app), franchise({ queries: [query], refresh: true }, app)]) {
    const { events } = await ran<unknown>(task);
    expect(others(events)).toEqual(['Quux Makers']);
  }
});

it('are looked up at once for several words, and each title goes by its own franchise', async () => {
  const asked: (readonly Ref[])[] = [];
  const kin = async (those: readonly Ref[]) => {
    asked.push(those);
    return new Map(those.map((one) => [one, new Set(one === ref(1) ? refs(5, 9, 13) : [])] as const));
  };
  const app = appOf({ anilist: (await anilistServer([...titles, ...named('Corge', 201)])).url });
  const lookup = await app.lookup({ provider: 'anilist', refresh: false, concurrency: 1 });
  const queries = ['quux', 'nothing like it', 'corge'].map((text) => ({ text }));
  const { document: roots } = await ran(rootsOf(queries, lookup, { kin, lookAhead: false }));
  expect(asked).toEqual([refs(1, 201)]);
  const othersOf = (one: (typeof roots)[number]) =>
    'ref' in one && one.resolved?.type === 'resolved' ? one.resolved.runnersUp.map(({ title }) => title.ref) : [];
  expect(roots.map(othersOf)).toEqual([refs(99), [], refs(205, 209, 213, 299)]);
});

it('is known of bundled franchises without a database, and of none where the database is of no use', async () => {
  const { url: anilist } = await anilistServer([]);
  const folder = ownFolder();
  const bebop = ref(1);
  const kin = async (store: boolean) => [
    ...((await knownKin(store, appOf({ anilist, folder }))([bebop])).get(bebop) ?? []),
  ];
  const bundled = await kin(false);
  expect([bundled.includes(bebop), bundled.length > 1]).toEqual([true, true]);
  expect(await kin(true)).toEqual(bundled);
  writeFileSync(join(folder, 'animectl.sqlite'), 'this is no database'.repeat(100));
  expect([await kin(false), await kin(true)]).toEqual([bundled, []]);
});
