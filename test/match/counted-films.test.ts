import { describe, expect, it } from 'vitest';
import type { Resolution } from '../../src/match/resolution.ts';
import { resolveTitles } from '../../src/match/resolve.ts';
import type { Relation } from '../../src/model/relation.ts';
import type { Title } from '../../src/model/title.ts';
import { titleOf } from '../helpers/franchise.ts';
import { ref } from '../helpers/graph.ts';
import { lookupOf } from '../helpers/lookup.ts';
import { memoryProvider } from '../helpers/memory-provider.ts';

const tied = (type: Relation['type'], to: number): Relation => ({ type, to: ref(to) });
const series = titleOf(1, {
  ...{ title: 'harbour heroes', format: 'TV', startDate: '2010-01-01' },
  relations: [tied('SIDE_STORY', 3), tied('SIDE_STORY', 2), tied('SIDE_STORY', 4)],
});
const film = (id: number, title: string, startDate: string): Title =>
  titleOf(id, { title, format: 'MOVIE', startDate, relations: [tied('PARENT', 1)] });
const films = [
  film(2, 'harbour heroes: rising tide', '2012-01-01'),
  film(3, 'harbour heroes: two lamps', '2011-01-01'),
  film(4, 'harbour heroes: the last ferry', '2013-01-01'),
];

async function resolve(words: string, titles: readonly Title[] = [series, ...films]): Promise<Resolution> {
  const events = resolveTitles([words], lookupOf(memoryProvider(titles)), { lookAhead: false });
  for (;;) {
    const { done, value } = await events.next();
    if (done) return value[0] as Resolution;
  }
}

describe('films that are counted and not called so', () => {
  it.each([
    ['harbour heroes movie 1', 3, 1],
    ['harbour heroes movie 2', 2, 2],
    ['Harbour Heroes: the Movie 3', 4, 3],
    ['harbour heroes film 2', 2, 2],
  ])('%s is the film of that number by date, and the others are named', async (words, id, number) => {
    const { chosen, mismatch, others, query, arrived } = await resolve(words);
    expect([chosen?.title.ref, query, arrived?.title.ref]).toEqual([ref(id), words, ref(id)]);
    expect(mismatch).toMatchObject({ type: 'several', format: 'MOVIE', count: 3, number, of: { ref: ref(1) } });
    expect(others.map(({ title }) => title.ref).sort()).toEqual([2, 3, 4].filter((one) => one !== id).map(ref));
    expect(others.map(({ pick }) => pick)).toEqual([2, 3]);
  });

  it('give way to a film that is called by the number', async () => {
    const called = film(5, 'harbour heroes movie 2: fog', '2014-01-01');
    const { chosen, mismatch } = await resolve('harbour heroes movie 2', [series, ...films, called]);
    expect([chosen?.title.ref, mismatch]).toEqual([ref(5), undefined]);
  });

  it('are no more than there are', async () => {
    expect((await resolve('harbour heroes movie 4')).mismatch?.type).not.toBe('several');
  });
});
