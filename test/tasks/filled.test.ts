import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/model/events.ts';
import type { Title } from '../../src/model/title.ts';
import { filledFromStore } from '../../src/tasks/filled.ts';
import { appOf, ran } from '../helpers/app.ts';
import { franchiseOf, memberOf, stats, titleOf } from '../helpers/franchise.ts';
import { ref } from '../helpers/graph.ts';

const known = (id: number, facts: Partial<Title> = {}): Title =>
  titleOf(id, {
    ...{ episodes: 12, durationMinutes: 24, status: 'FINISHED', startDate: '2001-04-01', year: 2001 },
    ...{ rating: 'PG-13', native: 'そら', relations: [], ...facts },
  });

/** Titles of an answer, as they are told where these are stored as MyAnimeList has them. */
async function told(titles: readonly Title[], stored: readonly Title[]) {
  const app = appOf({ anilist: 'http://127.0.0.1:9' });
  if (stored.length > 0) {
    const database = await app.database();
    await database.commit({ arrivals: stored.map((title) => ({ title, provider: 'mal', fetchedAt: 0 })) });
  }
  const franchise = franchiseOf(titles, []);
  const members = titles.map((title) => memberOf(title));
  async function* events(): AsyncGenerator<RunEvent, string> {
    yield { type: 'franchise', franchise: { ...franchise, members }, stats };
    return 'the document';
  }
  const { events: all, document } = await ran(filledFromStore(events(), app));
  const came = all.flatMap((event) => (event.type === 'franchise' ? event.franchise.members : []));
  return { titles: came.map(({ title }) => title), document, isMade: app.databaseFile.identity() !== undefined };
}

describe('what an answer lacks of lengths', () => {
  it('is filled from what is stored, with who says so, and with what else is not known', async () => {
    const { titles, document } = await told([titleOf(1, { episodes: 13 })], [known(1)]);
    const [title] = titles;
    expect(title).toMatchObject({ episodes: 13, durationMinutes: 24, status: 'FINISHED', year: 2001, rating: 'PG-13' });
    expect(title).toMatchObject({ native: 'そら', startDate: '2001-04-01' });
    expect(title?.statedBy).toMatchObject({ durationMinutes: 'mal', status: 'mal', native: 'mal' });
    expect(title?.statedBy).not.toHaveProperty('episodes');
    expect(title).not.toHaveProperty('endDate');
    expect(document).toBe('the document');
  });

  it('leaves alone who said what is known already, and titles that lack none', async () => {
    const whole = titleOf(2, { episodes: 1, durationMinutes: 90 });
    const lacking = titleOf(1, { episodes: 13, statedBy: { episodes: 'kitsu' } });
    const { titles } = await told([lacking, whole], [known(1), known(2)]);
    expect(titles[0]?.statedBy).toMatchObject({ episodes: 'kitsu', durationMinutes: 'mal' });
    expect(titles[1]).toEqual(whole);
  });

  it('lacks either of the two, and is not to be had of what is to come or was called off', async () => {
    const some = [
      titleOf(1, { episodes: 12 }),
      titleOf(2, { durationMinutes: 24 }),
      titleOf(3, { status: 'NOT_YET_RELEASED' }),
      titleOf(4, { status: 'CANCELLED' }),
      titleOf(5, { status: 'RELEASING' }),
    ];
    const { titles } = await told(
      some,
      some.map((_, n) => known(n + 1)),
    );
    expect(titles.map(({ episodes, durationMinutes }) => [episodes, durationMinutes])).toEqual([
      [12, 24],
      [12, 24],
      [undefined, undefined],
      [undefined, undefined],
      [12, 24],
    ]);
  });

  it('stays unknown where nothing is stored, or no more is: no database is made for it', async () => {
    const lacking = [titleOf(1)];
    expect(await told(lacking, [])).toMatchObject({ titles: lacking, isMade: false });
    expect((await told(lacking, [known(7)])).titles).toEqual(lacking);
    const { titles } = await told(lacking, [titleOf(1, { relations: [] })]);
    expect(titles).toEqual(lacking);
    expect(titles[0]?.ref).toBe(ref(1));
  });
});
