import { expect, it } from 'vitest';
import { documentOf } from '../../src/franchise/document.ts';
import type { Edge } from '../../src/model/franchise.ts';
import type { RelationType } from '../../src/model/relation.ts';
import { voicesLines } from '../../src/report/text/voices.ts';
import { franchiseOf, stats, titleOf } from '../helpers/franchise.ts';

const edge = (from: 1 | 2 | 3, type: RelationType, to: 1 | 2 | 3, ...by: readonly string[]): Edge => ({
  ...{ from: `anilist:${from}`, to: `anilist:${to}`, type, by },
  stated: true,
});
const said = (...edges: readonly Edge[]) =>
  voicesLines(documentOf(franchiseOf([titleOf(1), titleOf(2), titleOf(3)], edges), stats, 'release'));

it('says how far providers agree, where several were heard', () => {
  expect(
    said(
      edge(1, 'SEQUEL', 2, 'anilist', 'kitsu', 'mal'),
      edge(2, 'PREQUEL', 1, 'anilist', 'mal'),
      edge(2, 'OTHER', 1, 'kitsu'),
      edge(2, 'SIDE_STORY', 3, 'mal'),
      { ...edge(3, 'PARENT', 2, 'mal'), stated: false },
    ),
  ).toEqual([
    'Relations: 1 stated by all of AniList, Kitsu and MyAnimeList, 1 by some, 2 by one only; 1 disagreement, which animectl db check --disagreements lists.',
  ]);
  expect(said(edge(1, 'SEQUEL', 2, 'anilist', 'mal'), edge(2, 'PREQUEL', 1, 'mal'))).toEqual([
    'Relations: 1 stated by both of AniList and MyAnimeList, 1 by one only; no disagreement.',
  ]);
});

it('says nothing where one was, or one stood in for another', () => {
  expect(said(edge(1, 'SEQUEL', 2, 'anilist'), edge(2, 'OTHER', 1, 'anilist'))).toEqual([]);
  expect(said(edge(1, 'SEQUEL', 2, 'anilist'), edge(2, 'SEQUEL', 3, 'mal'))).toEqual([]);
  expect(said(edge(1, 'SEQUEL', 2, 'anilist', 'user'))).toEqual([]);
  const decidedHere = edge(1, 'SIDE_STORY', 3, 'animectl', 'anilist');
  expect(said(edge(1, 'SEQUEL', 2, 'anilist'), decidedHere, edge(2, 'OTHER', 3, 'animectl'))).toEqual([]);
});
