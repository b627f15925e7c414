import { describe, expect, it } from 'vitest';
import { type DocumentTitle, documentOf } from '../../src/franchise/document.ts';
import { isBegun, markOf, nextFor, unseenOf, withMarks } from '../../src/franchise/seen.ts';
import type { Ref } from '../../src/model/ref.ts';
import type { Title } from '../../src/model/title.ts';
import type { Watched } from '../../src/model/watched.ts';
import { franchiseOf, pair, stats, titleOf } from '../helpers/franchise.ts';
import { ref } from '../helpers/graph.ts';

describe('how far somebody is with a title', () => {
  it.each<[string, Partial<Title>, Watched, object]>([
    ['all of it', { episodes: 12 }, { status: 'completed' }, { seen: true, progress: 12, of: 12, status: 'completed' }],
    [
      'again',
      { episodes: 12 },
      { status: 'repeating', progress: 3 },
      { seen: true, progress: 3, of: 12, status: 'repeating' },
    ],
    [
      'a part',
      { episodes: 12 },
      { status: 'watching', progress: 5 },
      { seen: false, progress: 5, of: 12, status: 'watching' },
    ],
    ['to the end', { episodes: 12 }, { progress: 12 }, { seen: true, progress: 12, of: 12 }],
    ['further than the end', { episodes: 12 }, { progress: 13 }, { seen: true, progress: 13, of: 12 }],
    ['one before the end', { episodes: 12 }, { progress: 11 }, { seen: false, progress: 11, of: 12 }],
    ['a film', { format: 'MOVIE' }, { progress: 1 }, { seen: true, progress: 1, of: 1 }],
    [
      'a series of which nobody knows how long it is',
      { format: 'TV' },
      { progress: 99 },
      { seen: false, progress: 99 },
    ],
    ['what airs', { format: 'MOVIE', status: 'RELEASING' }, { progress: 1 }, { seen: false, progress: 1 }],
    [
      'what airs and has an end',
      { status: 'RELEASING', episodes: 2 },
      { progress: 2 },
      { seen: true, progress: 2, of: 2 },
    ],
    ['a score alone', { episodes: 12 }, { score: 80 }, { seen: false, of: 12, score: 80 }],
    [
      'nothing of what is not known',
      {},
      { status: 'completed' },
      { seen: true, progress: 1, of: 1, status: 'completed' },
    ],
  ])('%s', (_, title, watched, mark) => {
    expect(markOf(title, watched)).toEqual(mark);
  });

  it.each([
    [undefined, false],
    [{ seen: true, status: 'watching' }, false],
    [{ seen: false, status: 'watching' }, true],
    [{ seen: false, progress: 1 }, true],
    [{ seen: false, progress: 0 }, false],
    [{ seen: false }, false],
    [{ seen: false, status: 'planned', progress: 1 }, false],
    [{ seen: false, status: 'paused', progress: 1 }, true],
  ] as const)('is begun and not ended, or not: %o', (mark, is) => {
    expect(isBegun(mark)).toBe(is);
  });
});

const titles = [1, 2, 3, 4].map((id) =>
  titleOf(id, { format: 'TV', episodes: 12, status: 'FINISHED', startDate: `200${id}` }),
);
const edges = [...pair(1, 'SEQUEL', 2), ...pair(2, 'SEQUEL', 3), ...pair(3, 'SEQUEL', 4)];
const entries = (marks: Readonly<Record<number, Watched>>) =>
  new Map<Ref, Watched>(Object.entries(marks).map(([id, one]) => [ref(Number(id)), one]));
const done = { status: 'completed' } as const;

function next(marks: Readonly<Record<number, Watched>>, facts: Readonly<Record<number, Partial<Title>>> = {}) {
  const some = titles.map((title, n) => ({ ...title, ...facts[n + 1] }));
  const document = withMarks(documentOf(franchiseOf(some, edges), stats, 'release'), entries(marks));
  return nextFor(document)?.ref;
}

describe('what comes next', () => {
  it('is the first title after the last that is seen, else the first that was passed over', () => {
    expect(next({ 1: done })).toBe(ref(2));
    expect(next({ 1: done, 3: done })).toBe(ref(4));
    expect(next({ 2: done, 3: done, 4: done })).toBe(ref(1));
  });

  it('is what is begun, wherever it stands, unless that was dropped or laid aside', () => {
    expect(next({ 2: { status: 'watching' }, 3: done })).toBe(ref(2));
    expect(next({ 2: { status: 'dropped', progress: 3 }, 3: done })).toBe(ref(4));
    expect(next({ 2: { status: 'paused', progress: 3 } })).toBe(ref(3));
    expect(next({ 1: done, 2: { status: 'dropped' } })).toBe(ref(3));
  });

  it('is nothing where nothing is seen, and where nothing is left', () => {
    expect(next({})).toBeUndefined();
    expect(next({ 1: { status: 'planned' } })).toBeUndefined();
    expect(next({ 1: done, 2: done, 3: done, 4: done })).toBeUndefined();
  });

  it('is an extra only when nothing of the main line is left', () => {
    const all = [...titles, titleOf(5, { format: 'SPECIAL', status: 'FINISHED', startDate: '2001-06-01' })];
    const ties = [...edges, ...pair(1, 'SIDE_STORY', 5)];
    const nextAfter = (marks: Readonly<Record<number, Watched>>) =>
      nextFor(withMarks(documentOf(franchiseOf(all, ties), stats, 'release'), entries(marks)))?.ref;
    expect(nextAfter({ 1: done })).toBe(ref(2));
    expect(nextAfter({ 1: done, 3: done, 4: done })).toBe(ref(2));
    expect(nextAfter({ 1: done, 2: done, 3: done, 4: done })).toBe(ref(5));
  });

  it('is nothing that may be skipped, and nothing that is not out', () => {
    expect(next({ 1: done }, { 2: { format: 'MUSIC' } })).toBe(ref(3));
    expect(next({ 3: done }, { 4: { status: 'NOT_YET_RELEASED' } })).toBe(ref(1));
  });
});

describe('a franchise with what somebody has seen', () => {
  const document = documentOf(franchiseOf(titles, edges), stats, 'release');
  const mine = withMarks(document, entries({ 1: done, 2: { progress: 3 } }));

  it('says so of each title, and which one comes next', () => {
    expect(mine.titles.map(({ mine: own }) => own?.seen)).toEqual([true, false, undefined, undefined]);
    expect([mine.next, document.next]).toEqual([2, undefined]);
    expect(withMarks(document, new Map())).toBe(document);
    expect(withMarks(document, entries({ 9: done }))).not.toHaveProperty('next');
  });

  it('is what is left of it, with the numbers that they had', () => {
    const left = unseenOf(mine);
    expect(left.titles.map(({ ref: own, order }: DocumentTitle) => [own, order])).toEqual([
      [ref(2), 2],
      [ref(3), 3],
      [ref(4), 4],
    ]);
    expect(left).toMatchObject({ leftOut: 1, totals: { titles: 3, episodes: 36 }, continuities: [{ titles: 3 }] });
    expect(left.relations.map(({ from, to }) => `${from} ${to}`)).toEqual([
      'anilist:2 anilist:3',
      'anilist:3 anilist:2',
      'anilist:3 anilist:4',
      'anilist:4 anilist:3',
    ]);
    expect(unseenOf(document)).toBe(document);
    expect(unseenOf({ ...mine, leftOut: 2 }).leftOut).toBe(3);
    const all = withMarks(document, entries({ 1: done, 2: done, 3: done, 4: done }));
    expect(unseenOf(all)).toMatchObject({ titles: [], continuities: [], leftOut: 4 });
  });
});
