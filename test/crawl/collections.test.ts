import { expect, it } from 'vitest';
import { withoutCollections } from '../../src/crawl/collections.ts';
import type { Edge, Member } from '../../src/model/franchise.ts';
import type { Kind, Ref } from '../../src/model/ref.ts';
import { memberOf, titleOf } from '../helpers/franchise.ts';

const member = (ref: Ref, kind: Kind, via?: Ref): Member =>
  memberOf(titleOf(0, { ref, kind }), via ? { via: { ref: via, type: 'COLLECTION' } } : {});
const edge = (from: Ref, to: Ref, by = ['tmdb']): Edge => ({ from, to, type: 'COLLECTION', stated: true, by });
const all = 'tmdb:collection/7';
const words = ({ from, to, by }: Edge) => `${from} ${to} ${by.join()}`;

it('films are tied to each other in place of their collection, and reached from the film before it', () => {
  const films = [member('tmdb:1', 'movie'), member(all, 'collection', 'tmdb:1'), member('tmdb:2', 'movie', all)];
  const edges = [edge('tmdb:1', all), edge(all, 'tmdb:1', ['anilist']), edge('tmdb:2', all)];
  const tied = withoutCollections({ members: films, edges });
  expect(tied.members.map(({ title, via }) => [title.ref, via])).toEqual([
    ['tmdb:1', undefined],
    ['tmdb:2', { ref: 'tmdb:1', type: 'COLLECTION' }],
  ]);
  expect(tied.edges.map(words)).toEqual(['tmdb:1 tmdb:2 anilist,tmdb', 'tmdb:2 tmdb:1 anilist,tmdb']);
});

it('films of a collection that was asked for itself are reached from the first of them', () => {
  const films = [member(all, 'collection'), member('tmdb:1', 'movie', all), member('tmdb:2', 'movie', all)];
  const { members } = withoutCollections({ members: films, edges: [edge('tmdb:1', all), edge('tmdb:2', all)] });
  expect(members[0]).not.toHaveProperty('via');
  expect(members[1]?.via).toEqual({ ref: 'tmdb:1', type: 'COLLECTION' });
});

it('what is tied without a collection stays as it is', () => {
  const sequel: Edge = { ...edge('tmdb:1', 'tmdb:2'), type: 'SEQUEL' };
  const joined = member('tmdb:2', 'movie', 'tmdb:1');
  const films = [member('tmdb:1', 'movie'), joined, member(all, 'collection', 'tmdb:1')];
  const tied = withoutCollections({ members: films, edges: [sequel, edge('tmdb:1', all)] });
  expect(tied).toEqual({ members: films.slice(0, 2), edges: [sequel] });
  const none = { members: films.slice(0, 2), edges: [sequel] };
  expect(withoutCollections(none)).toEqual(none);
});
