import type { CatalogFranchise } from '../entry.ts';

export const inuyasha: CatalogFranchise = {
  name: 'Inuyasha',
  entries: [
    { anilist: 249,    mal: 249,   format: 'TV',      start: '2000-10-16', end: '2004-09-13', episodes: 167, minutes: 24,  rating: 'PG-13', title: 'Inuyasha', english: 'InuYasha', native: '犬夜叉', synonyms: ['Inu Yasha'] },
    { anilist: 452,    mal: 452,   format: 'MOVIE',   start: '2001-12-22', end: '2001-12-22', episodes: 1,   minutes: 100, rating: 'PG-13', title: 'Inuyasha: Toki wo Koeru Omoi', english: 'InuYasha the Movie: Affections Touching Across Time', native: '犬夜叉 時代を越える想い', synonyms: ['Inu Yasha: Toki wo Koeru Omoi', 'InuYasha: Love That Transcends Time', 'Inuyasha: La Batalla a traves del Tiempo', 'InuYasha - Gefühle, die die Zeit überwinden'] },
    { anilist: 450,    mal: 450,   format: 'MOVIE',   start: '2002-12-21', end: '2002-12-21', episodes: 1,   minutes: 99,  rating: 'PG-13', title: 'Inuyasha: Kagami no Naka no Mugenjo', english: 'InuYasha the Movie 2: The Castle Beyond the Looking Glass', native: '犬夜叉 鏡の中の夢幻城', synonyms: ['Inu Yasha: Kagami no Naka no Mugenjou', 'Inuyasha: El Castillo de Sueños en el Interior del Espejo', 'InuYasha - Das Traumschloss im Inneren der Spiegel'] },
    { anilist: 451,    mal: 451,   format: 'MOVIE',   start: '2003-12-20', end: '2003-12-20', episodes: 1,   minutes: 98,  rating: 'PG-13', title: 'Inuyasha: Tenka Hadou no Ken', english: 'InuYasha the Movie 3: Swords of an Honorable Ruler', native: '犬夜叉 天下覇道の剣', synonyms: ['Inu Yasha: Tenka Hadou no Ken', 'InuYasha: The Sword of the World Conquest', 'The Sword That Rules Over the Empires', 'InuYasha: The Sword That Rules Over the Empires'] },
    { anilist: 449,    mal: 449,   format: 'MOVIE',   start: '2004-12-23', end: '2004-12-23', episodes: 1,   minutes: 88,  rating: 'PG-13', title: 'Inuyasha: Guren no Houraijima', english: 'InuYasha the Movie 4: Fire on the Mystic Island', native: '犬夜叉 紅蓮の蓬莱島', synonyms: ['Inu Yasha: Guren no Houraijima', 'Crimson Horai Island', 'Inuyasha: Fuego en la Isla Mística', "InuYasha The Movie 4: L'Isola del Fuoco Scarlatto"] },
    { anilist: 4886,   mal: 4886,  format: 'SPECIAL', start: '2008-07-30', end: '2008-07-30', episodes: 1,   minutes: 30,  rating: 'PG-13', title: 'Inuyasha: Kuroi Tessaiga', native: '犬夜叉 黒い鉄砕牙', synonyms: ['Inu Yasha Special', 'Black Tessaiga', 'Black Tetsusaiga', 'Kuroi Tetsusaiga'] },
    { anilist: 6811,   mal: 6811,  format: 'TV',      start: '2009-10-04', end: '2010-03-30', episodes: 26,  minutes: 24,  rating: 'PG-13', title: 'Inuyasha: Kanketsu-hen', english: 'InuYasha: The Final Act', native: '犬夜叉 完結編', synonyms: ['Inu Yasha: Kanketsu-hen', 'Inuyasha: El acto final'] },
    { anilist: 118399, mal: 41911, format: 'TV',      start: '2020-10-03', end: '2021-03-20', episodes: 24,  minutes: 24,  rating: 'PG-13', title: 'Hanyou no Yashahime', english: 'Yashahime: Princess Half-Demon', native: '半妖の夜叉姫' },
    { anilist: 131264, mal: 48505, format: 'TV',      start: '2021-10-02', end: '2022-03-26', episodes: 24,  minutes: 24,  rating: 'PG-13', title: 'Hanyou no Yashahime: Ni no Shou', english: 'Yashahime: Princess Half-Demon: The Second Act', native: '半妖の夜叉姫 弐の章', synonyms: ['Hanyou no Yashahime: Sengoku Otogizoushi 2nd Season'] },
  ],
  links: [
    [249, 'SIDE_STORY', 452], [249, 'SIDE_STORY', 450], [249, 'SIDE_STORY', 451], [249, 'SIDE_STORY', 449], [249, 'SEQUEL', 4886], [249, 'SEQUEL', 6811],
    [4886, 'ALTERNATIVE', 6811],
    [6811, 'SEQUEL', 118399],
    [118399, 'SEQUEL', 131264],
  ],
};
