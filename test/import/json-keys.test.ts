import { describe, expect, it } from 'vitest';
import { readAll, told } from './reading.ts';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);
const read = async (value: unknown): Promise<readonly string[]> =>
  (await readAll(JSON.stringify(value), 'a.json')).rows.map(told);

/** What services give of a title that is a list of something else. */
const parts = words(`
  genre genres explicit_genres tag tags studio studios producer producers licensor licensors character characters staff people cast
  theme themes opening openings ending endings demographic demographics relation relations related relatedAnime relationship
  relationships recommendation recommendations episode episodes season seasons synonyms alternative_titles title titles name names
  streaming streamingLinks external externalLinks trailer trailers ranking rankings stat stats statistics image images picture
  pictures cover covers mapping mappings id ids source sources url urls link links author authors serialization serializations
  broadcast language languages countries note notes date dates history review reviews`);

/** What stands in what services give out beside the titles of a user. */
const beside = words(`
  genre genres tag tags studio studios producer producers favouriteGenres favorite_genres language languages friend friends follow
  followers following activity activities review reviews message messages thread threads forum forumPosts comment comments
  notification notifications setting settings option options filter filters sort column columns customLists sectionOrder badge
  badges achievement achievements error errors character characters staff people user users submission submissions recommendation
  recommendations vote votes like likes blocked session sessions log logs studiosList`);

describe('a list in JSON', () => {
  it.each(parts)('that a title has under "%s" holds no titles that somebody has listed', async (key) => {
    const items = [{ title: 'B' }];
    expect(await read([{ title: 'A', ...(key !== 'title' && { [key]: items }) }])).toEqual(['A']);
  });

  it.each(['genre', 'tag', 'opening', 'cover', 'note', 'review', 'season', 'episode', 'image', 'history'])(
    'called nearly "%s" may hold titles',
    async (key) => {
      for (const name of [`${key}OfMine`, `my ${key}`])
        expect([name, await read([{ title: 'A', [name]: [{ title: 'B' }] }])]).toEqual([name, ['B']]);
    },
  );

  it.each(beside)('called "%s" is none of titles', async (key) => {
    const items = [{ title: 'B', mal_id: 5 }];
    const [other, own] = await read({ [key]: items, anime: [{ title: 'A' }] });
    expect(own).toBe('A');
    expect(other).toMatch(new RegExp(`^~ it stands in "${key}"(?:, which is no list of titles|: it is an? [a-z ]+)$`));
    expect(await read({ [`my${key}list`]: items })).toEqual(['mal:5 | B']);
  });

  it.each(['node', 'nodes', 'edges', 'data', 'results', 'values', '7'])(
    'called "%s" is one of what it stands in',
    async (key) => {
      expect(await read({ friends: { [key]: [{ title: 'B' }] } })).toEqual([
        '~ it stands in "friends", which is no list of titles',
      ]);
      expect(await read({ anime: { [key]: [{ title: 'A' }] } })).toEqual(['A']);
    },
  );

  it('may be one of titles by number or by name', async () => {
    expect(await read({ x: { title: 'A' }, y: { mal_id: 5 } })).toEqual(['A', 'mal:5']);
    expect(await read({ x: { y: { z: { title: 'A' } } } })).toEqual(['A']);
    expect(await read({ 3: { title: 'A' }, 4: { mal_id: 6 } })).toEqual(['A', 'mal:6']);
    expect(await read({ completed: { mal_id: 5 }, dropped: { title: 'B' } })).toEqual(['mal:5', 'B']);
  });

  it('that stands in an object too large to be held is read as it comes, and a text too large is none', async () => {
    const large = 'x'.repeat(1_100_000);
    expect(await read({ pad: [large], anime: [{ title: 'A' }] })).toEqual([expect.stringMatching(/^! .*long/), 'A']);
    expect(await read({ user: { pad: large, lists: { completed: [{ title: 'A' }] } } })).toEqual(['A']);
    expect(await read({ a: 'x'.repeat(700_000), b: 'x'.repeat(700_000), anime: [{ title: 'A' }] })).toEqual(['A']);
    expect(await read(['Monster', large])).toEqual(['Monster', expect.stringMatching(/^! .*long/)]);
  });

  it('of titles that are keys has none without a letter or a number', async () => {
    expect(await read({ '!!!': { status: 'completed' }, Monster: { status: 'dropped' } })).toEqual(['Monster']);
    expect(await read({ '!!!': 'completed', Monster: 'dropped' })).toEqual([
      expect.stringMatching(/^! it has neither/),
    ]);
  });
});
