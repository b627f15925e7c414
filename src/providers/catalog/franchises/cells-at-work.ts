import type { CatalogFranchise } from '../entry.ts';

export const cellsAtWork: CatalogFranchise = {
  name: 'Cells at Work!',
  entries: [
    { anilist: 100977, mal: 37141, format: 'TV',      start: '2018-07-08', end: '2018-09-30', episodes: 13, minutes: 23, rating: 'PG-13', title: 'Hataraku Saibou', english: 'Cells at Work!', native: 'はたらく細胞', synonyms: ['Les brigades immunitaires', 'Lavori in corpo'] },
    { anilist: 109085, mal: 39605, format: 'SPECIAL', start: '2018-10-24', end: '2019-02-27', episodes: 5,  minutes: 4,  rating: 'G',     title: 'Hataraku Saibou Specials', english: 'Cells at Work! Specials', native: 'はたらく細胞 Specials', synonyms: ['Hataraku Petit Quiz', 'Macrophage no Oheya', 'Killer T Saibou no Kunren', 'Shireikan no Yuuutsu'] },
    { anilist: 105662, mal: 38733, format: 'SPECIAL', start: '2018-12-27', end: '2018-12-27', episodes: 1,  minutes: 23, rating: 'PG-13', title: 'Hataraku Saibou: Kaze Shoukougun', english: 'Cells at Work!: The Common Cold', native: 'はたらく細胞「風邪症候群」', synonyms: ['Hataraku Saibou Special', 'Hataraku Saibou: Cold Syndrome', 'Cells at Work Special', 'Cells at Work: Cold Syndrome'] },
    { anilist: 138675, mal: 40076, format: 'ONA',     start: '2019-07-08', end: '2022-07-11', episodes: 2,  minutes: 9,  rating: 'PG-13', title: 'Pocari Sweat web movie: Hataraku Saibou Dai 11.5-wa Necchuushou - Moshimo Pocari Sweat ga Attara', native: 'ポカリスエットweb movie｜はたらく細胞第11.5話熱中症～もしもポカリスエットがあったら～', synonyms: ['Hataraku Saibou Episode 11.5', 'Hataraku Saibou: Hyperthermia - What If There is Pocari Sweat', 'Hataraku Saibou: Necchuushou - Moshimo Pocari Sweat ga Attara', 'Episode 11.5 Heat Stroke'] },
    { anilist: 108631, mal: 39586, format: 'TV',      start: '2021-01-09', end: '2021-02-27', episodes: 8,  minutes: 24, rating: 'PG-13', title: 'Hataraku Saibou!!', english: 'Cells at Work!!', native: 'はたらく細胞!!', synonyms: ['Cells at Work!! 2nd Season', 'Hataraku Saibou 2nd Season', 'Les brigades immunitaires 2'] },
    { anilist: 117533, mal: 41694, format: 'TV',      start: '2021-01-10', end: '2021-03-19', episodes: 13, minutes: 24, rating: 'PG-13', title: 'Hataraku Saibou BLACK', english: 'Cells at Work! CODE BLACK!', native: 'はたらく細胞BLACK', synonyms: ['Les brigades immunitaires BLACK'] },
  ],
  links: [
    [100977, 'OTHER', 109085, 'PARENT'], [100977, 'SIDE_STORY', 105662], [100977, 'OTHER', 138675, 'PARENT'], [100977, 'SEQUEL', 108631], [100977, 'SPIN_OFF', 117533],
  ],
};
