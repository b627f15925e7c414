import { expect, it } from 'vitest';
import type { RunEvent } from '../../src/model/events.ts';
import type { Title } from '../../src/model/title.ts';
import type { Arrival } from '../../src/store/database.ts';
import { persist } from '../../src/store/persist.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { ownFolder } from '../helpers/folder.ts';

const show: Title = {
  ...{ ref: 'anilist:1', ids: { anilist: 1, mal: 5 }, kind: 'anime', title: 'One', english: 'The One', format: 'TV' },
  ...{ synonyms: ['Uno', 'Eins'], adult: false, startDate: '2001-04' },
  relations: [
    { type: 'SEQUEL', to: 'anilist:2', title: 'Two', format: 'TV' },
    { type: 'SIDE_STORY', to: 'anilist:3' },
  ],
};
const [sequel, aside] = show.relations!;
const came = { title: show, provider: 'anilist', fetchedAt: 1000 } satisfies Arrival;

/** How many statements it takes to pass on that a title came whose record is stored as `came`, and what comes of it. */
async function saving(arrival: Arrival) {
  let statements = 0;
  const store = await openSqlite(`${ownFolder()}/a.sqlite`, { onStatement: () => void statements++ });
  await store.commit({ arrivals: [came] });
  const before = statements;
  const events: RunEvent[] = [];
  async function* answers(): AsyncGenerator<RunEvent, void> {
    yield { type: 'title', from: 'cache', ...arrival };
  }
  for await (const event of persist(answers(), store, { brief: true })) events.push(event);
  const count = statements - before;
  const title = (await store.titles.load([show.ref])).get(show.ref);
  await store.close();
  return { count, title };
}

it.each<readonly [string, Partial<Arrival>]>([
  ['as it is stored', {}],
  ['as it is stored, but from before', { fetchedAt: 900 }],
  [
    'with less',
    { title: { ...show, relations: [sequel!, { type: aside!.type, to: aside!.to }], ids: { anilist: 1 } } },
  ],
  ['without relations', { title: (({ relations: _, ...rest }) => rest)(show) }],
])('writes nothing where a title came %s', async (_, other) => {
  const { count, title } = await saving({ ...came, ...other });
  expect(count).toBe(1);
  expect(title).toMatchObject({ fetchedAt: 1000, title: { english: 'The One', ids: { mal: 5 } } });
});

it.each<readonly [string, Partial<Arrival>]>([
  ['later', { fetchedAt: 2000 }],
  ['from somebody else', { provider: 'mal', fetchedAt: 900 }],
  ['with a fact that was not known', { title: { ...show, episodes: 12 } }],
  ['with another fact', { title: { ...show, adult: true } }],
  ['with another synonym', { title: { ...show, synonyms: ['Uno', 'Un'] } }],
  ['with an id that was not known', { title: { ...show, ids: { ...show.ids, kitsu: 9 } } }],
  ['with a relation that was not known', { title: { ...show, relations: [sequel!] } }],
  ['with another relation', { title: { ...show, relations: [sequel!, { type: 'SUMMARY', to: 'anilist:3' }] } }],
  ['with a name that was not known', { title: { ...show, relations: [sequel!, { ...aside!, title: 'Three' }] } }],
  ['with a format that was not known', { title: { ...show, relations: [sequel!, { ...aside!, format: 'OVA' }] } }],
  ['merged with another', { title: { ...show, merged: ['anilist:8'] } }],
  ['without the relations that it had', { title: { ...show, relations: [] }, emptied: 'doubted' }],
])('saves a title that came %s', async (_, other) => {
  expect((await saving({ ...came, ...other })).count).toBeGreaterThan(5);
});
