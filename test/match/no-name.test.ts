import { describe, expect, it } from 'vitest';
import { createHeard, hear } from '../../src/match/heard.ts';
import { resolutionOf, whyNot } from '../../src/match/resolve.ts';
import { ranked } from '../../src/match/score.ts';
import type { Title } from '../../src/model/title.ts';
import { titleOf } from '../helpers/franchise.ts';

describe('words that name no title', () => {
  const all: readonly Title[] = [
    titleOf(1, { title: 'One Piece Movie', format: 'MOVIE', year: 2000 }),
    titleOf(2, { title: 'The Prince of Tennis', format: 'TV', year: 2001 }),
    titleOf(3, { title: 'The Third: Aoi Hitomi no Shoujo', format: 'TV', year: 2006 }),
    titleOf(4, { title: 'Special A', format: 'TV', year: 2008 }),
    titleOf(5, { title: '86 Part 2', format: 'TV', year: 2021 }),
  ];
  const resolution = (text: string) => {
    const heard = createHeard();
    const found = all.map(
      (title) => ({ type: 'title', title, from: 'network', provider: 'anilist', fetchedAt: 1 }) as const,
    );
    hear(text, { type: 'candidates', query: text, found, from: 'network' }, heard);
    return resolutionOf({ text }, heard);
  };

  it.each(['movie', 'the', 'The Movie', 'season 2', '2nd season', 'final season', 'part 2', 'OVA', 'movie III'])(
    '%s is told to be none, with what to do',
    (text) => {
      const one = resolution(text);
      expect(one.chosen).toBeUndefined();
      expect(whyNot(one, {})?.message).toBe(
        `"${text}" is no title, but what many titles have in their names: say which one is meant as well, as in "akira movie" or "vinland saga season 2"`,
      );
    },
  );

  it.each([
    ['the third', 3],
    ['special a', 4],
    ['86 part 2', 5],
  ])('%s is a title', (text, id) => {
    expect(resolution(text).chosen?.title.ref).toBe(`anilist:${id}`);
  });
});

describe('a subtitle', () => {
  it('is what a title is called by, before names that have other words in between', () => {
    const all = [
      titleOf(1, { title: 'Urusei Yatsura 2: Beautiful Dreamer', format: 'MOVIE', year: 1984 }),
      titleOf(2, { title: 'beautiful day dreamer', format: 'ONA', year: 2022, popularity: 10 }),
    ];
    expect(ranked('beautiful dreamer', all)[0]?.title.ref).toBe('anilist:1');
  });

  it('is not looked for in a short synonym with another letter', () => {
    const ghost = titleOf(43, { title: 'Koukaku Kidoutai', english: 'Ghost in the Shell', synonyms: ['GITS'] });
    expect(ranked('guts', [ghost])[0]?.score).toBeLessThan(0.6);
    expect(ranked('gits', [ghost])[0]?.score).toBeGreaterThan(0.9);
  });
});
