import type { CatalogFranchise } from '../entry.ts';

export const jojo: CatalogFranchise = {
  name: "JoJo's Bizarre Adventure",
  entries: [
    { anilist: 666,    mal: 666,   format: 'OVA',                      start: '1993-11-19', end: '1994-11-18', episodes: 6,  minutes: 35, rating: 'R+',   title: 'JoJo no Kimyou na Bouken', english: "JoJo's Bizarre Adventure", native: 'ジョジョの奇妙な冒険', synonyms: ["JoJo's Bizarre Adventure OVA 1"] },
    { anilist: 665,    mal: 665,   format: 'OVA',                      start: '2000-05-25', end: '2002-01-25', episodes: 7,               rating: 'R+',   title: 'JoJo no Kimyou na Bouken (2000)', english: "JoJo's Bizarre Adventure (2000)", native: 'ジョジョの奇妙な冒険 (2000)', synonyms: ["JoJo's Bizarre Adventure (OVA)", 'JoJo no Kimyou na Bouken: Adventure'] },
    { anilist: 3603,   mal: 3603,  format: 'MOVIE',                    start: '2007-02-17', end: '2007-02-17', episodes: 1,  minutes: 90, rating: 'R-17', title: 'JoJo no Kimyou na Bouken: Phantom Blood', english: "JoJo's Bizarre Adventure: Phantom Blood", native: 'ジョジョの奇妙な冒険 ファントム ブラッド' },
    { anilist: 14719,  mal: 14719, format: 'TV',                       start: '2012-10-06', end: '2013-04-06', episodes: 26, minutes: 25, rating: 'R-17', title: 'JoJo no Kimyou na Bouken (TV)', english: "JoJo's Bizarre Adventure (2012)", native: 'ジョジョの奇妙な冒険 (TV)', synonyms: ['JJBA', 'JoJo no Kimyou na Bouken (2012)', 'Battle Tendency', 'Phantom Blood', 'Sentou Chouryuu'] },
    { anilist: 20474,  mal: 20899, format: 'TV',                       start: '2014-04-05', end: '2014-09-13', episodes: 24, minutes: 24, rating: 'R-17', title: 'JoJo no Kimyou na Bouken: Stardust Crusaders', english: "JoJo's Bizarre Adventure: Stardust Crusaders", native: 'ジョジョの奇妙な冒険 スターダストクルセイダース', synonyms: ['Dai San Bu Kuujou Joutarou: Mirai e no Isan', "JoJo's Bizarre Adventure Part 3", 'Dai San Bu Kujo Jotaro: Mirai e no Isan', 'JoJo no Kimyou na Bouken Part 3: Stardust Crusaders'] },
    { anilist: 20799,  mal: 26055, format: 'TV',                       start: '2015-01-10', end: '2015-06-20', episodes: 24, minutes: 23, rating: 'R-17', title: 'JoJo no Kimyou na Bouken: Stardust Crusaders - Egypt-hen', english: "JoJo's Bizarre Adventure: Stardust Crusaders - Battle in Egypt", native: 'ジョジョの奇妙な冒険 スターダストクルセイダース エジプト編', synonyms: ["JoJo's Bizarre Adventure: Stardust Crusaders - Egypt Arc", "JoJo's Bizarre Adventure: Stardust Crusaders 2nd Season"] },
    { anilist: 21450,  mal: 31933, format: 'TV',                       start: '2016-04-02', end: '2016-12-24', episodes: 39, minutes: 23, rating: 'R-17', title: 'JoJo no Kimyou na Bouken: Diamond wa Kudakenai', english: "JoJo's Bizarre Adventure: Diamond Is Unbreakable", native: 'ジョジョの奇妙な冒険 ダイヤモンドは砕けない', synonyms: ['JoJo no Kimyou na Bouken Part 4: Diamond wa Kudakenai', 'Diamond is not Crash', "JoJo's Bizarre Adventure Part 4: Diamond is Unbreakable", 'Le bizzarre avventure di JoJo: Diamond is Unbreakable'] },
    { anilist: 21778,  mal: 33191, format: 'OVA',                      start: '2017-09-20', end: '2020-03-25', episodes: 4,  minutes: 24, rating: 'R-17', title: 'Kishibe Rohan wa Ugokanai', english: 'Thus Spoke Kishibe Rohan', native: '岸辺露伴は動かない', synonyms: ['Rohan Kishibe Does Not Move', 'Assim Falava Kishibe Rohan', 'Así habló Kishibe Rohan'] },
    { anilist: 102883, mal: 37991, format: 'TV',                       start: '2018-10-06', end: '2019-07-28', episodes: 39, minutes: 23, rating: 'R-17', title: 'JoJo no Kimyou na Bouken: Ougon no Kaze', english: "JoJo's Bizarre Adventure: Golden Wind", native: 'ジョジョの奇妙な冒険 黄金の風', synonyms: ["JoJo's Bizarre Adventure Part 5: Golden Wind", 'JoJo no Kimyou na Bouken Part 5: Ougon no Kaze', 'Le Bizzarre Avventure Di GioGio Parte 5: Vento Aureo', "JoJo's Bizarre Adventure Part 5"] },
    { anilist: 131942, mal: 48661, format: 'ONA',                      start: '2021-12-01', end: '2021-12-01', episodes: 12, minutes: 24, rating: 'R-17', title: 'JoJo no Kimyou na Bouken: Stone Ocean', english: "JoJo's Bizarre Adventure: Stone Ocean", native: 'ジョジョの奇妙な冒険 ストーンオーシャン', synonyms: ["JoJo's Bizarre Adventure Part 6: Stone Ocean", "JoJo's Bizarre Adventure Part 6", 'JoJo no Kimyou na Bouken Part 6'] },
    { anilist: 146722, mal: 51367, format: 'ONA',                      start: '2022-09-01', end: '2022-12-01', episodes: 26, minutes: 24, rating: 'R-17', title: 'JoJo no Kimyou na Bouken: Stone Ocean Part 2', english: "JoJo's Bizarre Adventure: Stone Ocean Part 2", native: 'ジョジョの奇妙な冒険 ストーンオーシャン 2クール', synonyms: ["JoJo's Bizarre Adventure Part 6 (Part 2)", 'JoJo no Kimyou na Bouken Part 6 (Part 2)', "JoJo's Bizarre Adventure: STONE OCEAN The Final Episodes"] },
    { anilist: 190327, mal: 61469, format: 'ONA',   status: 'UNKNOWN', start: '2026',                          episodes: 1,                               title: 'JoJo no Kimyou na Bouken: Steel Ball Run - 1st STAGE', english: "STEEL BALL RUN JoJo's Bizarre Adventure 1st STAGE", native: 'ジョジョの奇妙な冒険 スティール・ボール・ラン 1st STAGE' },
  ],
  links: [
    [666, 'PREQUEL', 665], [666, 'ALTERNATIVE', 20474], [666, 'ALTERNATIVE', 20799],
    [665, 'ALTERNATIVE', 20474], [665, 'ALTERNATIVE', 20799],
    [3603, 'ALTERNATIVE', 14719],
    [14719, 'SEQUEL', 20474],
    [20474, 'SEQUEL', 20799],
    [20799, 'SEQUEL', 21450],
    [21450, 'SIDE_STORY', 21778], [21450, 'SEQUEL', 102883],
    [102883, 'SEQUEL', 131942],
    [131942, 'SEQUEL', 146722],
    [146722, 'SEQUEL', 190327],
  ],
};
