import { describe, expect, it } from 'vitest';
import { hintsOf } from '../../src/match/hints.ts';

describe('what a title says besides its name', () => {
  it.each([
    ['Attack on Titan Season 3', { name: 'attack on titan', season: 3 }],
    ['attack on titan s3', { name: 'attack on titan', season: 3 }],
    ['Attack on Titan 3rd Season', { name: 'attack on titan', season: 3 }],
    ['Attack on Titan Season 3 Part 2', { name: 'attack on titan', season: 3, part: 2 }],
    ['Attack on Titan: The Final Season', { name: 'attack on titan', final: true }],
    ['Attack on Titan The Final Season Part 2', { name: 'attack on titan', final: true, part: 2 }],
    ['Mob Psycho 100 II', { name: 'mob psycho 100', season: 2 }],
    ['Mob Psycho 100', { name: 'mob psycho 100' }],
    ['Overlord IV', { name: 'overlord', season: 4 }],
    ['Spice and Wolf 2', { name: 'spice and wolf', season: 2 }],
    ['Hunter x Hunter (2011)', { name: 'hunter x hunter', year: 2011 }],
    ['Steins;Gate movie', { name: 'steins gate', format: 'MOVIE' }],
    ['Hellsing OVA', { name: 'hellsing', format: 'OVA' }],
    ['86', { name: '86' }],
    ['1917', { name: '1917' }],
    ['II', { name: 'ii' }],
    ['∀ Gundam', { name: '∀ gundam' }],
  ])('%s', (title, wanted) => {
    expect(hintsOf(title)).toEqual(wanted);
  });
});
