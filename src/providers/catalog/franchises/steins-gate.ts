import type { CatalogFranchise } from '../entry.ts';

export const steinsGate: CatalogFranchise = {
  name: 'Steins;Gate',
  entries: [
    { anilist: 4975,   mal: 4975,  format: 'TV',    start: '2008-10-09', end: '2008-12-25', episodes: 12, minutes: 27, rating: 'R-17',  title: 'ChäoS;HEAd', english: 'ChäoS;HEAd', native: 'カオスヘッド', synonyms: ['ChaoS,HEAd', 'ChaoS;HEAd'] },
    { anilist: 9253,   mal: 9253,  format: 'TV',    start: '2011-04-06', end: '2011-09-14', episodes: 24, minutes: 24, rating: 'PG-13', title: 'Steins;Gate', english: 'Steins;Gate', native: 'シュタインズ・ゲート', synonyms: ['S;G'] },
    { anilist: 10863,  mal: 10863, format: 'OVA',   start: '2012-02-22', end: '2012-02-22', episodes: 1,  minutes: 24, rating: 'PG-13', title: 'Steins;Gate: Oukoubakko no Poriomania', english: 'Steins;Gate: Egoistic Poriomania', native: 'シュタインズ・ゲート 横行跋扈のポリオマニア', synonyms: ['Steins Gate Special', 'Steins Gate Episode 25', 'Steins Gate OVA', 'Steins'] },
    { anilist: 13599,  mal: 13599, format: 'TV',    start: '2012-10-12', end: '2013-03-22', episodes: 22, minutes: 23, rating: 'PG-13', title: 'Robotics;Notes', english: 'Robotics;Notes', native: 'Robotics;Notes', synonyms: ['ロボティクス・ノーツ'] },
    { anilist: 11577,  mal: 11577, format: 'MOVIE', start: '2013-04-20', end: '2013-04-20', episodes: 1,  minutes: 90, rating: 'PG-13', title: 'Steins;Gate: Fuka Ryouiki no Déjà vu', english: 'Steins;Gate: The Movie - Load Region of Déjà Vu', native: '劇場版 シュタインズゲート 負荷領域のデジャヴ', synonyms: ['Steins Gate Movie'] },
    { anilist: 20907,  mal: 27957, format: 'ONA',   start: '2014-10-15', end: '2014-11-12', episodes: 4,  minutes: 3,  rating: 'PG-13', title: 'Steins;Gate: Soumei Eichi no Cognitive Computing', english: 'Steins;Gate: The Sagacious Wisdom of Cognitive Computing', native: 'Steins;Gate 聡明叡智のコグニティブ・コンピューティング' },
    { anilist: 21624,  mal: 32188, format: 'OVA',   start: '2015-12-03', end: '2015-12-03', episodes: 1,  minutes: 24, rating: 'PG-13', title: 'Steins;Gate: Kyoukaimenjou no Missing Link - Divide By Zero', english: 'Steins;Gate: Open the Missing Link - Divide By Zero', native: 'シュタインズ・ゲート 境界面上のミッシングリンク -Divide By Zero-', synonyms: ['Open the Missing Link'] },
    { anilist: 21126,  mal: 30485, format: 'TV',    start: '2017-01-11', end: '2017-03-29', episodes: 12, minutes: 23, rating: 'R-17',  title: 'ChäoS;Child', english: 'ChäoS;Child', native: 'カオスチャイルド', synonyms: ['Chaos Child'] },
    { anilist: 98576,  mal: 35315, format: 'MOVIE', start: '2017-06-17', end: '2017-06-17', episodes: 1,  minutes: 50, rating: 'PG-13', title: 'CHAOS;CHILD: SILENT SKY', english: 'ChäoS;Child: Silent Sky', native: 'CHAOS;CHILD SILENT SKY', synonyms: ['Chaos Child: Silent Sky', 'Chaos Child Episode 13', 'Chaos Child Episode 14'] },
    { anilist: 21127,  mal: 30484, format: 'TV',    start: '2018-04-12', end: '2018-09-27', episodes: 23, minutes: 24, rating: 'PG-13', title: 'Steins;Gate 0', english: 'Steins;Gate 0', native: 'シュタインズ・ゲート ゼロ', synonyms: ['Steins,Gate Zero', 's;g0'] },
    { anilist: 104174, mal: 37492, format: 'OVA',   start: '2018-12-21', end: '2018-12-21', episodes: 1,  minutes: 23, rating: 'PG-13', title: 'Steins;Gate 0: Kesshou Takei no Valentine - Bittersweet Day', english: "Steins;Gate 0: Valentine's of Crystal Polymorphism -Bittersweet Intermedio-", native: 'シュタインズ・ゲート ゼロ 結晶多形のバレンタイン', synonyms: ['Steins,Gate 0 Special', 'Steins;Gate 0 Special', 'San Valentín de polimorfismo de cristal: Intermedio agridulce'] },
  ],
  links: [
    [4975, 'OTHER', 9253, 'PARENT'], [4975, 'OTHER', 13599, 'PARENT'], [4975, 'SEQUEL', 21126],
    [9253, 'SEQUEL', 10863], [9253, 'CHARACTER', 13599], [9253, 'SIDE_STORY', 11577], [9253, 'SIDE_STORY', 20907], [9253, 'ALTERNATIVE', 21624],
    [10863, 'SEQUEL', 11577],
    [21624, 'SEQUEL', 21127],
    [21126, 'SEQUEL', 98576],
    [21127, 'SIDE_STORY', 104174],
  ],
};
