import { describe, expect, it } from 'vitest';
import { sharesBaseName } from '../../src/crawl/shared-names.ts';
import { titleOf } from '../helpers/franchise.ts';

const named = (title: string, english?: string) => titleOf(1, { title, ...(english !== undefined && { english }) });
/** Whether two titles of such names are of one franchise by them; either way round. */
const share = (a: string, b: string): boolean => {
  const [there, back] = [sharesBaseName(named(a), named(b)), sharesBaseName(named(b), named(a))];
  expect(there).toBe(back);
  return there;
};

describe('the names of two titles', () => {
  it.each([
    ['Code Geass', 'Code Geass'],
    ['Code Geass', 'Code Geass Nunnally'],
    ['Code Geass: Hangyaku', 'Code Geass Nunnally'],
    ['Gintama 2nd Season', 'Gintama Yorinuki'],
    ['Gintama Season 3', 'Gintama Yorinuki'],
    ['Gintama II', 'Gintama Yorinuki'],
    ['Gintama IV', 'Gintama Yorinuki'],
    ['Gintama VII', 'Gintama Yorinuki'],
    ['Gintama IX', 'Gintama Yorinuki'],
    ['Gintama X', 'Gintama Yorinuki'],
    ['Gintama 2012 Again', 'Gintama Yorinuki'],
    ['Gintama Part 2', 'Gintama Yorinuki'],
    ['Gintama The Animation', 'Gintama Yorinuki'],
    ['Gintama OVA', 'Gintama Yorinuki'],
    ['Gintama Movie Kanketsu', 'Gintama Yorinuki'],
    ['Yu Gi Oh ZEXAL', 'Yu Gi Oh SEVENS'],
    ['Ab Cd', 'Ab Cd Ef'],
    ['銀魂', '銀魂 2'],
  ])('say of %s and %s that they are of one franchise', (a, b) => {
    expect(share(a, b)).toBe(true);
  });

  it.each([
    ['Code Geass', 'Code Gears'],
    ['Gintama', 'Gintamas Again'],
    ['Tales of Phantasia', 'Tales of Symphonia'],
    // Too short, or of common words alone.
    ['Abc', 'Abc Def'],
    ['Special Edition', 'Special Edition Abcdef'],
    ['The First Season', 'The First Season of Love'],
    ['Gintama Zeroes Alpha', 'Gintama Zeros Beta'],
  ])('say nothing of %s and %s', (a, b) => {
    expect(share(a, b)).toBe(false);
  });

  it('count in English as well, and nothing is said of who has none', () => {
    const [a, b] = [
      named('Shingeki no Kyojin', 'Attack on Titan'),
      named('Kyojin Chuugakkou', 'Attack on Titan: Junior High'),
    ];
    expect([sharesBaseName(a, b), sharesBaseName(b, a)]).toEqual([true, true]);
    expect(sharesBaseName(named('Shingeki no Kyojin'), named('Kyojin Chuugakkou'))).toBe(false);
    expect([sharesBaseName(a, undefined), sharesBaseName(undefined, a)]).toEqual([false, false]);
  });
});
