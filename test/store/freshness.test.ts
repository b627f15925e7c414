import { describe, expect, it } from 'vitest';
import { type Attribution, replaces, standsBeside } from '../../src/store/merge/freshness.ts';

const hour = 3_600_000;
const said = (provider: string, fetchedAt = 0, outline = false): Attribution => ({ provider, fetchedAt, outline });

describe('what was said later replaces what was said before', () => {
  it.each<[string, Attribution, Attribution, boolean]>([
    ['of one provider', said('anilist', 1), said('anilist', 0), true],
    ['of one provider at the same time', said('anilist', 1), said('anilist', 1), true],
    ['not where it is older', said('anilist', 0), said('anilist', 1), false],
    ['of another provider hours later', said('kitsu', hour), said('anilist', 0), true],
    ['not of one that comes after another, asked side by side', said('kitsu', hour - 1), said('anilist', 0), false],
    ['of one that comes before another, asked side by side', said('anilist', 0), said('kitsu', hour - 1), true],
    ['not of one that comes before another, hours ago', said('anilist', 0), said('kitsu', hour), false],
    ['of a provider, what is bundled, whenever', said('kitsu', 0), said('catalog', 9 * hour), true],
    ['of a provider, what is in a data set, whenever', said('kitsu', 0), said('offline-database', 9 * hour), true],
    ['not of what is bundled, a provider', said('catalog', 9 * hour), said('kitsu', 0), false],
    ['of a data set, what is bundled before', said('offline-database', 1), said('catalog', 0), true],
    ['of anybody, a mention', said('catalog', 0), said('anilist', 9 * hour, true), true],
    ['not of a mention, anybody', said('anilist', 9 * hour, true), said('catalog', 0), false],
    ['not of a mention, another one, however late', said('anilist', 9 * hour, true), said('kitsu', 0, true), false],
    ['of somebody unknown, later', said('somebody', 1), said('anilist', 0), true],
    ['not of somebody unknown, before', said('somebody', 0), said('anilist', 1), false],
  ])('%s', (_, later, earlier, is) => {
    expect(replaces(later, earlier)).toBe(is);
  });

  it('or stands beside it, where neither is worth more', () => {
    expect(standsBeside(said('anilist'), said('kitsu'))).toBe(true);
    expect(standsBeside(said('anilist'), said('catalog'))).toBe(false);
    expect(standsBeside(said('offline-database'), said('catalog'))).toBe(true);
    expect(standsBeside(said('anilist', 0, true), said('anilist'))).toBe(false);
    expect(standsBeside(said('anilist'), undefined)).toBe(false);
  });
});
