import { expect, it } from 'vitest';
import { nearName } from '../../src/model/near-name.ts';

const names = ['q', 'db', 'show', 'depth', 'search', 'max-titles', 'ANILIST_URL', 'relations-of-a-title'];

it.each([
  ['shw', 'show'],
  ['shwo', 'show'],
  ['showw', 'show'],
  ['SHOW!', 'show'],
  ['shxx', undefined],
  ['wsho', undefined],
  ['depht', 'depth'],
  ['Deph', 'depth'],
  ['saerch', 'search'],
  ['sarhc', undefined],
  ['serhc', undefined],
  ['sxxrch', 'search'],
  ['sxxrxh', undefined],
  ['max_title', 'max-titles'],
  ['ANILIST_ULR', 'ANILIST_URL'],
  ['anilist-uri', 'ANILIST_URL'],
  ['relatins-off-the-title', undefined],
  ['relatins-off-an-title', 'relations-of-a-title'],
  ['p', undefined],
  ['dbs', undefined],
  ['', undefined],
  ['x'.repeat(100_000), undefined],
])('%s is probably meant to be %s', (word, name) => {
  expect(nearName(word, names)).toBe(name);
});

it('is the nearest of several, and the first of those that are as near', () => {
  expect(nearName('sarch', ['starch', 'search', 'sarc'])).toBe('starch');
  expect(nearName('serch', ['starch', 'search'])).toBe('search');
});
