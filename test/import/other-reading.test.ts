import { describe, expect, it } from 'vitest';
import { otherReading } from '../../src/import/other-reading.ts';

describe('words that no title is called by', () => {
  it.each<readonly [string, string, string]>([
    ['"Monster" seen twice', 'Monster', 'seen twice'],
    ['“Monster” - great', 'Monster', 'great'],
    ['«Monster»: 5', 'Monster', '5'],
    ['„Monster“, toll', 'Monster', 'toll'],
    ['**Monster** (great', 'Monster', 'great'],
    ['__Monster__ – x', 'Monster', 'x'],
    ['" Monster " x', 'Monster', 'x'],
    ['2004 - Monster', 'Monster', '2004'],
    ['1998 – Cowboy Bebop', 'Cowboy Bebop', '1998'],
    ['2011 | Nichijou', 'Nichijou', '2011'],
    ['Monster - great stuff', 'Monster', 'great stuff'],
    ['Monster / toll', 'Monster', 'toll'],
    ['Monster (seen with Ann)', 'Monster', 'seen with Ann'],
    ['Monster [dub]', 'Monster', 'dub'],
    ['Monster (DUB)', 'Monster', 'DUB'],
    ['Monster (Eng Dub)', 'Monster', 'Eng Dub'],
    ['Monster (German Subbed)', 'Monster', 'German Subbed'],
    ['Monster (Blu-ray)', 'Monster', 'Blu-ray'],
    ['Monster (BD)', 'Monster', 'BD'],
    ['Monster (Uncensored)', 'Monster', 'Uncensored'],
    ['Monster (Netflix)', 'Monster', 'Netflix'],
    ['Monster [1080p]', 'Monster', '1080p'],
    ['Monster (4K)', 'Monster', '4K'],
    ['MONSTER 2 - great', 'MONSTER 2', 'great'],
  ])('%s may be %s, and a remark: %s', (words, name, beside) => {
    expect(otherReading(words)).toEqual({ name, beside, isRemark: true });
  });

  it.each<readonly [string, string, string]>([
    ['Monster (Kaibutsu)', 'Monster', 'Kaibutsu'],
    ['Monster [怪物]', 'Monster', '怪物'],
    ['Monster / Kaibutsu', 'Monster', 'Kaibutsu'],
    ['Monster | Kaibutsu', 'Monster', 'Kaibutsu'],
    ['Monster — Kaibutsu', 'Monster', 'Kaibutsu'],
    ['A - B - C', 'A - B', 'C'],
    ['A / B - C', 'A', 'B - C'],
    ['monster - great', 'monster', 'great'],
    ['Monster (a dubbed one)', 'Monster', 'a dubbed one'],
    ['Monster - Netflix', 'Monster', 'Netflix'],
    ['Monster (Netflix Original)', 'Monster', 'Netflix Original'],
  ])('%s may be %s by another name: %s', (words, name, beside) => {
    const isRemark = words === 'Monster (a dubbed one)';
    expect(otherReading(words)).toEqual({ name, beside, isRemark });
  });

  it.each([
    ...[
      'Monster',
      'Monster (TV)',
      'Monster [OVA]',
      'Monster (Movie)',
      'Monster (season 2)',
      'Monster (S2)',
      'Monster (2004)',
    ],
    ...[
      'Monster (Part 2)',
      'Monster (Cour 2)',
      'Monster (the movie)',
      'Monster (shorts)',
      'Monster-Kaibutsu',
      'Monster/Kaibutsu',
    ],
    ...[
      '22 / 7',
      '5 - Monster',
      'Monster - 5',
      '1812 - 1815',
      '""x',
      '2004 Monster',
      '(Monster)',
      'A (B) C',
      '**',
      '"M" x',
    ],
  ])('%s is one piece', (words) => {
    expect(otherReading(words)).toBeUndefined();
  });
});
