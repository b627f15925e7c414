import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { documentOf } from '../../../src/franchise/document.ts';
import type { Filter } from '../../../src/franchise/filter.ts';
import { refOf } from '../../../src/model/ref.ts';
import { list } from '../../../src/report/format/list.ts';
import { markdown } from '../../../src/report/format/markdown.ts';
import { tree } from '../../../src/report/format/tree.ts';
import { bundled } from '../../helpers/catalog.ts';
import { franchiseOf, hostileFranchise, pair, stats, titan, titleOf } from '../../helpers/franchise.ts';

const now = Date.parse('2026-11-21T10:12:00Z');
const document = documentOf(titan, stats, 'release');
const all: Filter = { skip: [], aired: false };

describe('list', () => {
  it('numbers titles from 1, says what signs mean, and ends with how much and from whom', () => {
    const lines = list(document, { columns: 80, now }).trimEnd().split('\n');
    const numbered = lines.filter((line) => /^\d {2}/.test(line));
    expect(numbered.map((line) => Number.parseInt(line, 10))).toEqual(document.titles.map((_, n) => n + 1));
    const signs = numbered.map((line) => line[3]).filter((sign) => sign !== ' ');
    expect([signs.filter((sign) => sign === '◦').length, signs.filter((sign) => sign === '»').length]).toEqual([3, 1]);
    expect(lines.find((line) => line.startsWith('◦'))).toMatch(/^◦ optional: /);
    expect(lines.at(-1)).toMatch(/^8 titles .* AniList, 12 min ago$/);
    expect(list(document, { columns: 80, now })).toMatchInlineSnapshot(`
      "Attack on Titan

      1    Attack on Titan                             TV     2013    25 ep
      2    Attack on Titan OAD                         OVA    2013     3 ep  side 1
      3  ◦ Attack on Titan: Crimson Bow and Arrow      Film   2014  119 min  recap 1
      4    Attack on Titan: No Regrets                 OVA    2014     2 ep  prequel 1
      5    Attack on Titan Season 2                    TV     2017    12 ep  sequel
      6  ◦ Attack on Titan: The Roar of Awakening      Film   2018  120 min  recap 5
      7  ◦ Requiem of the Dawn                         Music  2018    4 min  extra 5
      8  » Shingeki no Kyojin: T…g That Was Ever Lost  TV     2027           to come

      ◦ optional: 2 recaps, 1 music video
      Next: Shingeki no Kyojin: The Return of Everything That Was Ever Lost, 2027
      Also related: アニメガタリ×進撃の巨人 コラボ映像, Chiyuki no Fashion Check
      8 titles · 45 episodes · 21 h · 3 optional · 1 to come · AniList, 12 min ago
      "
    `);
  });

  it('says that its sums lack titles of which nobody says how long they are', () => {
    const last = (...facts: readonly object[]) => {
      const titles = facts.map((one, n) => titleOf(n + 1, { format: 'TV', status: 'FINISHED', ...one }));
      return list(documentOf(franchiseOf(titles, []), stats, 'release'), { columns: 200, now })
        .trimEnd()
        .split('\n')
        .at(-1);
    };
    const season = { episodes: 25, durationMinutes: 24 };
    expect(last(season, { episodes: 23 })).toContain('2 titles · 48 episodes · 10+ h · 1 title of unknown length · ');
    expect(last(season, { durationMinutes: 24 })).toContain('25+ episodes · 10+ h · 1 title of unknown length · ');
    expect(last(season, {}, { episodes: 2 })).toContain(
      '27+ episodes · 10+ h · 1 title of an unknown number of episodes · 2 titles of unknown length · ',
    );
    expect(last({ episodes: 2 })).toContain('1 title · 2 episodes · ');
  });

  it.each([
    [62, undefined],
    [76, 'side 1'],
    [96, 'side story of 1'],
  ])('says on %s columns of what hangs on another: %s', (columns, note) => {
    const line =
      list(document, { columns })
        .split('\n')
        .find((one) => one.includes('Attack on Titan OAD')) ?? '';
    expect(/3 ep(?: {2}(.*))?$/.exec(line)?.[1]).toBe(note);
  });

  it('names what else is related on two lines, and says how many more there are', () => {
    const related = (names: number) => {
      const alsoRelated = Array.from({ length: names }, (_, n) => ({
        ...document.alsoRelated[0]!,
        ref: refOf('anilist', 900 + n),
        title: `Another ${n}`,
      }));
      const lines = list({ ...document, alsoRelated }, { columns: 60, now }).split('\n');
      const at = lines.findIndex((line) => line.startsWith('Also related:'));
      return lines.slice(
        at,
        lines.findIndex((line) => line.startsWith('8 titles')),
      );
    };
    expect(related(7)).toEqual([
      'Also related: Another 0, Another 1, Another 2, Another 3,',
      '  Another 4, Another 5, Another 6',
    ]);
    expect(related(40)).toEqual([
      'Also related: Another 0, Another 1, Another 2, Another 3,',
      '  Another 4, Another 5, Another 6, and 33 more',
    ]);
  });

  it('drops the relations first, and gives a title half of the line', () => {
    expect(list(document, { columns: 60, ascii: true })).toMatchInlineSnapshot(`
      "Attack on Titan

      1    Attack on Titan                    TV     2013    25 ep
      2    Attack on Titan OAD                OVA    2013     3 ep
      3  ~ Attack on Titan...n Bow and Arrow  Film   2014  119 min
      4    Attack on Titan: No Regrets        OVA    2014     2 ep
      5    Attack on Titan Season 2           TV     2017    12 ep
      6  ~ Attack on Titan...ar of Awakening  Film   2018  120 min
      7  ~ Requiem of the Dawn                Music  2018    4 min
      8  > Shingeki no Kyo...t Was Ever Lost  TV     2027

      ~ optional: 2 recaps, 1 music video
      Next: Shingeki no Kyojin: The...ing That Was Ever Lost, 2027
      Also related: アニメガタリ×進撃の巨人 コラボ映像,
        Chiyuki no Fashion Check
      8 titles, 45 episodes, 21 h, 3 optional, 1 to come
      AniList, 2026-11-21
      "
    `);
    expect(list(document, { columns: 120, now })).toContain('side story of 1');
  });

  it('says where the title stands that was asked for, and marks it', () => {
    const asked = documentOf({ ...titan, root: 'anilist:20958' }, stats, 'release');
    const text = list(asked, { columns: 80 });
    expect(text).toContain('you asked for Attack on Titan Season 2: number 5 of 8');
    expect(text).toMatch(/^→5 {4}Attack on Titan Season 2/m);
    expect(text).toContain('→ what you asked for');
    expect(list(document, { columns: 80 })).not.toContain('you asked for');
    expect(tree(asked, { columns: 80, ascii: true })).toMatch(/^=5 {2}\* Attack on Titan Season 2/m);
  });

  it('names the part that was asked for, and numbers its parts in one go', async () => {
    const alchemist = { ...(await bundled('Fullmetal Alchemist')), root: 'anilist:5114' } as const;
    const text = list(documentOf(alchemist, stats, 'release'), { columns: 80 });
    expect(text).toContain('you asked for Fullmetal Alchemist: Brotherhood: part 2 of 2');
    const numbers = [...text.matchAll(/^[ →]*(\d+) {2}/gm)].map(([, n]) => Number(n));
    expect(numbers).toEqual(numbers.map((_, n) => n + 1));
    expect(tree(documentOf(alchemist, stats, 'release'), { columns: 80 }).match(/^[ →]*\d+ {2}/gm)).toHaveLength(
      numbers.length,
    );
  });

  it('counts what has not ended as at least, and says that a date has passed', () => {
    const titles = [
      titleOf(1, { title: 'Long', format: 'TV', status: 'RELEASING', durationMinutes: 24, startDate: '1999' }),
      titleOf(2, {
        title: 'Long Film',
        format: 'MOVIE',
        episodes: 1,
        status: 'FINISHED',
        durationMinutes: 95,
        startDate: '2001',
      }),
      titleOf(3, { title: 'Long Late', format: 'TV', status: 'NOT_YET_RELEASED', startDate: '2026-10' }),
      titleOf(4, { title: 'Long Later', format: 'TV', status: 'NOT_YET_RELEASED', startDate: '2026' }),
    ];
    const edges = [...pair(1, 'SIDE_STORY', 2), ...pair(1, 'SEQUEL', 3), ...pair(3, 'SEQUEL', 4)];
    const text = list(documentOf(franchiseOf(titles, edges), stats, 'release'), { now });
    expect(text).toContain('4 titles · 1+ episode, Long still airing · 1 h 35+ min · 2 to come · AniList, 12 min ago');
    expect(text).toMatch(/Long Late .*was due 2026-10$/m);
    expect(text).toMatch(/Long Later .*not yet aired$/m);
  });

  it('leads to pages in terminals that have links, without a change of width', () => {
    const linked = list(document, { columns: 80, links: true });
    expect(linked).toContain('\x1b]8;;https://anilist.co/anime/16498\x1b\\  Attack on Titan\x1b]8;;\x1b\\');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the links are what it removes
    expect(linked.replaceAll(/\x1b\]8;;[^\x1b]*\x1b\\/g, '')).toBe(list(document, { columns: 80 }));
  });

  it('keeps every line of hostile titles within its columns', () => {
    const hostile = documentOf(hostileFranchise(), stats, 'release');
    for (const columns of [20, 40, 60, 81])
      for (const line of list(hostile, { columns }).split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
  });
});

describe('a title that hangs on several, of which some are not shown', () => {
  const titles = [
    titleOf(1, { title: 'Saga', format: 'TV', startDate: '2001', status: 'FINISHED' }),
    titleOf(2, { title: 'Saga Concert', format: 'MUSIC', startDate: '2002', status: 'FINISHED' }),
    titleOf(3, { title: 'Saga II', format: 'TV', startDate: '2003', status: 'FINISHED' }),
    titleOf(4, { title: 'Saga in One', format: 'MOVIE', startDate: '2004', status: 'FINISHED' }),
  ];
  const edges = [...pair(1, 'SEQUEL', 3), ...pair(1, 'OTHER', 2), ...[1, 2, 3].flatMap((n) => pair(n, 'SUMMARY', 4))];
  const noteOf = (columns: number, filter: Filter) => {
    const shown = documentOf(franchiseOf(titles, edges), stats, 'release', filter);
    const line = list(shown, { columns })
      .split('\n')
      .find((one) => one.includes('Saga in One'));
    return /(recap.*)$/.exec(line ?? '')?.[1];
  };

  it('names the numbers of those that are', () => {
    expect(noteOf(96, all)).toBe('recap of 1, 2, 3');
    expect(noteOf(96, { ...all, skip: ['music'] })).toBe('recap of 1, 2');
    expect(noteOf(96, { ...all, only: ['MOVIE'] })).toBe('recap');
  });
});

describe('titles for adults only', () => {
  const titles = [
    titleOf(1, { title: 'Saga', format: 'TV', startDate: '2001', status: 'FINISHED' }),
    titleOf(2, { title: 'Saga Nights', format: 'OVA', startDate: '2000', adult: true, status: 'FINISHED' }),
    titleOf(3, { title: 'Saga Extra', format: 'OVA', startDate: '2003', rating: 'Rx', status: 'FINISHED' }),
  ];
  const edges = [...pair(1, 'SPIN_OFF', 2), ...pair(1, 'SIDE_STORY', 3)];
  const shown = (root: 1 | 2, filter?: Filter) =>
    documentOf(franchiseOf(titles, edges, { root: `anilist:${root}` }), stats, 'release', filter);

  it('are left out and counted in the last line', () => {
    expect(shown(1).titles.map(({ title }) => title)).toEqual(['Saga']);
    expect(list(shown(1)).trimEnd().split('\n').at(-1)).toContain('2 for adults left out (--adult)');
    expect(shown(1).relations).toEqual([]);
    expect(shown(1)).not.toHaveProperty('leftOut');
  });

  it('are shown when wanted, and when one of them was asked for, and never come first', () => {
    for (const document of [shown(1, { ...all, adult: true }), shown(2)]) {
      expect(document.titles.map(({ title }) => title)).toEqual(['Saga', 'Saga Nights', 'Saga Extra']);
      expect(document).not.toHaveProperty('adultLeftOut');
    }
  });

  it('are shown where there is nothing else', () => {
    expect(documentOf(franchiseOf([titles[1]!], []), stats, 'release').titles).toHaveLength(1);
    const other = documentOf(franchiseOf(titles.slice(1), pair(2, 'SEQUEL', 3)), stats, 'release');
    expect(other.titles).toHaveLength(2);
  });
});

it('shows the main line alone, as a tree, too', () => {
  const essential = documentOf(titan, stats, 'release', { ...all, essential: true });
  expect(essential.titles.map(({ ids }) => ids.anilist)).toEqual([16498, 20958, 999001]);
  expect(essential.titles.map(({ order }) => order)).toEqual([1, 2, 3]);
  expect(tree(essential, { columns: 80 })).toMatchInlineSnapshot(`
    "Attack on Titan
    1  ● Attack on Titan                                    TV  2013  25 ep
    2  ● Attack on Titan Season 2                           TV  2017  12 ep  sequel
    3  » Shingeki no Kyojin: The…thing That Was Ever Lost   TV  2027         to come

    Next: Shingeki no Kyojin: The Return of Everything That Was Ever Lost, 2027
    Also related: アニメガタリ×進撃の巨人 コラボ映像, Chiyuki no Fashion Check
    3 titles · 37 episodes · 15 h · 1 to come · 5 left out · AniList, 2026-11-21
    "
  `);
});

describe('markdown', () => {
  it('is a heading and a numbered list with links', () => {
    expect(markdown(document, { now })).toMatchInlineSnapshot(`
      "# Attack on Titan

      1. [Attack on Titan](https://anilist.co/anime/16498) (TV, 2013, 25 ep)
      2. [Attack on Titan OAD](https://anilist.co/anime/18397) (OVA, 2013, 3 ep, side story of 1)
      3. [Attack on Titan: Crimson Bow and Arrow](https://anilist.co/anime/20691) (Film, 2014, 119 min, recap of 1, optional)
      4. [Attack on Titan: No Regrets](https://anilist.co/anime/20811) (OVA, 2014, 2 ep, prequel of 1)
      5. [Attack on Titan Season 2](https://anilist.co/anime/20958) (TV, 2017, 12 ep, sequel)
      6. [Attack on Titan: The Roar of Awakening](https://anilist.co/anime/100465) (Film, 2018, 120 min, recap of 5, optional)
      7. [Requiem of the Dawn](https://anilist.co/anime/150005) (Music, 2018, 4 min, extra of 5, optional)
      8. [Shingeki no Kyojin: The Return of Everything That Was Ever Lost](https://anilist.co/anime/999001) (TV, 2027, sequel, not yet aired)

      8 titles · 45 episodes · 21 h · 3 optional · 1 to come · AniList, 12 min ago
      "
    `);
  });

  it('goes on counting in the next part', async () => {
    const text = markdown(documentOf(await bundled('Fullmetal Alchemist'), stats, 'release'));
    expect(text.match(/^## .*$/gm)).toEqual(['## Fullmetal Alchemist', '## Fullmetal Alchemist: Brotherhood']);
    expect(text.match(/^\d+\. \[/gm)).toEqual(Array.from({ length: 9 }, (_, n) => `${n + 1}. [`));
  });

  it('leaves plain words as they are', () => {
    const names = ['86 Eighty-Six', 'K-On!!', 'Monster (2004)', 'Hitori no Shita + 2', '1. FC Anime'];
    const titles = names.map((title, n) => titleOf(n + 1, { title }));
    const edges = titles.slice(1).flatMap((_, n) => pair(n + 1, 'SEQUEL', n + 2));
    const text = markdown(documentOf(franchiseOf(titles, edges), stats, 'release'));
    for (const name of names.slice(0, -1)) expect(text).toContain(`[${name}](`);
    expect(text).toContain('[1\\. FC Anime](');
  });

  it('lets no title act as Markdown or HTML', () => {
    const texts = [
      '*bold* _it_ `code`',
      '<b>x</b> &amp;',
      '[a](b) ![c](d)',
      '# head',
      '> quote | cell',
      '1. item',
      '\\',
    ];
    const titles = texts.map((title, n) => titleOf(n + 1, { title, format: 'TV', startDate: `200${n}` }));
    const text = markdown(
      documentOf(
        franchiseOf(
          titles,
          titles.slice(1).flatMap((_, n) => pair(n + 1, 'SEQUEL', n + 2)),
        ),
        stats,
        'release',
      ),
    );
    for (const line of text.split('\n')) {
      const bare = line
        .replaceAll(/\\[!-/:-@[-`{-~]/g, '')
        .replace(/^#+ /, '')
        .replace(/^\d+\. \[/, '')
        .replace(/\]\(https:\/\/anilist\.co\/anime\/\d+\) \(/, '')
        .replace(/\)$/, '');
      expect(bare).not.toMatch(/[\\`*_{}[\]<>#|&]/);
    }
  });
});
