import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { documentOf } from '../../../src/franchise/document.ts';
import { nextOf } from '../../../src/report/format/next.ts';
import { table } from '../../../src/report/format/table.ts';
import { tree } from '../../../src/report/format/tree.ts';
import { bundled } from '../../helpers/catalog.ts';
import { franchiseOf, pair, stats, titleOf } from '../../helpers/franchise.ts';

const show = (id: number, title: string, startDate: string, facts = {}) =>
  titleOf(id, { title, startDate, format: 'TV', status: 'FINISHED', episodes: 26, durationMinutes: 24, ...facts });

const saga = documentOf(
  franchiseOf(
    [
      show(1, 'Saga', '2001'),
      show(2, 'Saga: The Whole Story Told Once More', '2002', { format: 'MOVIE', episodes: 1, durationMinutes: 90 }),
      show(3, 'Saga Again', '2011'),
      show(4, 'Saga Again: Extra', '2012', { format: 'OVA', episodes: 2 }),
      show(5, 'Saga II', '2003'),
      show(6, 'Saga Again II', '2026-10', { status: 'RELEASING', episodes: undefined }),
    ],
    [
      ...pair(1, 'SUMMARY', 2),
      ...pair(1, 'ALTERNATIVE', 3),
      ...pair(3, 'SIDE_STORY', 4),
      ...pair(1, 'SEQUEL', 5),
      ...pair(3, 'SEQUEL', 6),
    ],
  ),
  stats,
  'release',
);

describe('a franchise of two continuities', () => {
  it('is a tree of two parts, numbered as it came out', () => {
    const numbered = [...tree(saga, { columns: 64 }).matchAll(/^(\d) {2}.*?(Saga\S*(?: Again\S*)?)/gm)];
    expect(numbered.map(([, n]) => Number(n))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(numbered.map(([, , name]) => name?.includes('Again'))).toEqual([false, false, false, true, true, true]);
    expect(tree(saga, { columns: 64 })).toMatchInlineSnapshot(`
      "Saga

      Saga (3 titles)
      1  ● Saga                            TV    2001   26 ep  alt. 4
      2  ├┄ Saga: The Whol…Told Once More  Film  2002  90 min  recap 1
      3  ● Saga II                         TV    2003   26 ep  sequel

      Saga Again (3 titles)
      4  ● Saga Again                      TV    2011   26 ep  alt. 1
      5  ├─ Saga Again: Extra              OVA   2012    2 ep  side 4
      6  » Saga Again II                   TV    2026          airing

      ┄ optional: 1 recap
      Next: Saga Again II, airing
      6 titles · 81+ episodes, Saga Again II still airing · 34+ h
      1 optional · AniList, 2026-11-21
      "
    `);
    expect(tree(saga, { columns: 64, ascii: true })).toMatchInlineSnapshot(`
      "Saga

      Saga (3 titles)
      1  * Saga                            TV    2001   26 ep  alt. 4
      2  |~ Saga: The Who...old Once More  Film  2002  90 min  recap 1
      3  * Saga II                         TV    2003   26 ep  sequel

      Saga Again (3 titles)
      4  * Saga Again                      TV    2011   26 ep  alt. 1
      5  |- Saga Again: Extra              OVA   2012    2 ep  side 4
      6  > Saga Again II                   TV    2026          airing

      ~ optional: 1 recap
      Next: Saga Again II, airing
      6 titles, 81+ episodes, Saga Again II still airing, 34+ h
      1 optional, AniList, 2026-11-21
      "
    `);
  });

  it('is a table of two parts', () => {
    expect(table(saga, { columns: 80 })).toMatchInlineSnapshot(`
      "#  Title                                 Format  Year  Ep  Min  Ref

      Saga (3 titles)
      1  Saga                                  TV      2001  26   24  anilist:1
      2  Saga: The Whole Story Told Once More  Film    2002   1   90  anilist:2
      3  Saga II                               TV      2003  26   24  anilist:5

      Saga Again (3 titles)
      4  Saga Again                            TV      2011  26   24  anilist:3
      5  Saga Again: Extra                     OVA     2012   2   24  anilist:4
      6  Saga Again II                         TV      2026       24  anilist:6

      Next: Saga Again II, airing
      6 titles · 81+ episodes, Saga Again II still airing · 34+ h · 1 optional
      AniList, 2026-11-21
      "
    `);
  });

  it('shows what comes next in colour', () => {
    expect(tree(saga, { columns: 64, color: 1 })).toContain('\x1b[32m\x1b[1m» Saga Again II');
  });
});

it('keeps a big franchise within its columns, every title once', async () => {
  const gundam = documentOf(await bundled('Gundam'), stats, 'release');
  for (const columns of [60, 97, 200]) {
    for (const format of [tree, table]) {
      const lines = format(gundam, { columns, titles: 'native', ascii: columns === 97 }).split('\n');
      expect(lines.filter((line) => stringWidth(line) > columns)).toEqual([]);
      expect(
        lines
          .flatMap((line) => /^ *(\d+) {2}/.exec(line)?.[1] ?? [])
          .map(Number)
          .sort((a, b) => a - b),
      ).toEqual(gundam.titles.map(({ order }) => order));
    }
  }
});

describe('what comes next', () => {
  const next = (...titles: Parameters<typeof show>[]) =>
    nextOf(
      documentOf(
        franchiseOf(
          titles.map((one) => show(...one)),
          [],
        ),
        stats,
        'release',
      ).titles,
    )?.ref;
  const soon = { status: 'NOT_YET_RELEASED' };

  it.each([
    [
      'what airs',
      [
        [1, 'A', '2027', soon],
        [2, 'B', '2026', { status: 'RELEASING' }],
      ],
      'anilist:2',
    ],
    [
      'what is announced first',
      [
        [1, 'A', '2028-01', soon],
        [2, 'B', '2027-06-01', soon],
      ],
      'anilist:2',
    ],
    [
      'a day before a year alone',
      [
        [1, 'A', '2027', soon],
        [2, 'B', '2027-12-31', soon],
      ],
      'anilist:2',
    ],
    [
      'a date before none',
      [
        [1, 'A', '', { ...soon, startDate: undefined }],
        [2, 'B', '2030', soon],
      ],
      'anilist:2',
    ],
    ['nothing, where all is over', [[1, 'A', '2020']], undefined],
    ['no music', [[1, 'A', '2027', { ...soon, format: 'MUSIC' }]], undefined],
  ] as const)('is %s', (_, titles, ref) => {
    expect(next(...(titles as unknown as Parameters<typeof show>[]))).toBe(ref);
  });
});
