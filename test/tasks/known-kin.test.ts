import { expect, it } from 'vitest';
import { franchise } from '../../src/tasks/franchise.ts';
import { showTitle } from '../../src/tasks/title.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { appOf, ran } from '../helpers/app.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';

/** A franchise of which every fourth title is called so, and another one with such a name. */
const ids = Array.from({ length: 13 }, (_, n) => n + 1);
const titles = titlesOf(
  bothWays(...chain('SEQUEL', ...ids), '99 SEQUEL 98'),
  Object.fromEntries([
    ...ids.map((id) => [
      id,
      {
        title: id % 4 === 1 ? `Quux Tale ${'ABCDEFGHIJKLMN'[id]}` : `Other ${id}`,
        format: 'TV' as const,
        popularity: 900,
      },
    ]),
    [99, { title: 'Quux Makers', format: 'TV' as const, popularity: 9 }],
  ]),
);

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
