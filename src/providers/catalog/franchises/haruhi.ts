import type { CatalogFranchise } from '../entry.ts';

export const haruhi: CatalogFranchise = {
  name: 'The Melancholy of Haruhi Suzumiya',
  entries: [
    { anilist: 849,   mal: 849,   format: 'TV',    start: '2006-04-03', end: '2006-07-03', episodes: 14, minutes: 23,  rating: 'PG-13', title: 'Suzumiya Haruhi no Yuuutsu', english: 'The Melancholy of Haruhi Suzumiya', native: '涼宮ハルヒの憂鬱', synonyms: ['La Malinconia Di Haruhi Suzumiya', 'La mélancolie de Haruhi Suzumiya', 'Melancholia Haruhi Suzumiyi'] },
    { anilist: 5957,  mal: 5957,  format: 'ONA',   start: '2009-02-13', end: '2009-05-08', episodes: 13, minutes: 2,   rating: 'G',     title: 'Nyoro-n☆Churuya-san', english: 'Nyoron! Churuya-san', native: 'にょろーん☆ちゅるやさん', synonyms: ['Nyoroon, Mini Churuya !'] },
    { anilist: 5118,  mal: 5118,  format: 'ONA',   start: '2009-02-14', end: '2009-05-08', episodes: 25, minutes: 5,   rating: 'PG-13', title: 'Suzumiya Haruhi-chan no Yuuutsu', english: 'The Melancholy of Haruhi-chan Suzumiya', native: '涼宮ハルヒちゃんの憂鬱', synonyms: ['Suzumiya Haruhi-chan no Yuutsu', 'La Mélancolie de Mini Haruhi'] },
    { anilist: 4382,  mal: 4382,  format: 'TV',    start: '2009-05-22', end: '2009-09-11', episodes: 14, minutes: 24,  rating: 'PG-13', title: 'Suzumiya Haruhi no Yuuutsu (2009)', english: 'The Melancholy of Haruhi Suzumiya (2009)', native: '涼宮ハルヒの憂鬱', synonyms: ['Suzumiya Haruhi no Yuutsu (2009)', 'Endless Eight', 'The Sigh of Haruhi Suzumiya'] },
    { anilist: 7311,  mal: 7311,  format: 'MOVIE', start: '2010-02-06', end: '2010-02-06', episodes: 1,  minutes: 162, rating: 'PG-13', title: 'Suzumiya Haruhi no Shoushitsu', english: 'The Disappearance of Haruhi Suzumiya', native: '涼宮ハルヒの消失', synonyms: ['The Vanishment of Haruhi Suzumiya', 'Suzumiya Haruhi no Syoshitsu', 'Haruhi Movie', 'La Disparition de Haruhi Suzumiya'] },
    { anilist: 20566, mal: 26351, format: 'TV',    start: '2015-04-04', end: '2015-07-18', episodes: 16, minutes: 24,  rating: 'PG-13', title: 'Nagato Yuki-chan no Shoushitsu', english: 'The Disappearance of Nagato Yuki-chan', native: '長門有希ちゃんの消失', synonyms: ['The Vanishing of Nagato Yuki-chan', 'La Disparition de Yuki Nagato'] },
    { anilist: 21122, mal: 30379, format: 'OVA',   start: '2015-10-26', end: '2015-10-26', episodes: 1,  minutes: 24,  rating: 'PG-13', title: 'Nagato Yuki-chan no Shoushitsu: Owarenai Natsuyasumi', english: 'The Disappearance of Nagato Yuki-chan: I Cannot Let Summer Break End', native: '長門有希ちゃんの消失「終われない夏休み」', synonyms: ['Nagato Yuki-chan no Shoushitsu OVA', 'The Vanishing of Nagato Yuki-chan OVA'] },
  ],
  links: [
    [849, 'ALTERNATIVE', 4382], [849, 'SEQUEL', 7311],
    [4382, 'SPIN_OFF', 5957], [4382, 'SPIN_OFF', 5118], [4382, 'SEQUEL', 7311],
    [7311, 'SPIN_OFF', 20566],
    [20566, 'SEQUEL', 21122],
  ],
};
