import type { CatalogFranchise } from '../entry.ts';

export const ranma: CatalogFranchise = {
  name: 'Ranma 1/2',
  entries: [
    { anilist: 210,    mal: 210,   format: 'TV',    start: '1989-04-15', end: '1989-09-16', episodes: 18,  minutes: 24, rating: 'R+',    title: 'Ranma 1/2', english: 'Ranma ½', native: 'らんま1/2', synonyms: ['Ranma ½ Nettou Hen'] },
    { anilist: 149939, mal: 210,   format: 'TV',    start: '1989-10-20', end: '1992-09-25', episodes: 143, minutes: 24, rating: 'R+',    title: 'Ranma 1/2: Nettou-hen', english: 'Ranma ½ (1989)', native: 'らんま1/2 熱闘編' },
    { anilist: 6713,   mal: 6713,  format: 'OVA',   start: '1990-11-07', end: '1990-11-07', episodes: 1,                                 title: 'Ranma 1/2: Nettou Uta Gassen', native: 'らんま1/2 熱闘歌合戦' },
    { anilist: 418,    mal: 418,   format: 'MOVIE', start: '1991-11-02', end: '1991-11-02', episodes: 1,   minutes: 74, rating: 'PG-13', title: 'Ranma 1/2: Chuugoku Nekonron Daikessen! Okite Yaburi no Gekitou-hen!!', english: 'Ranma ½: Big Trouble in Nekonron, China', native: 'らんま1/2 中国寝崑崙大決戦! 掟やぶりの激闘篇!!', synonyms: ['Ranma 1/2 Movie 1', 'Ranma ½: The Battle of Nekonron, China! A Battle to Defy the Rules!'] },
    { anilist: 792,    mal: 792,   format: 'MOVIE', start: '1992-08-01', end: '1992-08-01', episodes: 1,   minutes: 60, rating: 'PG-13', title: 'Ranma 1/2: Kessen Tougenkyou! Hanayome wo Torimodose!', english: 'Ranma ½: The Movie 2 - The Battle of Togenkyo: Rescue the Brides!', native: 'らんま1/2 決戦桃幻郷! 花嫁を奪りもどせ!!', synonyms: ['Ranma 1/2: Nihao My Concubine', 'Ranma ½: The Movie 2'] },
    { anilist: 1007,   mal: 1007,  format: 'OVA',   start: '1993-10-21', end: '1994-06-17', episodes: 6,                                 title: 'Ranma 1/2 (OVA)', native: 'らんま1/2 (OVA)' },
    { anilist: 1010,   mal: 1010,  format: 'MOVIE', start: '1994-08-20', end: '1994-08-20', episodes: 1,                                 title: 'Ranma 1/2: Chou Musabetsu Kessen! Ranma Team VS Densetsu no Houou', english: "Ranma ½: One Flew Over the Kuno's Nest", native: 'らんま1/2 超無差別決戦! 乱馬チームVS伝説の鳳凰', synonyms: ['Ranma 1/2 Movie 3'] },
    { anilist: 1008,   mal: 1008,  format: 'OVA',   start: '1994-12-16', end: '1995-02-17', episodes: 2,                                 title: 'Ranma 1/2 Special', native: 'らんま1/2 SPECIAL' },
    { anilist: 10825,  mal: 10825, format: 'OVA',   start: '1995-03-03', end: '1995-03-03', episodes: 1,                                 title: 'Ranma 1/2: Battle ga Ippai 29-nin no Korinai Yatsura', native: 'らんま1/2 バトルがいっぱい29人のこりないヤツら' },
    { anilist: 10824,  mal: 10824, format: 'OVA',   start: '1995-08-19', end: '1995-08-19', episodes: 1,                                 title: 'Ranma 1/2: DoCo Music Video' },
    { anilist: 1011,   mal: 1011,  format: 'OVA',   start: '1995-09-21', end: '1996-01-19', episodes: 3,                                 title: 'Ranma 1/2 SUPER', native: 'らんま1/2 SUPER' },
    { anilist: 5493,   mal: 5493,  format: 'OVA',   start: '2008-07-31', end: '2008-07-31', episodes: 1,   minutes: 30, rating: 'PG',    title: 'Ranma 1/2: Akumu! Shunmin Kou', native: 'らんま1/2 悪夢! 春眠香', synonyms: ['Ranma 1/2: Nightmare! Incense of Spring Sleep'] },
    { anilist: 178533, mal: 59145, format: 'TV',    start: '2024-10-06', end: '2024-12-22', episodes: 12,  minutes: 24, rating: 'PG-13', title: 'Ranma 1/2 (2024)', english: 'Ranma ½ (2024)', native: 'らんま1/2 (2024)', synonyms: ['Ranma 1/2 (New Anime)', 'Ranma 1/2 (Shinsaku Anime)'] },
    { anilist: 185731, mal: 60564, format: 'TV',    start: '2025-10-04', end: '2025-12-20', episodes: 12,  minutes: 24,                  title: 'Ranma 1/2 (2024) 2nd Season', english: 'Ranma1/2 (2024) Season 2', native: 'らんま1/2 (2024) 第2期' },
  ],
  links: [
    [210, 'SEQUEL', 149939], [210, 'ALTERNATIVE', 178533],
    [418, 'PARENT', 149939],
    [792, 'PARENT', 149939],
    [178533, 'ALTERNATIVE', 149939], [178533, 'SEQUEL', 185731],
    [149939, 'SIDE_STORY', 6713], [149939, 'SEQUEL', 1007], [149939, 'SIDE_STORY', 1010], [149939, 'SUMMARY', 10825], [149939, 'SIDE_STORY', 10824], [149939, 'SIDE_STORY', 5493],
    [1007, 'SEQUEL', 1008],
    [1008, 'SEQUEL', 1011],
  ],
};
