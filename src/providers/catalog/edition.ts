/** The day as of which the bundled facts stand: no later title, date or end is in them. It is no promise that nothing is missing. */
export const catalogDate = '2026-07-31';

/** The same, Unix time in ms. */
export const catalogEditionMs = Date.parse(catalogDate);

/** How many franchises are bundled; stands here so that telling it loads none of them. */
export const catalogFranchises = 116;

/** Where the bundled facts are from, and how far they were checked: a sentence each. */
export const catalogSources: readonly string[] = [
  'Ids, names and relations are AniList’s; dates, episodes and minutes are AniList’s or MyAnimeList’s.',
  'Members and relations were compared with a copy of AniList’s relations, which knew those of 870 of 1,265 titles; of 24 franchises only the differences were at hand, and Oshi no Ko, Akira and Rurouni Kenshin were not compared.',
  'Where AniList counts a film in with another title, as MyAnimeList does not, it goes by MyAnimeList’s id.',
  'Where no provider states how long an episode is, it is the published length of a film, or the usual 24 minutes of a series.',
  'Left out on purpose: Nisekoi, which hangs on Monogatari, and Ponkotsu Quest with Ponkotsuland Saga, which hang on Vinland Saga, by a crossover alone.',
];
