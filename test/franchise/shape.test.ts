import { expect, it } from 'vitest';
import { shapeOf } from '../../src/franchise/shape.ts';
import { pair, titan, titleOf } from '../helpers/franchise.ts';

const titles = titan.members.map(({ title }) => title);

it('tells the main line from what hangs on it', () => {
  const { lead, places } = shapeOf(titles, titan.edges);
  expect(lead).toBe('anilist:16498');
  expect(Object.fromEntries(places)).toEqual({
    'anilist:16498': { kind: 'main', recap: false },
    'anilist:18397': { kind: 'branch', recap: false, tie: { role: 'SIDE_STORY', of: ['anilist:16498'] } },
    'anilist:20691': { kind: 'branch', recap: true, tie: { role: 'ALTERNATIVE', of: ['anilist:16498'] } },
    'anilist:20811': { kind: 'branch', recap: false, tie: { role: 'PREQUEL', of: ['anilist:16498'] } },
    'anilist:20958': { kind: 'main', recap: false, tie: { role: 'SEQUEL', of: ['anilist:16498'] } },
    'anilist:100465': { kind: 'branch', recap: true, tie: { role: 'SUMMARY', of: ['anilist:20958'] } },
    'anilist:150005': { kind: 'branch', recap: false, tie: { role: 'OTHER', of: ['anilist:20958'] } },
    'anilist:999001': { kind: 'main', recap: false, tie: { role: 'SEQUEL', of: ['anilist:20958'] } },
  });
});

it('lets another telling stand as a line of its own', () => {
  const series = (id: number, title: string, startDate: string) => titleOf(id, { title, startDate, format: 'TV' });
  const both = [series(121, 'Alchemist', '2003'), series(5114, 'Alchemist: Brotherhood', '2009')];
  const { places } = shapeOf(both, pair(121, 'ALTERNATIVE', 5114));
  expect(places.get('anilist:5114')).toEqual({
    kind: 'line',
    recap: false,
    tie: { role: 'ALTERNATIVE', of: ['anilist:121'] },
  });
});

it('takes the later of two titles that call each other a side story as the side story', () => {
  const two = [titleOf(1, { startDate: '2001', format: 'TV' }), titleOf(2, { startDate: '2002', format: 'TV' })];
  const { lead, places } = shapeOf(two, pair(1, 'SIDE_STORY', 2, 'SIDE_STORY'));
  expect([lead, places.get('anilist:2')?.kind]).toEqual(['anilist:1', 'branch']);
});

it('takes no series for the side story of what is short, or of a special that came later', () => {
  const series = (id: number, startDate: string) =>
    titleOf(id, { format: 'TV', episodes: 12, durationMinutes: 24, startDate });
  const special = (id: number, startDate: string) =>
    titleOf(id, { format: 'SPECIAL', episodes: 1, durationMinutes: 16, startDate });
  for (const date of ['2000', '2002']) {
    const two = [series(1, '2001'), special(2, date)];
    for (const edges of [pair(2, 'SIDE_STORY', 1), pair(1, 'SIDE_STORY', 2, 'SIDE_STORY')]) {
      const { opening, places } = shapeOf(two, edges);
      expect([opening, places.get('anilist:2')]).toEqual([
        'anilist:1',
        { kind: 'branch', recap: false, tie: { role: 'SIDE_STORY', of: ['anilist:1'] } },
      ]);
    }
  }
});

it('never says of a title that it is the parent of another', () => {
  const titles = [1, 2, 3].map((id) => titleOf(id, { format: 'OVA', startDate: `200${id}` }));
  const edges = [...pair(1, 'ALTERNATIVE', 2), ...pair(2, 'OTHER', 3, 'PARENT')];
  expect(shapeOf(titles, edges).places.get('anilist:2')?.tie).toEqual({ role: 'ALTERNATIVE', of: ['anilist:1'] });
  expect(shapeOf(titles.slice(1), pair(2, 'SIDE_STORY', 3)).places.get('anilist:2')?.tie).toBeUndefined();
});

it('has a place for every title, with no series, circles, or nothing at all', () => {
  expect(shapeOf([], []).lead).toBeUndefined();
  const films = [1, 2, 3].map((id) => titleOf(id, { format: 'MOVIE' }));
  const circle = [pair(1, 'SEQUEL', 2), pair(2, 'SEQUEL', 3), pair(3, 'SEQUEL', 1)].flat();
  expect([...shapeOf(films, circle).places.values()].map(({ kind }) => kind)).toEqual(['main', 'main', 'main']);
  const parts = [pair(1, 'SUMMARY', 2), pair(2, 'SUMMARY', 3), pair(3, 'SUMMARY', 1)].flat();
  expect(shapeOf(films, parts).places.size).toBe(3);
});

it('is not led by an advert, however many have its name', () => {
  const titles = [
    titleOf(1, { title: 'Grand Order', format: 'SPECIAL', durationMinutes: 1, startDate: '2014-12-01' }),
    titleOf(2, { title: 'Grand Order: First', format: 'SPECIAL', durationMinutes: 74, startDate: '2016-12-31' }),
    titleOf(3, { title: 'Grand Order: Babylonia', format: 'TV', startDate: '2019-10-05' }),
    titleOf(4, { title: 'Grand Order: Solomon', format: 'MOVIE', startDate: '2021-07-30' }),
  ];
  const edges = [...pair(1, 'OTHER', 2), ...pair(2, 'SEQUEL', 3), ...pair(3, 'SEQUEL', 4)];
  expect(shapeOf(titles, edges)).toMatchObject({ lead: 'anilist:3', opening: 'anilist:2' });
  expect(shapeOf(titles.slice(0, 1), [])).toMatchObject({ lead: 'anilist:1', opening: 'anilist:1' });
});

it.each([
  ['the first of two series of shorts, though the later one came out on the web', 1, 1],
  ['a series of whole episodes before shorts that came first', 24, 2],
])('begins with %s', (_, minutes, lead) => {
  const shorts = titleOf(1, { format: 'TV_SHORT', episodes: 12, durationMinutes: 3, startDate: '2009-10-01' });
  const later = titleOf(2, { format: 'ONA', episodes: 12, durationMinutes: minutes, startDate: '2017-04-01' });
  const shape = shapeOf([shorts, later], pair(1, 'SEQUEL', 2));
  expect([shape.lead, shape.opening]).toEqual([`anilist:${lead}`, `anilist:${lead}`]);
});
