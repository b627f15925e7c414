import type { CatalogFranchise } from '../entry.ts';

export const codeGeassAkito: CatalogFranchise = {
  name: 'Code Geass: Akito the Exiled',
  entries: [
    { anilist: 8888,   mal: 8888,  format: 'MOVIE',   start: '2012-07-16', end: '2012-07-16', episodes: 1, minutes: 51, rating: 'R-17',  title: 'Code Geass: Boukoku no Akito 1 - Yokuryuu wa Maiorita', english: 'Code Geass: Akito the Exiled - The Wyvern Arrives', native: 'コードギアス 亡国のアキト 第1章 翼竜は舞い降りた' },
    { anilist: 15197,  mal: 15197, format: 'MOVIE',   start: '2013-09-14', end: '2013-09-14', episodes: 1, minutes: 60, rating: 'R-17',  title: 'Code Geass: Boukoku no Akito 2 - Hikisakareshi Yokuryuu', english: 'Code Geass: Akito the Exiled - The Wyvern Divided', native: 'コードギアス 亡国のアキト 第2章 引き裂かれし翼竜' },
    { anilist: 109002, mal: 23359, format: 'SPECIAL', start: '2013-12-25', end: '2013-12-25', episodes: 1, minutes: 12, rating: 'PG-13', title: 'Code Geass: Boukoku no Akito 2 - Hikisakareshi Yokuryuu Picture Drama', english: 'Code Geass: Akito the Exiled - The Wyvern Divided Picture Drama', native: 'コードギアス 亡国のアキト 第2章 引き裂かれし翼竜 ピクチャードラマ' },
    { anilist: 15199,  mal: 15199, format: 'MOVIE',   start: '2015-05-02', end: '2015-05-02', episodes: 1, minutes: 60, rating: 'R-17',  title: 'Code Geass: Boukoku no Akito 3 - Kagayakumono Ten Yori Otsu', english: 'Code Geass: Akito the Exiled - The Brightness Falls', native: 'コードギアス 亡国のアキト 第3章 輝くもの天より墮つ' },
    { anilist: 109003, mal: 31145, format: 'SPECIAL', start: '2015-06-26', end: '2015-06-26', episodes: 1, minutes: 6,  rating: 'PG',    title: 'Code Geass: Boukoku no Akito 3 - Kagayakumono Ten Yori Otsu Picture Drama', native: 'コードギアス 亡国のアキト 第3章 輝くもの天より堕つ' },
    { anilist: 15201,  mal: 15201, format: 'MOVIE',   start: '2015-07-04', end: '2015-07-04', episodes: 1, minutes: 60, rating: 'R-17',  title: 'Code Geass: Boukoku no Akito 4 - Nikushimi no Kioku Kara', english: 'Code Geass: Akito the Exiled - Memories of Hatred', native: 'コードギアス 亡国のアキト 第4章 憎しみの記憶から' },
    { anilist: 109004, mal: 32240, format: 'SPECIAL', start: '2015-10-28', end: '2015-10-28', episodes: 1, minutes: 9,  rating: 'PG',    title: 'Code Geass: Boukoku no Akito 4 - Nikushimi no Kioku Kara Picture Drama', native: 'コードギアス 亡国のアキト 第4章 憎しみの記憶から' },
    { anilist: 21178,  mal: 30711, format: 'MOVIE',   start: '2016-02-06', end: '2016-02-06', episodes: 1, minutes: 60, rating: 'R-17',  title: 'Code Geass: Boukoku no Akito Saishuushou - Itoshiki Mono-tachi e', english: 'Code Geass: Akito the Exiled - To Beloved Ones', native: 'コードギアス 亡国のアキト 最終章 愛シキモノタチヘ', synonyms: ['Code Geass: Akito the Exiled 5 - To Beloved Ones', 'Code Geass: Boukoku no Akito 5 - Itoshiki Mono-tachi e'] },
    { anilist: 109005, mal: 33360, format: 'SPECIAL', start: '2016-04-22', end: '2016-04-22', episodes: 1, minutes: 8,  rating: 'PG-13', title: 'Code Geass: Boukoku no Akito Saishuushou - Itoshiki Mono-tachi e Picture Drama', english: 'Code Geass: Akito the Exiled - To Beloved Ones Picture Drama', native: 'コードギアス 亡国のアキト 最終章 愛シキモノタチヘ', synonyms: ['Code Geass: Boukoku no Akito 5 - Itoshiki Mono-tachi e Picture Drama'] },
  ],
  links: [
    [8888, 'SEQUEL', 15197],
    [15197, 'OTHER', 109002, 'PARENT'], [15197, 'SEQUEL', 15199],
    [15199, 'OTHER', 109003, 'PARENT'], [15199, 'SEQUEL', 15201],
    [15201, 'OTHER', 109004, 'PARENT'], [15201, 'SEQUEL', 21178],
    [21178, 'OTHER', 109005, 'PARENT'],
  ],
};
