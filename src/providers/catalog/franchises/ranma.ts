import type { CatalogFranchise } from '../entry.ts';

export const ranma: CatalogFranchise = {
  name: 'Ranma 1/2',
  entries: [
    { anilist: 210,    mal: 210,   format: 'TV',    start: '1989-04-15', end: '1989-09-16', episodes: 18,  minutes: 24, rating: 'R+',    title: 'Ranma 1/2', english: 'Ranma ½', native: 'らんま1/2', synonyms: ['Ranma ½ Nettou Hen'] },
    { anilist: 149939, mal: 210,   format: 'TV',    start: '1989-10-20', end: '1992-09-25', episodes: 143, minutes: 24, rating: 'R+',    title: 'Ranma 1/2: Nettou-hen', english: 'Ranma ½ (1989)', native: 'らんま1/2 熱闘編' },
    { anilist: 418,    mal: 418,   format: 'MOVIE', start: '1991-11-02', end: '1991-11-02', episodes: 1,   minutes: 74, rating: 'PG-13', title: 'Ranma 1/2: Chuugoku Nekonron Daikessen! Okite Yaburi no Gekitou-hen!!', english: 'Ranma ½: Big Trouble in Nekonron, China', native: 'らんま1/2 中国寝崑崙大決戦! 掟やぶりの激闘篇!!', synonyms: ['Ranma 1/2 Movie 1', 'Ranma ½: The Battle of Nekonron, China! A Battle to Defy the Rules!'] },
    { anilist: 792,    mal: 792,   format: 'MOVIE', start: '1992-08-01', end: '1992-08-01', episodes: 1,   minutes: 60, rating: 'PG-13', title: 'Ranma 1/2: Kessen Tougenkyou! Hanayome wo Torimodose!', english: 'Ranma ½: The Movie 2 - The Battle of Togenkyo: Rescue the Brides!', native: 'らんま1/2 決戦桃幻郷! 花嫁を奪りもどせ!!', synonyms: ['Ranma 1/2: Nihao My Concubine', 'Ranma ½: The Movie 2'] },
    { anilist: 178533, mal: 59145, format: 'TV',    start: '2024-10-06', end: '2024-12-22', episodes: 12,  minutes: 24, rating: 'PG-13', title: 'Ranma 1/2 (2024)', english: 'Ranma ½ (2024)', native: 'らんま1/2 (2024)', synonyms: ['Ranma 1/2 (New Anime)', 'Ranma 1/2 (Shinsaku Anime)'] },
    { anilist: 185731, mal: 60564, format: 'TV',    start: '2025-10-04',                    episodes: 12,  minutes: 24,                  title: 'Ranma 1/2 (2024) 2nd Season', english: 'Ranma1/2 (2024) Season 2', native: 'らんま1/2 (2024) 第2期' },
  ],
  links: [
    [210, 'SEQUEL', 149939], [210, 'ALTERNATIVE', 178533],
    [418, 'PARENT', 149939],
    [792, 'PARENT', 149939],
    [178533, 'ALTERNATIVE', 149939], [178533, 'SEQUEL', 185731],
  ],
};
