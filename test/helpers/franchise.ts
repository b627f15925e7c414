import type { CrawlStats, Edge, Franchise, Member } from '../../src/model/franchise.ts';
import { type Ref, refOf } from '../../src/model/ref.ts';
import { inverseOf, type RelationType } from '../../src/model/relation.ts';
import type { Title } from '../../src/model/title.ts';

export const fetchedAt = Date.parse('2026-11-21T10:00:00.400Z');

export const stats: CrawlStats = {
  requests: 4,
  cacheHits: 0,
  cacheMisses: 22,
  waitedMs: 0,
  elapsedMs: 1300,
  rowsWritten: 66,
  dbQueries: 3,
};

export function titleOf(id: number, facts: Partial<Title> = {}): Title {
  return { ref: refOf('anilist', id), ids: { anilist: id }, kind: 'anime', title: `Title ${id}`, ...facts };
}

export function memberOf(title: Title, facts: Partial<Member> = {}): Member {
  return { title, depth: 0, from: 'network', provider: 'anilist', fetchedAt, ...facts };
}

/** Both directions of `to` being the `type` of `from`, the second one as the inverse says. */
export function pair(from: number, type: RelationType, to: number, back = inverseOf[type]): readonly Edge[] {
  const [a, b]: readonly Ref[] = [refOf('anilist', from), refOf('anilist', to)];
  return [
    { from: a!, to: b!, type, stated: true, by: ['anilist'] },
    { from: b!, to: a!, type: back, stated: true, by: ['anilist'] },
  ];
}

export function franchiseOf(
  titles: readonly Title[],
  edges: readonly Edge[],
  facts: Partial<Franchise> = {},
): Franchise {
  return {
    query: titles[0]?.title ?? 'nothing',
    root: titles[0]?.ref ?? 'anilist:1',
    members: titles.map((title) => memberOf(title)),
    edges,
    listed: [],
    missing: [],
    failed: [],
    ...facts,
  };
}

/** A part of Attack on Titan with everything that a format has to show. */
export const titan: Franchise = franchiseOf(
  [
    titleOf(16498, {
      ids: { anilist: 16498, mal: 16498 },
      title: 'Shingeki no Kyojin',
      english: 'Attack on Titan',
      native: '進撃の巨人',
      format: 'TV',
      status: 'FINISHED',
      episodes: 25,
      durationMinutes: 24,
      year: 2013,
      startDate: '2013-04-07',
      rating: 'R-17',
      adult: false,
    }),
    titleOf(18397, {
      title: 'Shingeki no Kyojin OVA',
      english: 'Attack on Titan OAD',
      native: '進撃の巨人 OVA',
      format: 'OVA',
      status: 'FINISHED',
      episodes: 3,
      durationMinutes: 27,
      startDate: '2013-12-09',
    }),
    titleOf(20691, {
      title: 'Shingeki no Kyojin Movie 1: Guren no Yumiya',
      english: 'Attack on Titan: Crimson Bow and Arrow',
      native: '劇場版「進撃の巨人」前編～紅蓮の弓矢～',
      format: 'MOVIE',
      status: 'FINISHED',
      episodes: 1,
      durationMinutes: 119,
      startDate: '2014-11-22',
    }),
    titleOf(20811, {
      title: 'Shingeki no Kyojin: Kuinaki Sentaku',
      english: 'Attack on Titan: No Regrets',
      native: '進撃の巨人 外伝 悔いなき選択',
      format: 'OVA',
      status: 'FINISHED',
      episodes: 2,
      durationMinutes: 28,
      year: 2015,
      startDate: '2014-12-09',
    }),
    titleOf(20958, {
      title: 'Shingeki no Kyojin Season 2',
      english: 'Attack on Titan Season 2',
      native: '進撃の巨人 Season２',
      format: 'TV',
      status: 'FINISHED',
      episodes: 12,
      durationMinutes: 24,
      startDate: '2017-04-01',
    }),
    titleOf(100465, {
      title: 'Shingeki no Kyojin Movie 3: Kakusei no Houkou',
      english: 'Attack on Titan: The Roar of Awakening',
      native: '劇場版「進撃の巨人」Season 2 ~覚醒の咆哮~',
      format: 'MOVIE',
      status: 'FINISHED',
      episodes: 1,
      durationMinutes: 120,
      startDate: '2018-01-13',
    }),
    titleOf(150005, {
      title: 'Akatsuki no Requiem',
      english: 'Requiem of the Dawn',
      native: '暁の鎮魂歌',
      format: 'MUSIC',
      status: 'FINISHED',
      episodes: 1,
      durationMinutes: 4,
      startDate: '2018-09-19',
    }),
    titleOf(999001, {
      title: 'Shingeki no Kyojin: The Return of Everything That Was Ever Lost',
      native: '進撃の巨人 失われたすべての帰還',
      format: 'TV',
      status: 'NOT_YET_RELEASED',
      year: 2027,
    }),
  ],
  [
    ...pair(16498, 'SIDE_STORY', 18397),
    ...pair(16498, 'ALTERNATIVE', 20691),
    ...pair(16498, 'PREQUEL', 20811),
    ...pair(16498, 'SEQUEL', 20958),
    ...pair(20691, 'SEQUEL', 100465),
    ...pair(20958, 'SUMMARY', 100465),
    ...pair(20958, 'OTHER', 150005, 'PARENT'),
    ...pair(20958, 'SEQUEL', 999001),
  ],
  {
    query: 'attack on titan',
    listed: [
      { ref: 'anilist:143391', title: 'Chiyuki no Fashion Check', type: 'CHARACTER', of: 'anilist:16498' },
      { ref: 'anilist:100001', title: 'アニメガタリ×進撃の巨人 コラボ映像', type: 'OTHER', of: 'anilist:16498' },
    ],
  },
);

/** What providers must not do to a terminal, a spreadsheet or a page. */
export const hostileTexts = [
  '\x1b]0;owned\x07Title',
  '\x1b[2J\x1b[31mRed',
  '\u009b31mC1',
  'RTL \u202egnp.exe\u202c end',
  'zero\u200b\u2060\ufeff width',
  'line\r\nbreak\u2028here\u0085',
  '=cmd|"/c calc"!A1',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '</script><script>alert(1)</script>',
  '進撃の巨人'.repeat(100),
  `Z${'\u0336'.repeat(300)}algo`,
  '\ud800 lone',
  '👨‍👩‍👧‍👦🇯🇵 family',
] as const;

/** A franchise whose every text is one of `texts`. */
export function hostileFranchise(texts: readonly string[] = hostileTexts): Franchise {
  const titles = texts.map((text, n) =>
    titleOf(n + 1, { title: text, english: text, native: text, format: 'TV', startDate: `20${10 + n}` }),
  );
  return franchiseOf(
    titles,
    titles.slice(1).flatMap((_, n) => pair(n + 1, 'SEQUEL', n + 2)),
    {
      query: texts[0] ?? '',
      listed: texts.map((title, n) => ({ ref: refOf('anilist', 500 + n), title, type: 'OTHER', of: 'anilist:1' })),
    },
  );
}
