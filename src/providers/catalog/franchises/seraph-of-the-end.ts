import type { CatalogFranchise } from '../entry.ts';

export const seraphOfTheEnd: CatalogFranchise = {
  name: 'Seraph of the End',
  entries: [
    { anilist: 20829, mal: 26243, format: 'TV',      start: '2015-04-04', end: '2015-06-20', episodes: 12, minutes: 24, rating: 'R-17', title: 'Owari no Seraph', english: 'Seraph of the End: Vampire Reign', native: '終わりのセラフ', synonyms: ['Seraph of the End', 'OwaSera', 'Seraph of the End: El Reino de los Vampiros'] },
    { anilist: 21483, mal: 30714, format: 'SPECIAL', start: '2015-06-24', end: '2015-09-26', episodes: 9,  minutes: 4,  rating: 'PG',   title: 'Owari no Seraph: Owaranai Seraph', english: 'Seraph of the End: Vampire Reign - Owaranai Seraph', native: '終わりのセラフ「終わらないセラフ」', synonyms: ['Owari no Seraph Omake', 'Seraph of the Endless'] },
    { anilist: 20993, mal: 28927, format: 'TV',      start: '2015-10-10', end: '2015-12-26', episodes: 12, minutes: 23, rating: 'R-17', title: 'Owari no Seraph: Nagoya Kessen-hen', english: 'Seraph of the End: Battle in Nagoya', native: '終わりのセラフ 名古屋決戦編', synonyms: ['Owari no Seraph 2nd Season', 'Seraph of the End 2nd Season', 'OwaSera 2'] },
    { anilist: 21765, mal: 31918, format: 'SPECIAL', start: '2015-12-25', end: '2016-03-30', episodes: 4,  minutes: 3,  rating: 'PG',   title: 'Owari no Seraph: Nagoya Kessen-hen - Owaranai Seraph Nagoya Kessen-hen', english: 'Seraph of the End: Battle in Nagoya - Owaranai Seraph Battle in Nagoya', native: '終わりのセラフ 名古屋決戦編 「終わらないセラフ名古屋決戦編」' },
    { anilist: 21586, mal: 31378, format: 'OVA',     start: '2016-05-02', end: '2016-05-02', episodes: 1,  minutes: 23, rating: 'R-17', title: 'Owari no Seraph: Kyuuketsuki Shahal', english: 'Seraph of the End: Kyuuketsuki Shahal', native: '終わりのセラフ 吸血鬼シャハル', synonyms: ['Owari no Seraph: Jump Festa 2015 Special', 'Owari no Seraph: Vampire Shahar', 'Owari no Seraph OVA'] },
  ],
  links: [
    [20829, 'SIDE_STORY', 21483], [20829, 'SEQUEL', 20993], [20829, 'SEQUEL', 21586],
    [20993, 'SIDE_STORY', 21765], [20993, 'PREQUEL', 21586],
  ],
};
