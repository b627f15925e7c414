import type { CatalogFranchise } from '../entry.ts';

export const chuunibyou: CatalogFranchise = {
  name: 'Love, Chunibyo & Other Delusions',
  entries: [
    { anilist: 15687,  mal: 15687, format: 'ONA',     start: '2012-09-27', end: '2012-10-31', episodes: 6,  minutes: 6,  rating: 'PG-13', title: 'Chuunibyou demo Koi ga Shitai! Lite', english: 'Love, Chunibyo & Other Delusions!: Chuni-Shorts', native: '中二病でも恋がしたい！Lite', synonyms: ['I Want a Date! Lite', 'Chu-2 Byo demo Koi ga Shitai! Lite', 'Love'] },
    { anilist: 14741,  mal: 14741, format: 'TV',      start: '2012-10-04', end: '2012-12-20', episodes: 12, minutes: 24, rating: 'PG-13', title: 'Chuunibyou demo Koi ga Shitai!', english: 'Love, Chunibyo & Other Delusions!', native: '中二病でも恋がしたい!', synonyms: ['Chu-2 Byo demo Koi ga Shitai!', 'Regardless of My Adolescent Delusions of Grandeur', 'I Want a Date!', 'Regardless of My Adolescent Delusions of Grandeur, I Want a Date!'] },
    { anilist: 15879,  mal: 15879, format: 'SPECIAL', start: '2012-12-19', end: '2013-06-19', episodes: 7,  minutes: 3,  rating: 'PG-13', title: 'Chuunibyou demo Koi ga Shitai!: DEPTH OF FIELD - Ai to Nikushimi Gekijou', english: 'Love, Chunibyo & Other Delusions! Depth of Field: Love and Hate Theater', native: '中二病でも恋がしたい！DEPTH OF FIELD ～ 愛と憎しみ劇場', synonyms: ['Chuunibyou demo Koi ga Shitai! Specials', 'Chu-2 Byo demo Koi ga Shitai! Specials', 'I Want a Date! Specials'] },
    { anilist: 16934,  mal: 16934, format: 'OVA',     start: '2013-06-19', end: '2013-06-19', episodes: 1,  minutes: 24, rating: 'PG-13', title: 'Chuunibyou demo Koi ga Shitai!: Kirameki no… Slapstick Noel', english: 'Love, Chunibyo & Other Delusions!: Sparkling... Slapstick Noel', native: '中二病でも恋がしたい! 煌めきの... 聖爆誕祭（スラップステック・ノエル）', synonyms: ['Chuunibyou demo Koi ga Shitai! Episode 13', 'Chu-2 Byo demo Koi ga Shitai! Episode 13'] },
    { anilist: 19021,  mal: 19021, format: 'MOVIE',   start: '2013-09-14', end: '2013-09-14', episodes: 1,  minutes: 97, rating: 'PG-13', title: 'Takanashi Rikka Kai: Chuunibyou demo Koi ga Shitai! Movie', english: 'Love, Chunibyo & Other Delusions!: Rikka Version', native: '小鳥遊六花・改 ~劇場版 中二病でも恋がしたい!~' },
    { anilist: 20582,  mal: 21797, format: 'ONA',     start: '2013-12-26', end: '2014-03-16', episodes: 6,  minutes: 3,  rating: 'PG-13', title: 'Chuunibyou demo Koi ga Shitai! Ren Lite', english: 'Love, Chunibyo & Other Delusions!: Heart Throb Lite Shorts', native: '中二病でも恋がしたい！戀 Lite', synonyms: ['Chuunibyou demo Koi ga Shitai! 2 Lite', 'Chu-2 Byo demo Koi ga Shitai! Ren Lite', 'Chunibyo & Other Delusions: Heart Throb Lite'] },
    { anilist: 18671,  mal: 18671, format: 'TV',      start: '2014-01-09', end: '2014-03-27', episodes: 12, minutes: 24, rating: 'PG-13', title: 'Chuunibyou demo Koi ga Shitai! Ren', english: 'Love, Chunibyo & Other Delusions!: Heart Throb', native: '中二病でも恋がしたい！戀', synonyms: ['Chuunibyou demo Koi ga Shitai! 2', 'Chu-2 Byo demo Koi ga Shitai! Ren', 'Miłość, gimbaza i kosmiczna faza: Porywy serca'] },
    { anilist: 20660,  mal: 22859, format: 'SPECIAL', start: '2014-02-19', end: '2014-02-19', episodes: 1,  minutes: 5,  rating: 'PG-13', title: 'Takanashi Rikka Kai: Chuunibyou demo Koi ga Shitai! Movie Lite', english: 'Love, Chunibyo & Other Delusions!: Rikka Version Lite', native: '映画中二病でも恋がしたい!Lite' },
    { anilist: 20777,  mal: 23237, format: 'SPECIAL', start: '2014-03-19', end: '2014-09-17', episodes: 7,  minutes: 3,  rating: 'PG-13', title: 'Chuunibyou demo Koi ga Shitai! Ren Specials', english: 'Love, Chunibyo & Other Delusions!: Heart Throb Specials', native: '中二病でも恋がしたい！戀 未放送ショートムービー', synonyms: ['Chuunibyou demo Koi ga Shitai! 2 Specials', 'Chu-2 Byo demo Koi ga Shitai! Ren Specials'] },
    { anilist: 20889,  mal: 27601, format: 'OVA',     start: '2014-09-17', end: '2014-09-17', episodes: 1,  minutes: 24, rating: 'PG-13', title: 'Chuunibyou demo Koi ga Shitai! Ren: Saisei no... Jaou Shingan Mokushiroku', english: 'Love, Chunibyo & Other Delusions!: Heart Throb - The Rikka Wars', native: '中二病でも恋がしたい！戀 再生の･･･邪王真眼黙示録', synonyms: ['Chunibyo & Other Delusions: Heart Throb - The Rikka Wars'] },
    { anilist: 110292, mal: 36855, format: 'ONA',     start: '2017-11-17', end: '2018-01-05', episodes: 24,              rating: 'G',     title: 'Chuunibyou demo Koi ga Shitai! Movie: Take On Me Mini-Drama - Koukai Chokuzen no... Kaiko Gekijou', english: 'Love, Chunibyou and Other Delusions!: Take On Me Mini-Theater', native: '「映画 中二病でも恋がしたい！ -Take On Me-」ミニドラマ『公開直前の・・・回顧劇場』' },
    { anilist: 98762,  mal: 35608, format: 'MOVIE',   start: '2018-01-06', end: '2018-01-06', episodes: 1,  minutes: 93, rating: 'PG-13', title: 'Chuunibyou demo Koi ga Shitai!: Take On Me', english: 'Love, Chunibyo & Other Delusions!: Take On Me', native: '映画 中二病でも恋がしたい！ -Take On Me-', synonyms: ['Eiga Chuunibyou demo Koi ga Shitai! Take On Me', 'Miłość, gimbaza i kosmiczna faza! Za mną leć'] },
  ],
  links: [
    [15687, 'PARENT', 14741],
    [14741, 'SIDE_STORY', 15879], [14741, 'SEQUEL', 16934], [14741, 'SUMMARY', 19021, 'ALTERNATIVE'],
    [16934, 'SEQUEL', 18671],
    [19021, 'SIDE_STORY', 20660],
    [20582, 'PARENT', 18671],
    [18671, 'SIDE_STORY', 20777], [18671, 'SEQUEL', 20889],
    [20889, 'SEQUEL', 98762],
    [110292, 'PARENT', 98762, 'OTHER'],
  ],
};
