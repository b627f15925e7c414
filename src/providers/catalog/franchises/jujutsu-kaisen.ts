import type { CatalogFranchise } from '../entry.ts';

export const jujutsuKaisen: CatalogFranchise = {
  name: 'Jujutsu Kaisen',
  entries: [
    { anilist: 113415, mal: 40748, format: 'TV',                       start: '2020-10-03', end: '2021-03-27', episodes: 24, minutes: 24,  rating: 'R-17', title: 'Jujutsu Kaisen', english: 'Jujutsu Kaisen', native: '呪術廻戦', synonyms: ['Sorcery Fight', 'JJK'] },
    { anilist: 131573, mal: 48561, format: 'MOVIE',                    start: '2021-12-24', end: '2021-12-24', episodes: 1,  minutes: 105, rating: 'R-17', title: 'Jujutsu Kaisen 0', english: 'Jujutsu Kaisen 0', native: '呪術廻戦 0', synonyms: ['Gekijouban Jujutsu Kaisen 0', 'JJK 0', 'Jujutsu Kaisen Movie'] },
    { anilist: 145064, mal: 51009, format: 'TV',                       start: '2023-07-06', end: '2023-12-28', episodes: 23, minutes: 24,  rating: 'R-17', title: 'Jujutsu Kaisen 2nd Season', english: 'Jujutsu Kaisen Season 2', native: '呪術廻戦 第2期', synonyms: ['Jujutsu Kaisen: Kaigyoku Gyokusetsu', 'Jujutsu Kaisen: Shibuya Jihen', 'Jujutsu Kaisen: Hidden Inventory Arc', 'Jujutsu Kaisen: Shibuya Incident Arc'] },
    { anilist: 192809, mal: 59654, format: 'MOVIE',                    start: '2025-05-30', end: '2025-05-30', episodes: 1,  minutes: 111, rating: 'R-17', title: 'Jujutsu Kaisen: Kaigyoku・Gyokusetsu', english: 'Jujutsu Kaisen: Hidden Inventory/Premature Death', native: '呪術廻戦 懐玉・玉折', synonyms: ['JJK Movie', 'JUJUTSU KAISEN - Inventário Oculto / Morte Prematura - O Filme'] },
    { anilist: 204066, mal: 62392, format: 'MOVIE',                    start: '2025-11-07',                    episodes: 1,  minutes: 88,                  title: 'Jujutsu Kaisen: Shibuya Jihen Tokubetsu Henshuu-ban x Shimetsu Kaiyuu Senkou Jouei', english: 'JUJUTSU KAISEN: Execution -Shibuya Incident x The Culling Game Begins-', native: '呪術廻戦『渋谷事変 特別編集版』×『死滅回游 先行上映』' },
    { anilist: 172463, mal: 57658, format: 'TV',                       start: '2026-01-09', end: '2026-03-27', episodes: 12, minutes: 24,  rating: 'R-17', title: 'Jujutsu Kaisen: Shimetsu Kaiyuu - Zenpen', english: 'Jujutsu Kaisen: The Culling Game Part 1', native: '呪術廻戦 死滅回游 前編', synonyms: ['Jujutsu Kaisen 3rd Season', 'JJK3'] },
    { anilist: 209895, mal: 63824,                  status: 'UNKNOWN',                                                                                     title: 'Jujutsu Kaisen: Shimetsu Kaiyuu - Kouhen', native: '呪術廻戦 死滅回游 後編' },
  ],
  links: [
    [113415, 'PREQUEL', 131573], [113415, 'SEQUEL', 145064],
    [145064, 'ALTERNATIVE', 192809], [145064, 'SUMMARY', 204066], [145064, 'SEQUEL', 172463],
    [192809, 'SEQUEL', 204066],
    [172463, 'PREQUEL', 204066], [172463, 'SEQUEL', 209895],
  ],
};
