import { expect, it } from 'vitest';
import { parseLikely } from '../../src/releases/parse.ts';

it.each([
  ['[EMBER] Hagane: Brotherhood (2009-2010) (Season 1) [BDRip] [1080p HEVC]', 'Hagane: Brotherhood', []],
  ['Monster (2004-2005) [DVD 480p]', 'Monster', []],
  ['[KTXP][Hagane][64_END][GB][720P].mp4', 'Hagane', [64]],
  ['【幻樱字幕组】【4月新番】【Kimetsu】【26 END】【BIG5_MP4】【1920X1080】', 'Kimetsu', [26]],
  ['[c.c动漫][10月新番][东京喰种][12完][简体][720P]', '东京喰种', [12]],
  ['[Ai-Raws] Dragon Pearl Super 131 END (HDTV 1280x720 x264 AAC)', 'Dragon Pearl Super', [131]],
  ['[UCCUSS] Kizu 第01-03話 全 (BD 1920x1080p AVC FLAC)', 'Kizu', [1, 2, 3]],
])('a last episode says so in many ways, and years are no episodes: %s', (name, title, absolute) => {
  const { release } = parseLikely(name);
  expect([release.title, release.absolute]).toEqual([title, absolute]);
});
