import type { CatalogFranchise } from '../entry.ts';

export const slime: CatalogFranchise = {
  name: 'That Time I Got Reincarnated as a Slime',
  entries: [
    { anilist: 101280, mal: 37430, format: 'TV',                       start: '2018-10-02', end: '2019-03-19', episodes: 24, minutes: 23,  rating: 'PG-13', title: 'Tensei Shitara Slime Datta Ken', english: 'That Time I Got Reincarnated as a Slime', native: '転生したらスライムだった件', synonyms: ['TenSura', 'Vita da Slime', 'Moi, quand je me réincarne en Slime', 'Meine Wiedergeburt als Schleim in einer anderen Welt'] },
    { anilist: 106509, mal: 38793, format: 'OVA',                      start: '2019-07-09', end: '2020-11-27', episodes: 5,  minutes: 23,  rating: 'PG-13', title: 'Tensei Shitara Slime Datta Ken OVA', english: 'That Time I Got Reincarnated as a Slime OAD', native: '転生したらスライムだった件 OVA', synonyms: ['TenSura OVA', 'That Time I Got Reincarnated as a Slime OVA', 'Tensei shitara Slime Datta Ken Gaiden', 'That Time I Got Reincarnated as a Slime Extra'] },
    { anilist: 108511, mal: 39551, format: 'TV',                       start: '2021-01-12', end: '2021-03-30', episodes: 12, minutes: 23,  rating: 'PG-13', title: 'Tensei Shitara Slime Datta Ken 2nd Season', english: 'That Time I Got Reincarnated as a Slime Season 2', native: '転生したらスライムだった件 第2期', synonyms: ['Tensura 2', 'Moi, quand je me réincarne en Slime Saison 2', 'Meine Wiedergeburt als Schleim in einer anderen Welt Staffel 2'] },
    { anilist: 116741, mal: 41488, format: 'TV',                       start: '2021-04-06', end: '2021-06-22', episodes: 12, minutes: 23,  rating: 'PG-13', title: 'Tensei Shitara Slime Datta Ken: Tensura Nikki', english: 'The Slime Diaries', native: '転生したらスライムだった件 転スラ日記', synonyms: ['The Slime Diaries: That Time I Got Reincarnated as a Slime'] },
    { anilist: 116742, mal: 41487, format: 'TV',                       start: '2021-07-06', end: '2021-09-21', episodes: 12, minutes: 23,  rating: 'PG-13', title: 'Tensei Shitara Slime Datta Ken 2nd Season Part 2', english: 'That Time I Got Reincarnated as a Slime Season 2 Part 2', native: '転生したらスライムだった件 第2期 第2クール', synonyms: ['Moi, quand je me réincarne en Slime Saison 2 Partie 2'] },
    { anilist: 146503, mal: 51309, format: 'ONA',                      start: '2022-03-19', end: '2022-07-21', episodes: 2,  minutes: 3,   rating: 'PG-13', title: 'Tensei Shitara Slime Datta Ken: Sukuwareru Ramiris', native: '転生したらスライムだった件 救われるラミリス', synonyms: ['That Time I Got Reincarnated as a Slime: Ramiris to the Rescue'] },
    { anilist: 139498, mal: 49877, format: 'MOVIE',                    start: '2022-11-25', end: '2022-11-25', episodes: 1,  minutes: 108, rating: 'PG-13', title: 'Tensei Shitara Slime Datta Ken: Guren no Kizuna-hen', english: 'That Time I Got Reincarnated as a Slime: The Movie - Scarlet Bond', native: '劇場版 転生したらスライムだった件 紅蓮の絆編', synonyms: ['That Time I Got Reincarnated as a Slime Movie', 'Tensura Movie', 'That Time I Got Reincarnated as a Slime: El Vínculo Escarlata'] },
    { anilist: 161802, mal: 54565, format: 'OVA',                      start: '2023-11-02',                    episodes: 3,  minutes: 24,  rating: 'PG-13', title: 'Tensei Shitara Slime Datta Ken: Coleus no Yume', english: 'That Time I Got Reincarnated as a Slime: Visions of Coleus', native: '転生したらスライムだった件 コリウスの夢', synonyms: ["That Time I Got Reincarnated as a Slime: Coleus' Dream", 'Moi quand je me réincarne en Slime : Le rêve de Coleus'] },
    { anilist: 156822, mal: 53580, format: 'TV',                       start: '2024-04-05', end: '2024-09-27', episodes: 24, minutes: 24,  rating: 'PG-13', title: 'Tensei Shitara Slime Datta Ken 3rd Season', english: 'That Time I Got Reincarnated as a Slime Season 3', native: '転生したらスライムだった件 第3期', synonyms: ['Tensura 3', 'Moi, quand je me réincarne en Slime Saison 3'] },
    { anilist: 182205, mal: 59970, format: 'TV',    status: 'UNKNOWN', start: '2026',                                                                       title: 'Tensei Shitara Slime Datta Ken 4th Season', english: 'That Time I Got Reincarnated as a Slime Season 4', native: '転生したらスライムだった件 第4期' },
    { anilist: 182206, mal: 59971, format: 'MOVIE', status: 'UNKNOWN', start: '2026',                          episodes: 1,                                 title: 'Tensei Shitara Slime Datta Ken: Soukai no Namida-hen', english: 'That Time I Got Reincarnated as a Slime the Movie: Tears of the Azure Sea', native: '劇場版 転生したらスライムだった件 蒼海の涙編' },
  ],
  links: [
    [101280, 'SIDE_STORY', 106509], [101280, 'SPIN_OFF', 116741], [101280, 'SIDE_STORY', 146503], [101280, 'SEQUEL', 161802],
    [108511, 'SEQUEL', 116742], [108511, 'PREQUEL', 161802],
    [116742, 'OTHER', 139498, 'PARENT'], [116742, 'SEQUEL', 156822],
    [139498, 'PARENT', 182206],
    [156822, 'SEQUEL', 182205], [156822, 'SEQUEL', 182206],
  ],
};
