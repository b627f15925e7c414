/** Which way an ambiguous name is read: a film has a year and no episodes; a series, anime among them, has episodes. */
export type Profile = 'film' | 'series';

/** Where the picture was taken from. `web` is a name that does not say whether it was downloaded or recorded. */
export type ReleaseSource =
  | 'blu-ray'
  | 'web-dl'
  | 'webrip'
  | 'web'
  | 'tv'
  | 'dvd'
  | 'vhs'
  | 'laserdisc'
  | 'screener'
  | 'telecine'
  | 'telesync'
  | 'cam';

/** How the picture is encoded. */
export type Codec = 'H.264' | 'H.265' | 'AV1' | 'VP9' | 'VC-1' | 'MPEG-2' | 'XviD' | 'DivX';

/** What the name of a release says. A field that the name does not state is undefined, or an empty list. */
export interface Release {
  /** The work's name, with blanks for the dots and underscores that stood for them, and without year and season. */
  readonly title: string | undefined;
  readonly year: number | undefined;
  /** All seasons that are meant, in ascending order: `S01-S03` is 1, 2, 3. */
  readonly seasons: readonly number[];
  /** Episodes counted within the season, in ascending order: `S01E01-03` is 1, 2, 3. */
  readonly episodes: readonly number[];
  /** Episodes counted from the first one of the series. A recap between two episodes is a half: 12.5. */
  readonly absolute: readonly number[];
  /** The date of a daily programme, `2014-06-02`. */
  readonly aired: string | undefined;
  /** The release has more than one episode. */
  readonly isPack: boolean;
  /** 2 for `v2`, `PROPER` and `REPACK`, 3 for `v3` and `REPACK2`. */
  readonly version: number | undefined;
  readonly source: ReleaseSource | undefined;
  /** The picture of the disc or stream was kept as it is. */
  readonly isRemux: boolean;
  /** Lines: 1080 for `1080p` as for `1920x1080`. */
  readonly resolution: number | undefined;
  readonly codec: Codec | undefined;
  /** ISO 639-1 codes of languages heard or subtitled, `multi` for several that are not named. */
  readonly languages: readonly string[];
  /** Who made the release, spelt as in the name. */
  readonly group: string | undefined;
  /** The CRC-32 in the name: 8 hexadecimal digits, upper case. */
  readonly checksum: string | undefined;
  /** What others appended when they posted the release again, the innermost first: `RP`, `Obfuscated`. */
  readonly reposts: readonly string[];
  /** As it is written: `Extended Directors Cut`. */
  readonly edition: string | undefined;
}
