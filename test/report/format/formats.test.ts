import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { documentOf } from '../../../src/franchise/document.ts';
import { csv } from '../../../src/report/format/csv.ts';
import { table } from '../../../src/report/format/table.ts';
import { tree } from '../../../src/report/format/tree.ts';
import { loadFormat } from '../../../src/report/formats.ts';
import { franchiseOf, hostileFranchise, pair, stats, titan, titleOf } from '../../helpers/franchise.ts';

const document = documentOf(titan, stats, 'release');
const hostile = documentOf(hostileFranchise(), stats, 'release');
const many = documentOf(
  franchiseOf(
    Array.from({ length: 131 }, (_, n) =>
      titleOf(n + 1, {
        title: `機動戦士ガンダム 第${n}話 ${'長い'.repeat(n % 20)}`,
        format: n % 3 ? 'OVA' : 'TV',
        startDate: String(1979 + (n % 50)),
        episodes: n,
        durationMinutes: 24,
      }),
    ),
    Array.from({ length: 130 }, (_, n) => pair(n + 1, n % 3 ? 'SIDE_STORY' : 'SEQUEL', n + 2)).flat(),
    {
      listed: Array.from({ length: 40 }, (_, n) => ({
        ref: `anilist:${n + 500}`,
        title: `Neighbour ${n}`,
        type: 'OTHER',
        of: 'anilist:1',
      })),
    },
  ),
  stats,
  'release',
);

describe('tree', () => {
  it('shows the watch order on 60 columns', () => {
    expect(tree(document, { columns: 60 })).toMatchInlineSnapshot(`
      "Attack on Titan
      1  ● Attack on Titan                    TV     2013    25 ep
      2  ├─ Attack on Titan OAD               OVA    2013     3 ep
      3  ├┄ Attack on Titan:…n Bow and Arrow  Film   2014  119 min
      4  ├─ Attack on Titan: No Regrets       OVA    2014     2 ep
      5  ● Attack on Titan Season 2           TV     2017    12 ep
      6  ├┄ Attack on Titan:…ar of Awakening  Film   2018  120 min
      7  ├┄ Requiem of the Dawn               Music  2018    4 min
      8  » Shingeki no Kyoj…at Was Ever Lost  TV     2027

      ┄ optional: 2 recaps, 1 music video
      Next: Shingeki no Kyojin: The…hing That Was Ever Lost, 2027
      Also related: アニメガタリ×進撃の巨人 コラボ映像,
        Chiyuki no Fashion Check
      8 titles · 45 episodes · 21 h · 3 optional · 1 to come
      AniList, 2026-11-21
      "
    `);
  });
  it('shows the watch order on 80 columns', () => {
    expect(tree(document, { columns: 80 })).toMatchInlineSnapshot(`
      "Attack on Titan
      1  ● Attack on Titan                             TV     2013    25 ep
      2  ├─ Attack on Titan OAD                        OVA    2013     3 ep  side 1
      3  ├┄ Attack on Titan: Crimson Bow and Arrow     Film   2014  119 min  recap 1
      4  ├─ Attack on Titan: No Regrets                OVA    2014     2 ep  prequel 1
      5  ● Attack on Titan Season 2                    TV     2017    12 ep  sequel
      6  ├┄ Attack on Titan: The Roar of Awakening     Film   2018  120 min  recap 5
      7  ├┄ Requiem of the Dawn                        Music  2018    4 min  extra 5
      8  » Shingeki no Kyojin: T…g That Was Ever Lost  TV     2027           to come

      ┄ optional: 2 recaps, 1 music video
      Next: Shingeki no Kyojin: The Return of Everything That Was Ever Lost, 2027
      Also related: アニメガタリ×進撃の巨人 コラボ映像, Chiyuki no Fashion Check
      8 titles · 45 episodes · 21 h · 3 optional · 1 to come · AniList, 2026-11-21
      "
    `);
  });
  it('shows Japanese titles on 80 columns', () => {
    expect(tree(document, { columns: 80, titles: 'native' })).toMatchInlineSnapshot(`
      "Attack on Titan
      1  ● 進撃の巨人                                  TV     2013    25 ep
      2  ├─ 進撃の巨人 OVA                             OVA    2013     3 ep  side 1
      3  ├┄ 劇場版「進撃の巨人」前編～紅蓮の弓矢～     Film   2014  119 min  recap 1
      4  ├─ 進撃の巨人 外伝 悔いなき選択               OVA    2014     2 ep  prequel 1
      5  ● 進撃の巨人 Season２                         TV     2017    12 ep  sequel
      6  ├┄ 劇場版「進撃の巨人」Season 2 ~覚醒の咆哮~  Film   2018  120 min  recap 5
      7  ├┄ 暁の鎮魂歌                                 Music  2018    4 min  extra 5
      8  » 進撃の巨人 失われたすべての帰還             TV     2027           to come

      ┄ optional: 2 recaps, 1 music video
      Next: 進撃の巨人 失われたすべての帰還, 2027
      Also related: アニメガタリ×進撃の巨人 コラボ映像, Chiyuki no Fashion Check
      8 titles · 45 episodes · 21 h · 3 optional · 1 to come · AniList, 2026-11-21
      "
    `);
  });
  it('shows the watch order on 120 columns', () => {
    expect(tree(document, { columns: 120, titles: 'romaji' })).toMatchInlineSnapshot(`
      "Attack on Titan
      1  ● Shingeki no Kyojin                                               TV     2013    25 ep
      2  ├─ Shingeki no Kyojin OVA                                          OVA    2013     3 ep  side story of 1
      3  ├┄ Shingeki no Kyojin Movie 1: Guren no Yumiya                     Film   2014  119 min  recap of 1
      4  ├─ Shingeki no Kyojin: Kuinaki Sentaku                             OVA    2014     2 ep  prequel of 1
      5  ● Shingeki no Kyojin Season 2                                      TV     2017    12 ep  sequel
      6  ├┄ Shingeki no Kyojin Movie 3: Kakusei no Houkou                   Film   2018  120 min  recap of 5
      7  ├┄ Akatsuki no Requiem                                             Music  2018    4 min  extra of 5
      8  » Shingeki no Kyojin: The Return of Everything That Was Ever Lost  TV     2027           sequel, not yet aired

      ┄ optional: 2 recaps, 1 music video
      Next: Shingeki no Kyojin: The Return of Everything That Was Ever Lost, 2027
      Also related: アニメガタリ×進撃の巨人 コラボ映像, Chiyuki no Fashion Check
      8 titles · 45 episodes · 21 h · 3 optional · 1 to come · AniList, 2026-11-21
      "
    `);
  });
  it('shows the story order in ASCII', () => {
    const story = documentOf(titan, stats, 'story');
    expect(tree(story, { columns: 80, ascii: true })).toMatchInlineSnapshot(`
      "Attack on Titan
      1  * Attack on Titan                             TV     2013    25 ep
      2  |- Attack on Titan OAD                        OVA    2013     3 ep  side 1
      3  |~ Attack on Titan: Crimson Bow and Arrow     Film   2014  119 min  recap 1
      4  |- Attack on Titan: No Regrets                OVA    2014     2 ep  prequel 1
      5  * Attack on Titan Season 2                    TV     2017    12 ep  sequel
      6  |~ Attack on Titan: The Roar of Awakening     Film   2018  120 min  recap 5
      7  |~ Requiem of the Dawn                        Music  2018    4 min  extra 5
      8  > Shingeki no Kyojin:...That Was Ever Lost    TV     2027           to come

      ~ optional: 2 recaps, 1 music video
      Next: Shingeki no Kyojin: The Return of Everything That Was Ever Lost, 2027
      Also related: アニメガタリ×進撃の巨人 コラボ映像, Chiyuki no Fashion Check
      8 titles, 45 episodes, 21 h, 3 optional, 1 to come, AniList, 2026-11-21
      "
    `);
  });
  it('hangs what belongs to a branch on the branch', () => {
    const titles = ['Saga', 'Saga Recap', 'Saga Recap Extra', 'Saga Recap Extra 2', 'Saga II', 'Saga Side'].map(
      (title, n) => titleOf(n + 1, { title, format: n === 0 || n === 4 ? 'TV' : 'OVA', startDate: `200${n}` }),
    );
    const edges = [
      ...pair(1, 'SUMMARY', 2),
      ...pair(2, 'SIDE_STORY', 3),
      ...pair(2, 'SIDE_STORY', 4),
      ...pair(1, 'SEQUEL', 5),
      ...pair(1, 'SIDE_STORY', 6),
    ];
    const drawn = tree(documentOf(franchiseOf(titles, edges), stats, 'release'));
    const hanging = [...drawn.matchAll(/^(\d) +(.*)[├└]/gm)].map(([, n, before]) => [Number(n), before]);
    expect(hanging).toEqual([
      [2, ''],
      [3, '│  '],
      [4, '│  '],
      [6, ''],
    ]);
    expect(drawn).toMatchInlineSnapshot(`
      "Saga
      1  ● Saga                    TV   2000
      2  ├┄ Saga Recap             OVA  2001  recap of 1
      3  │  ├─ Saga Recap Extra    OVA  2002  side story of 2
      4  │  └─ Saga Recap Extra 2  OVA  2003  side story of 2
      5  ● Saga II                 TV   2004  sequel
      6  └─ Saga Side              OVA  2005  side story of 1

      ┄ optional: 1 recap
      6 titles · 1 optional · AniList, 2026-11-21
      "
    `);
  });
});

it('shows a table on 60, 80 and 160 columns', () => {
  expect(table(document, { columns: 60 })).toMatchInlineSnapshot(`
    "#  Title                        Format  Year  Ref
    1  Attack on Titan              TV      2013  anilist:16498
    2  Attack on Titan OAD          OVA     2013  anilist:18397
    3  Attack on Tit…Bow and Arrow  Film    2014  anilist:20691
    4  Attack on Titan: No Regrets  OVA     2014  anilist:20811
    5  Attack on Titan Season 2     TV      2017  anilist:20958
    6  Attack on Tit…of Awakening   Film    2018  anilist:100465
    7  Requiem of the Dawn          Music   2018  anilist:150005
    8  Shingeki no K…Was Ever Lost  TV      2027  anilist:999001

    Next: Shingeki no Kyojin: The…hing That Was Ever Lost, 2027
    Also related: アニメガタリ×進撃の巨人 コラボ映像,
      Chiyuki no Fashion Check
    8 titles · 45 episodes · 21 h · 3 optional · 1 to come
    AniList, 2026-11-21
    "
  `);
  expect(table(document, { columns: 80 })).toMatchInlineSnapshot(`
    "#  Title                                        Format  Year  Ep  Ref
    1  Attack on Titan                              TV      2013  25  anilist:16498
    2  Attack on Titan OAD                          OVA     2013   3  anilist:18397
    3  Attack on Titan: Crimson Bow and Arrow       Film    2014   1  anilist:20691
    4  Attack on Titan: No Regrets                  OVA     2014   2  anilist:20811
    5  Attack on Titan Season 2                     TV      2017  12  anilist:20958
    6  Attack on Titan: The Roar of Awakening       Film    2018   1  anilist:100465
    7  Requiem of the Dawn                          Music   2018   1  anilist:150005
    8  Shingeki no Kyojin: T…ng That Was Ever Lost  TV      2027      anilist:999001

    Next: Shingeki no Kyojin: The Return of Everything That Was Ever Lost, 2027
    Also related: アニメガタリ×進撃の巨人 コラボ映像, Chiyuki no Fashion Check
    8 titles · 45 episodes · 21 h · 3 optional · 1 to come · AniList, 2026-11-21
    "
  `);
  expect(table(document, { columns: 160, titles: 'native' })).toMatchInlineSnapshot(`
    "#  Title                                      Format  Year  Ep  Min  Status         Rating  Related                Ref
    1  進撃の巨人                                 TV      2013  25   24  finished       R-17                           anilist:16498
    2  進撃の巨人 OVA                             OVA     2013   3   27  finished               side story of 1        anilist:18397
    3  劇場版「進撃の巨人」前編～紅蓮の弓矢～     Film    2014   1  119  finished               recap of 1             anilist:20691
    4  進撃の巨人 外伝 悔いなき選択               OVA     2014   2   28  finished               prequel of 1           anilist:20811
    5  進撃の巨人 Season２                        TV      2017  12   24  finished               sequel                 anilist:20958
    6  劇場版「進撃の巨人」Season 2 ~覚醒の咆哮~  Film    2018   1  120  finished               recap of 5             anilist:100465
    7  暁の鎮魂歌                                 Music   2018   1    4  finished               extra of 5             anilist:150005
    8  進撃の巨人 失われたすべての帰還            TV      2027           not yet aired          sequel, not yet aired  anilist:999001

    Next: 進撃の巨人 失われたすべての帰還, 2027
    Also related: アニメガタリ×進撃の巨人 コラボ映像, Chiyuki no Fashion Check
    8 titles · 45 episodes · 21 h · 3 optional · 1 to come · AniList, 2026-11-21
    "
  `);
});

it('writes CSV', () => {
  expect(csv(document)).toMatchInlineSnapshot(`
    "order,ref,anilist,mal,kitsu,shikimori,anidb,tmdb,imdb,tvdb,title,english,native,format,status,episodes,durationMinutes,year,startDate,startYear,startPrecision,rating,adult,depth,via,viaType,from,continuity,skippable
    1,anilist:16498,16498,16498,,,,,,,Shingeki no Kyojin,Attack on Titan,進撃の巨人,TV,FINISHED,25,24,2013,2013-04-07,2013,day,R-17,false,0,,,network,Attack on Titan,
    2,anilist:18397,18397,,,,,,,,Shingeki no Kyojin OVA,Attack on Titan OAD,進撃の巨人 OVA,OVA,FINISHED,3,27,,2013-12-09,2013,day,,,0,,,network,Attack on Titan,
    3,anilist:20691,20691,,,,,,,,Shingeki no Kyojin Movie 1: Guren no Yumiya,Attack on Titan: Crimson Bow and Arrow,劇場版「進撃の巨人」前編～紅蓮の弓矢～,MOVIE,FINISHED,1,119,,2014-11-22,2014,day,,,0,,,network,Attack on Titan,recap
    4,anilist:20811,20811,,,,,,,,Shingeki no Kyojin: Kuinaki Sentaku,Attack on Titan: No Regrets,進撃の巨人 外伝 悔いなき選択,OVA,FINISHED,2,28,2015,2014-12-09,2014,day,,,0,,,network,Attack on Titan,
    5,anilist:20958,20958,,,,,,,,Shingeki no Kyojin Season 2,Attack on Titan Season 2,進撃の巨人 Season２,TV,FINISHED,12,24,,2017-04-01,2017,day,,,0,,,network,Attack on Titan,
    6,anilist:100465,100465,,,,,,,,Shingeki no Kyojin Movie 3: Kakusei no Houkou,Attack on Titan: The Roar of Awakening,劇場版「進撃の巨人」Season 2 ~覚醒の咆哮~,MOVIE,FINISHED,1,120,,2018-01-13,2018,day,,,0,,,network,Attack on Titan,recap
    7,anilist:150005,150005,,,,,,,,Akatsuki no Requiem,Requiem of the Dawn,暁の鎮魂歌,MUSIC,FINISHED,1,4,,2018-09-19,2018,day,,,0,,,network,Attack on Titan,music
    8,anilist:999001,999001,,,,,,,,Shingeki no Kyojin: The Return of Everything That Was Ever Lost,,進撃の巨人 失われたすべての帰還,TV,NOT_YET_RELEASED,,,2027,,,,,,0,,,network,Attack on Titan,
    "
  `);
});

it('guards CSV cells that a spreadsheet would run', () => {
  const cells = csv(hostile).split(/[,\n]/);
  expect(cells.filter((cell) => /^"?[=+@-]/.test(cell))).toEqual([]);
  expect(csv(hostile)).toContain(`'@SUM(A1)`);
});

const shown = [document, hostile, many];
const drawn = ['tree', 'table', 'csv', 'json', 'dot', 'mermaid', 'graphml'] as const;
const widths = [60, 61, 72, 80, 100, 132, 200];

it.each(['tree', 'table'] as const)('keeps every line of a %s within its columns', async (name) => {
  const format = await loadFormat(name);
  for (const one of shown) {
    for (const columns of widths) {
      for (const titles of ['english', 'native'] as const) {
        const lines = format(one, { columns, titles, ascii: columns === 72, color: 0 }).split('\n');
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
      }
    }
  }
});

it.each(drawn)('lets nothing of a hostile title act in a %s', async (name) => {
  const text = (await loadFormat(name))(hostile, {});
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b\u2028\u2029\ufeff]/u);
});

it.each(['tree', 'table'] as const)('does not cut a %s that goes into a pipe', async (name) => {
  const text = (await loadFormat(name))(hostile, {});
  expect(text).toContain('進撃の巨人'.repeat(100));
});

it.each(drawn)('shows an empty answer as a %s', async (name) => {
  expect((await loadFormat(name))(documentOf(franchiseOf([], []), stats, 'release'), {})).not.toMatch(/undefined|NaN/);
});

it('colours only when told to', () => {
  expect(tree(document, { color: 0 })).not.toContain('\x1b');
  expect(tree(document, { color: 1 })).toContain('\x1b[1m● Attack on Titan');
});

it('gives the document back as JSON', async () => {
  expect(JSON.parse((await loadFormat('json'))(document, {}))).toEqual(document);
});
