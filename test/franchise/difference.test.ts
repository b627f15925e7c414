import { describe, expect, it } from 'vitest';
import { differences, type KeptChange } from '../../src/franchise/difference.ts';
import { titleOf } from '../helpers/franchise.ts';
import { ref } from '../helpers/graph.ts';

const at = Date.UTC(2026, 10, 21, 12);
const change = (id: number, field: string, before?: string, after?: string, later = 0): KeptChange => ({
  ref: ref(id),
  at: at + later,
  field,
  ...(before !== undefined && { before }),
  ...(after !== undefined && { after }),
});
const known = new Map(
  [
    titleOf(1, { english: 'One' }),
    titleOf(2, { status: 'NOT_YET_RELEASED', startDate: '2027-04' }),
    titleOf(3, { status: 'FINISHED' }),
  ].map((title) => [title.ref, title]),
);
const said = (...changes: readonly KeptChange[]) => differences(changes, known);

describe('what is different since then', () => {
  it.each([
    ['start_date', 'date'],
    ['end_date', 'date'],
    ['episodes', 'episodes'],
    ['status', 'status'],
    ['format', 'format'],
    ['title', 'name'],
    ['english', 'name'],
    ['other', 'relation'],
  ])('is told of %s as of its %s', (field, kind) => {
    expect(said(change(1, field, 'a', 'b'))).toEqual([
      { kind, ref: ref(1), title: 'One', field, before: 'a', after: 'b', other: null, at: '2026-11-21T12:00:00.000Z' },
    ]);
  });

  it('is where a field stood first and where it stands now, as of the last change', () => {
    const changes = [change(1, 'status', 'a', 'b'), change(1, 'episodes', '1'), change(1, 'status', 'b', 'c', 1000)];
    expect(said(...changes)).toMatchObject([
      { field: 'status', before: 'a', after: 'c', at: '2026-11-21T12:00:01.000Z' },
      { field: 'episodes', before: '1', after: null },
    ]);
    expect(said(change(1, 'episodes', undefined, '2'), change(1, 'episodes', '2', '3'))).toMatchObject([
      { before: null, after: '3' },
    ]);
  });

  it('is nothing of what went and came back', () => {
    expect(said(change(1, 'status', 'a', 'b'), change(1, 'status', 'b', 'a'))).toEqual([]);
    expect(said(change(1, 'english', undefined, 'b'), change(1, 'english', 'b'))).toEqual([]);
  });

  it('is of a new title that it is new, first of all; announced where it has not begun', () => {
    const changes = [
      change(1, 'episodes', '1', '2'),
      change(3, 'added'),
      change(2, 'added'),
      change(2, 'status', 'a', 'b'),
      change(1, `relation ${ref(2)}`, undefined, 'SEQUEL'),
    ];
    expect(said(...changes)).toMatchObject([
      { kind: 'announced', ref: ref(2), title: 'Title 2', field: null, before: null, after: '2027-04', other: null },
      { kind: 'new', ref: ref(3), after: null },
      { kind: 'episodes', ref: ref(1) },
    ]);
    expect(said(change(9, 'added'))).toMatchObject([{ kind: 'new', ref: ref(9), title: ref(9) }]);
  });

  it('is of a relation who the other one is', () => {
    expect(said(change(3, `relation ${ref(1)}`, 'OTHER', 'SEQUEL'))).toMatchObject([
      { kind: 'relation', field: 'relation', before: 'OTHER', after: 'SEQUEL', other: { ref: ref(1), title: 'One' } },
    ]);
    expect(said(change(3, `relation ${ref(8)}`, 'OTHER'))[0]?.other).toEqual({ ref: ref(8), title: ref(8) });
  });
});
