import type { CatalogFranchise } from '../entry.ts';

export const cardcaptorSakura: CatalogFranchise = {
  name: 'Cardcaptor Sakura',
  entries: [
    { anilist: 232,    mal: 232,   format: 'TV',                                  start: '1998-04-07', end: '2000-03-21', episodes: 70, minutes: 25, rating: 'PG', title: 'Cardcaptor Sakura', english: 'Cardcaptor Sakura', native: 'カードキャプターさくら', synonyms: ['CCS', 'Cardcaptors', 'Card Captor Sakura', 'Card Captors'] },
    { anilist: 2424,   mal: 2424,  format: 'OVA',                                 start: '1998-09-25', end: '1999-09-25', episodes: 3,  minutes: 5,  rating: 'G',  title: 'Cardcaptor Sakura: Suteki Desu wa, Sakura-chan! Tomoyo no Cardcaptor Sakura Katsuyaku Video Nikki!', english: 'Cardcaptor Sakura Specials', native: 'すてきですわ、さくらちゃん! 知世のカードキャプターさくら活躍ビデオ日記!', synonyms: ['Tomoyo Video Diary 1', 'Memorial Video 1', 'Cardcaptor Sakura Video Diary'] },
    { anilist: 371,    mal: 371,   format: 'MOVIE',                               start: '1999-08-21', end: '1999-08-21', episodes: 1,  minutes: 81, rating: 'PG', title: 'Cardcaptor Sakura Movie', english: 'Cardcaptor Sakura The Movie', native: '劇場版 カードキャプターさくら', synonyms: ['Cardcaptors: The Movie', 'Cardcaptor Sakura: Die Reise nach Hongkong', 'Sakura Cazadora de Cartas: La Película'] },
    { anilist: 372,    mal: 372,   format: 'MOVIE',                               start: '2000-07-15', end: '2000-07-15', episodes: 1,  minutes: 79, rating: 'PG', title: 'Cardcaptor Sakura Movie: Fuinsareta Card', english: 'Cardcaptor Sakura Movie 2: The Sealed Card', native: '劇場版 カードキャプターさくら 封印されたカード', synonyms: ['Card Captors Sakura The Movie 2', 'Card Captor Sakura: Enchanted Cards'] },
    { anilist: 1078,   mal: 1078,  format: 'SPECIAL',                             start: '2000-07-15', end: '2000-07-15', episodes: 1,  minutes: 10, rating: 'G',  title: 'Cardcaptor Sakura: Kero-chan ni Omakase!', english: 'Cardcaptor Sakura: Leave it to Kero! Theatrical Version', native: 'ケロちゃんにおまかせ！', synonyms: ['Cardcaptor Sakura: Leave it to Kero-chan', "Cardcaptor Sakura: Kero's Corner"] },
    { anilist: 98554,  mal: 35320, format: 'OVA',                                 start: '2017-09-13', end: '2017-09-13', episodes: 1,  minutes: 26, rating: 'G',  title: 'Cardcaptor Sakura: Clear Card-hen - Prologue Sakura to Futatsu no Kuma', english: 'Cardcaptor Sakura: Clear Card Prologue – Sakura and the Two Bears', native: 'カードキャプターさくら クリアカード編 プロローグ さくらとふたつのくま', synonyms: ['Cardcaptor Sakura Clear Card - Prologo: I due orsi', 'Cardcaptor Sakura: Clear Card - Sakura e os Dois Ursos', 'Cardcaptor Sakura: Clear Card - Sakura y los dos osos'] },
    { anilist: 97881,  mal: 33354, format: 'TV',                                  start: '2018-01-07', end: '2018-06-10', episodes: 22, minutes: 23, rating: 'PG', title: 'Cardcaptor Sakura: Clear Card-hen', english: 'Cardcaptor Sakura: Clear Card', native: 'カードキャプターさくら クリアカード編' },
    { anilist: 163326, mal: 54916,                    status: 'NOT_YET_RELEASED',                                                                                  title: 'Cardcaptor Sakura: Clear Card-hen (Zoku-hen)', native: 'カードキャプターさくら クリアカード編 (続編)', synonyms: ['Cardcaptor Sakura: Clear Card (Sequel)'] },
  ],
  links: [
    [232, 'SIDE_STORY', 2424], [232, 'SIDE_STORY', 371], [232, 'SEQUEL', 372], [232, 'SIDE_STORY', 1078], [232, 'ALTERNATIVE', 98554],
    [372, 'OTHER', 1078], [372, 'SEQUEL', 97881],
    [98554, 'SEQUEL', 97881],
    [97881, 'SEQUEL', 163326],
  ],
};
