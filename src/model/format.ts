/** What a title is released as. MyAnimeList's `TV Special` is a SPECIAL; its `CM` and `PV` stand as they are. */
export const formats = [
  'TV',
  'TV_SHORT',
  'MOVIE',
  'SPECIAL',
  'OVA',
  'ONA',
  'MUSIC',
  'CM',
  'PV',
  'MANGA',
  'NOVEL',
  'ONE_SHOT',
] as const;
export type Format = (typeof formats)[number];
