import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createIdentity } from '../../src/model/identity.ts';

describe('which refs are one title', () => {
  it('is what was stated, and never equal numbers', () => {
    const identity = createIdentity();
    identity.learn({ anilist: 21355, mal: 31240 }, 'anime');
    expect(identity.canonical('mal:31240')).toBe('anilist:21355');
    expect(identity.canonical('mal:21355')).toBe('mal:21355');
    expect(identity.idsOf('mal:31240')).toEqual({ anilist: 21355, mal: 31240 });
  });

  it('is joined by what is learnt later, under the ref that was known first', () => {
    const identity = createIdentity();
    identity.learn({ mal: 5 }, 'anime');
    expect(identity.learn({ kitsu: 7, mal: 5 }, 'anime')).toEqual(['kitsu:7']);
    expect(identity.learn({ anilist: 9, kitsu: 7 }, 'anime')).toEqual(['anilist:9']);
    expect(identity.canonical('anilist:9')).toBe('mal:5');
    expect(identity.refIn('anilist:9', ['kitsu'])).toBe('kitsu:7');
  });

  it('stays apart where one title there is two here', () => {
    const identity = createIdentity();
    identity.learn({ anilist: 1, mal: 10 }, 'anime');
    identity.learn({ anilist: 2, mal: 10 }, 'anime');
    expect(identity.canonical('anilist:1')).toBe('anilist:1');
    expect(identity.canonical('anilist:2')).toBe('anilist:2');
    expect(identity.canonical('mal:10')).toBe('anilist:1');
  });

  it('tells manga from anime of the same number', () => {
    const identity = createIdentity();
    identity.learn({ anilist: 1, mal: 2 }, 'anime');
    identity.learn({ anilist: 3, mal: 2 }, 'manga');
    expect(identity.canonical('mal:2')).toBe('anilist:1');
    expect(identity.canonical('mal:manga/2')).toBe('anilist:manga/3');
  });

  it('is not joined by an id that all seasons of a series share', () => {
    const identity = createIdentity();
    identity.learn({ anilist: 16498, tvdb: 267440, imdb: 'tt2560140' }, 'anime');
    identity.learn({ mal: 25777, tvdb: 267440, imdb: 'tt2560140' }, 'anime');
    expect(identity.canonical('mal:25777')).toBe('mal:25777');
    expect(identity.idsOf('mal:25777')).toEqual({ mal: 25777, imdb: 'tt2560140', tvdb: 267440 });
    expect(identity.canonical('tvdb:267440')).toBe('anilist:16498');
    expect(identity.learn({ anilist: 16498, imdb: 'tt0000001' }, 'anime')).toEqual([]);
    expect(identity.idsOf('anilist:16498')).toMatchObject({ imdb: 'tt2560140' });
  });

  it('has no ref for a numbering that nobody has named', () => {
    expect(createIdentity().refIn('anilist:1', ['mal'])).toBeUndefined();
    expect(createIdentity().refIn('anilist:1', ['mal', 'anilist'])).toBe('anilist:1');
  });

  it('never gives a title two ids of one numbering, whatever is stated', () => {
    const id = fc.integer({ min: 1, max: 4 });
    const ids = fc.record({ anilist: id, mal: id, kitsu: id }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.array(ids, { maxLength: 12 }), (all) => {
        const identity = createIdentity();
        for (const one of all) identity.learn(one, 'anime');
        for (const one of all)
          for (const [source, number] of Object.entries(one)) {
            const ref = `${source}:${number}` as 'anilist:1';
            const own = identity.idsOf(ref) as Record<string, number>;
            expect(own[source]).toBe(number);
            expect(identity.canonical(identity.canonical(ref))).toBe(identity.canonical(ref));
          }
      }),
    );
  });
});
