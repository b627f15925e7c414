import { describe, expect, it } from 'vitest';
import type { Query } from '../../src/model/query.ts';
import type { Ref } from '../../src/model/ref.ts';
import { type FranchiseQuestion, franchise } from '../../src/tasks/franchise.ts';
import { type AnilistOptions, anilistServer } from '../helpers/anilist-server.ts';
import { appOf, ran } from '../helpers/app.ts';
import { instantClock } from '../helpers/clock.ts';
import { ownFolder } from '../helpers/folder.ts';
import { bothWays, chain, ref, titlesOf } from '../helpers/graph.ts';

const row = Array.from({ length: 40 }, (_, n) => 810_001 + n);
const titles = titlesOf(bothWays(...chain('SEQUEL', ...row), '800001 SEQUEL 800002'), {
  810001: { title: 'Zonkquil' },
  800001: { title: 'Vrexling' },
});
const queryOf = (one: Ref): Query => ({ text: one, ref: one });
const [first, last] = [ref(810_001), ref(810_040)] as const;

async function machine(some = titles, options: AnilistOptions = {}) {
  const [clock, folder] = [instantClock(), ownFolder()];
  const server = await anilistServer(some, options);
  const app = () => appOf({ anilist: server.url, clock, folder });
  /** How many requests a question takes, and how many titles come of it. */
  const costs = async (query: Query, question: Partial<FranchiseQuestion> = {}) => {
    const before = server.asked.length;
    const { document } = await ran(franchise({ queries: [query], refresh: true, ...question }, app()));
    return [server.asked.length - before, document[0]?.titles.length];
  };
  return { app, costs };
}
const many = expect.toSatisfy((n: number) => n > 2);

describe('a franchise takes one request', () => {
  it('where it has been asked for before, whichever title of it or words for it are asked for', async () => {
    const { costs } = await machine();
    expect(await costs(queryOf(first))).toEqual([many, 40]);
    for (const query of [queryOf(first), queryOf(last), { text: 'zonkquil' }])
      expect(await costs(query)).toEqual([1, 40]);
  });

  it('where its titles are stored, but many where what is stored is left alone', async () => {
    const { app, costs } = await machine();
    await (await app().database()).commit({
      arrivals: titles.map((title) => ({ title, provider: 'anilist', fetchedAt: 1 })),
    });
    expect(await costs({ text: 'zonkquil' })).toEqual([1, 40]);
    const other = await machine();
    await (await other.app().database()).commit({
      arrivals: titles.map((title) => ({ title, provider: 'anilist', fetchedAt: 1 })),
    });
    expect(await other.costs({ text: 'zonkquil' }, { store: false })).toEqual([many, 40]);
  });

  it('and brings no more than was asked for, where that is less than all of it', async () => {
    const { costs } = await machine();
    await costs(queryOf(first));
    expect(await costs(queryOf(first), { depth: { auto: false, steps: 12 } })).toEqual([1, 13]);
  });

  it('where a data set has named its titles beside each other', async () => {
    const { app, costs } = await machine();
    const pairs = row.slice(1).map((id, n) => [ref(810_001 + n), ref(id)] as const);
    await (await app().database()).commit({
      arrivals: row.map((id) => ({
        title: { ref: ref(id), ids: { anilist: id }, kind: 'anime', title: `Title ${id}` },
        ...{ provider: 'a data set', fetchedAt: 1 },
      })),
    });
    await (await app().database()).commit({ pairs: { provider: 'a data set', list: pairs } });
    expect(await costs(queryOf(ref(810_020)))).toEqual([1, 40]);
  });
});

it('words that turn out to mean another title than what is known by them cost no more than one request in vain', async () => {
  const { costs } = await machine();
  await costs(queryOf(first));
  expect(await costs({ text: 'vrexling' })).toEqual([1, 2]);
});
