import type { Release } from '../model/release.ts';
import { parse } from '../releases/parse.ts';
import { languageOf, type NumberedLanguage } from './languages.ts';
import { folderOf, lastPart } from './names.ts';
import { type Quality, qualityOf } from './quality.ts';

/** What the name of a film's file says of it, as Radarr writes it. */
export interface NamedFile {
  readonly sceneName: string;
  readonly releaseGroup: string;
  readonly edition: string;
  readonly languages: readonly NumberedLanguage[];
  readonly quality: {
    readonly quality: Quality;
    readonly revision: { readonly version: number; readonly real: number; readonly isRepack: boolean };
  };
  readonly mediaInfo?: Readonly<Record<string, unknown>>;
}

/** Reads the name of a file; of one that says nothing of itself (`grp-matrix.mkv`), that of its folder. `language`: the film's own. */
export function fileFactsOf(path: string, language: string | undefined): NamedFile {
  const own = lastPart(path);
  const inFile = parse(own, 'film');
  const folder = lastPart(folderOf(path));
  const inFolder = saysMuch(inFile) ? undefined : parse(folder, 'film');
  const [name, release] = inFolder && saysMuch(inFolder) ? [folder, inFolder] : [own, inFile];
  const stem = name.replace(/\.[a-z\d]{2,4}$/i, '');
  const media = mediaIn(name, release);
  return {
    // As it was released, where nobody has renamed it.
    sceneName: release.group !== undefined && saysMuch(release) && !/\s/.test(stem) ? stem : '',
    releaseGroup: release.group ?? '',
    edition: release.edition ?? '',
    languages: languagesOf(release, language),
    quality: { quality: qualityOf(release, path), revision: revisionOf(name, release) },
    ...(media && { mediaInfo: media }),
  };
}

const saysMuch = ({ source, resolution }: Release): boolean => source !== undefined || resolution !== undefined;

/** Those that are named; a release that names none, or several without saying which, has the film's own. */
function languagesOf({ languages }: Release, own: string | undefined): readonly NumberedLanguage[] {
  const named = languages.map(languageOf).filter(({ id }) => id > 0);
  const several = languages.includes('multi') || named.length === 0 ? [languageOf(own)] : [];
  return [...new Map([...several, ...named].map((one) => [one.id, one])).values()];
}

/** `v2`, `PROPER`, `REPACK2`; how often `REAL` stands there. */
function revisionOf(name: string, { version = 1 }: Release): NamedFile['quality']['revision'] {
  return { version, real: (name.match(/\bREAL\b/g) ?? []).length, isRepack: /\b(?:repack|rerip)\d?\b/i.test(name) };
}

/** What names call the sound, the most telling first, and what Radarr calls it. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/true-?hd.*atmos|atmos.*true-?hd/i, 'TrueHD Atmos'],
  [/true-?hd/i, 'TrueHD'],
  [/dts[ .-]?x\b/i, 'DTS-X'],
  [/dts[ .-]?hd[ .-]?ma|dts[ .-]?ma\b/i, 'DTS-HD MA'],
  [/dts[ .-]?hd[ .-]?hra/i, 'DTS-HD HRA'],
  [/dts[ .-]?es\b/i, 'DTS-ES'],
  [/\bdts\b|\bdts(?=\d)/i, 'DTS'],
  [/(?:ddp|dd\+|e-?ac-?3).*atmos/i, 'EAC3 Atmos'],
  [/\bddp|\bdd\+|\be-?ac-?3/i, 'EAC3'],
  [/\bdd(?=\d)|\bac-?3|\bdd\b/i, 'AC3'],
  [/\bflac/i, 'FLAC'],
  [/\baac|\bqaac/i, 'AAC'],
  [/\bopus/i, 'Opus'],
  [/\bl?pcm\b/i, 'PCM'],
  [/\bmp3\b/i, 'MP3'],
];

/** What encoders and discs call the picture. */
const pictures: readonly (readonly [RegExp, string])[] = [
  [/\bx264\b/i, 'x264'],
  [/\bx265\b/i, 'x265'],
  [/\bh[ .]?265\b/i, 'h265'],
  [/\bhevc\d*\b/i, 'HEVC'],
];

/** What `ffprobe` would say, as far as a name does. Undefined: it says nothing. */
function mediaIn(name: string, { codec }: Release): NamedFile['mediaInfo'] {
  const sound = sounds.find(([pattern]) => pattern.test(name))?.[1];
  const picture =
    codec === undefined ? undefined : (pictures.find(([pattern]) => pattern.test(name))?.[1] ?? codecs[codec]);
  const channels = sound === undefined ? undefined : /(?<!\d|\d\.)([1-9]\.[0-2])(?!\d)/.exec(name)?.[1];
  const depth = /\b(8|10|12)[ -]?bits?\b|\bhi(10)p?\b/i.exec(name);
  const range = rangeIn(name);
  const media = {
    ...(sound !== undefined && { audioCodec: sound }),
    ...(channels !== undefined && { audioChannels: Number(channels) }),
    ...(picture !== undefined && { videoCodec: picture }),
    ...(depth && { videoBitDepth: Number(depth[1] ?? depth[2]) }),
    ...(range && { videoDynamicRange: 'HDR', videoDynamicRangeType: range }),
  };
  return Object.keys(media).length > 0 ? media : undefined;
}

const codecs: Readonly<Record<string, string>> = {
  ...{
    'H.264': 'h264',
    'H.265': 'h265',
    AV1: 'AV1',
    VP9: 'VP9',
    'VC-1': 'VC1',
    'MPEG-2': 'MPEG2',
    XviD: 'XviD',
    DivX: 'DivX',
  },
};

function rangeIn(name: string): string | undefined {
  const isVision = /\b(?:dv|dovi|dolby[ .]vision)\b/i.test(name);
  const hdr = /\bhdr10(?:\+|p(?:lus)?)/i.test(name) ? 'HDR10Plus' : /\bhdr(?:10)?\b/i.test(name) ? 'HDR10' : undefined;
  if (isVision) return hdr === undefined ? 'DV' : `DV ${hdr}`;
  return hdr ?? (/\bhlg\b/i.test(name) ? 'HLG' : undefined);
}
