import type { CatalogFranchise } from '../entry.ts';

export const villainess: CatalogFranchise = {
  name: 'My Next Life as a Villainess',
  entries: [
    { anilist: 116922, mal: 41399, format: 'ONA',   start: '2020-02-29', end: '2020-05-08', episodes: 26, minutes: 1,  rating: 'PG-13', title: 'Katarina Nounai Kaigi', native: 'カタリナ脳内会議', synonyms: ["Katarina's Brain Conference"] },
    { anilist: 104647, mal: 38555, format: 'TV',    start: '2020-04-05', end: '2020-06-21', episodes: 12, minutes: 24, rating: 'PG-13', title: 'Otome Game no Hametsu Flag shika Nai Akuyaku Reijou ni Tensei shiteshimatta…', english: 'My Next Life as a Villainess: All Routes Lead to Doom!', native: '乙女ゲームの破滅フラグしかない悪役令嬢に転生してしまった…', synonyms: ['Hamefura', 'Destruction Flag Otome', 'I Reincarnated into an Otome Game as a Villainess With Only Destruction Flags..', 'Hamehura'] },
    { anilist: 119960, mal: 42194, format: 'ONA',   start: '2020-05-10', end: '2020-07-07', episodes: 9,  minutes: 1,  rating: 'PG-13', title: 'Katarina to Manabou', native: 'カタリナと学ぼう', synonyms: ["Let's Learn With Katarina", 'Learn with Katarina'] },
    { anilist: 148002, mal: 49501, format: 'ONA',   start: '2021-06-21', end: '2021-09-18', episodes: 23, minutes: 1,  rating: 'PG-13', title: 'Katarina Nounai Kaigi X', native: 'カタリナ脳内会議 X', synonyms: ["Katarina's Brain Conference X"] },
    { anilist: 120209, mal: 42282, format: 'TV',    start: '2021-07-03', end: '2021-09-18', episodes: 12, minutes: 23, rating: 'PG-13', title: 'Otome Game no Hametsu Flag shika Nai Akuyaku Reijou ni Tensei shiteshimatta… X', english: 'My Next Life as a Villainess: All Routes Lead to Doom! X', native: '乙女ゲームの破滅フラグしかない悪役令嬢に転生してしまった…Ｘ', synonyms: ['Hamefura X', 'Hamefura 2', 'Hamehura 2'] },
    { anilist: 136829, mal: 49457, format: 'OVA',   start: '2021-09-30', end: '2021-09-30', episodes: 1,  minutes: 28, rating: 'PG-13', title: 'Otome Game no Hametsu Flag shika Nai Akuyaku Reijou ni Tensei shiteshimatta… X: Unmei no Hito ni Deatte Shimatta...', english: 'My Next Life as a Villainess: All Routes Lead to Doom! X: I Met My Destined One...', native: '乙女ゲームの破滅フラグしかない悪役令嬢に転生してしまった…Ｘ 運命の人に出会ってしまった...', synonyms: ['Hamefura OVA', 'My Next Life as a Villainess: All Routes Lead to Doom! X OVA', 'Hamefura 2 OVA'] },
    { anilist: 139359, mal: 49842, format: 'MOVIE', start: '2023-12-08', end: '2023-12-08', episodes: 1,  minutes: 90, rating: 'PG-13', title: 'Otome Game no Hametsu Flag shika Nai Akuyaku Reijou ni Tensei shiteshimatta… Movie', english: 'My Next Life as a Villainess: All Routes Lead to Doom! Movie', native: '映画 乙女ゲームの破滅フラグしかない悪役令嬢に転生してしまった…', synonyms: ['Hamefura Movie'] },
  ],
  links: [
    [116922, 'PARENT', 104647, 'OTHER'], [116922, 'SEQUEL', 148002],
    [104647, 'OTHER', 119960, 'PARENT'], [104647, 'SEQUEL', 120209],
    [148002, 'PARENT', 120209, 'OTHER'],
    [120209, 'SIDE_STORY', 136829], [120209, 'SEQUEL', 139359],
  ],
};
