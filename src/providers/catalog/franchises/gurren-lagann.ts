import type { CatalogFranchise } from '../entry.ts';

export const gurrenLagann: CatalogFranchise = {
  name: 'Gurren Lagann',
  entries: [
    { anilist: 2001,  mal: 2001,  format: 'TV',      start: '2007-04-01', end: '2007-09-30', episodes: 27, minutes: 24,  rating: 'PG-13', title: 'Tengen Toppa Gurren Lagann', english: 'Gurren Lagann', native: '天元突破グレンラガン', synonyms: ['Tengen Toppa Gurren-Lagann', 'Making Break-Through Gurren Lagann', 'Heavenly Breakthrough Gurren Lagann', 'TTGL'] },
    { anilist: 10622, mal: 10622, format: 'OVA',     start: '2007-10-25', end: '2007-10-25', episodes: 1,  minutes: 12,  rating: 'PG-13', title: 'Tengen Toppa Gurren Lagann: Ore no Gurren wa Pikka-Pika!!', english: 'Gurren Lagann: My Gurren is Shiny!!', native: '天元突破 グレンラガン 俺のグレンはピッカピカ!!', synonyms: ['Tengen Toppa Gurren Lagann Episode 5.5', 'Tengen Toppa Gurren Lagann OVA', 'TTGL DS OVA', 'Tengen Toppa Gurren Lagann My Gurren is Sparkling!!'] },
    { anilist: 4705,  mal: 4705,  format: 'SPECIAL', start: '2008-06-15', end: '2008-09-14', episodes: 8,  minutes: 3,   rating: 'PG-13', title: 'Tengen Toppa Gurren Lagann: Parallel Works', english: 'Gurren Lagann: Parallel Works', native: 'グレンラガン パラレルワークス', synonyms: ['Tengen Toppa Gurren-Lagann Music Clip Project'] },
    { anilist: 4107,  mal: 4107,  format: 'MOVIE',   start: '2008-09-06', end: '2008-09-06', episodes: 1,  minutes: 112, rating: 'PG-13', title: 'Tengen Toppa Gurren Lagann: Gurren-hen', english: "Gurren Lagann The Movie: Childhood's End", native: '天元突破グレンラガン 紅蓮篇', synonyms: ['Gekijouban Tengen Toppa Gurren Lagann: Guren-hen', 'Tengen Toppa Gurren Lagann the Movie'] },
    { anilist: 5947,  mal: 5947,  format: 'SPECIAL', start: '2009-01-31',                    episodes: 1,  minutes: 5,   rating: 'PG-13', title: 'Tengen Toppa Gurren Lagann Movie: Lagann-hen Special - Viral no Amai Yume', english: "Gurren Lagann: Viral's Sweet Dream", native: '天元突破グレンラガン 劇場版前夜祭 映像特典 「ヴィラルの甘い夢」', synonyms: ["Tengen Toppa Gurren Lagann Gekijouban Zenyasai Special: Viral's Sweet Dream"] },
    { anilist: 4565,  mal: 4565,  format: 'MOVIE',   start: '2009-04-22', end: '2009-04-22', episodes: 1,  minutes: 125, rating: 'R+',    title: 'Tengen Toppa Gurren Lagann: Lagann-hen', english: 'Gurren Lagann The Movie: The Lights in the Sky are Stars', native: '天元突破グレンラガン 螺巌篇', synonyms: ['Tengen Toppa Gurren Lagann Movie 2'] },
    { anilist: 8348,  mal: 8348,  format: 'SPECIAL', start: '2010-05-26', end: '2010-05-26', episodes: 7,  minutes: 5,   rating: 'PG-13', title: 'Tengen Toppa Gurren Lagann: Parallel Works 2', english: 'Gurren Lagann: Parallel Works 2', native: 'グレンラガン パラレルワークス 2' },
  ],
  links: [
    [2001, 'SIDE_STORY', 10622], [2001, 'SPIN_OFF', 4705], [2001, 'ALTERNATIVE', 4107], [2001, 'OTHER', 5947, 'PARENT'], [2001, 'ALTERNATIVE', 4565], [2001, 'SPIN_OFF', 8348],
    [4705, 'SEQUEL', 8348],
    [4107, 'SEQUEL', 4565],
  ],
};
