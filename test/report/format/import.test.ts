import { describe, expect, it } from 'vitest';
import type { ImportDocument, RejectedRow } from '../../../src/model/documents.ts';
import {
  importExplanationText,
  importNotes,
  importPlanText,
  importTable,
  jobsTable,
} from '../../../src/report/format/import.ts';

const done: ImportDocument = {
  ...{ schema: 1, job: 7, kind: 'list', source: 'list.csv', state: 'done', requests: 1, rows: 1300, pending: 0 },
  ...{ imported: 1200, updated: 0, unchanged: 100, ambiguous: 0, notFound: 0, failed: 0, skipped: 0 },
  ...{ startedAt: '2026-11-28T10:00:00Z', updatedAt: '2026-11-28T11:00:00Z', problems: [], rejects: [] },
  ...{ leftOut: [], notes: [], columnsNotUnderstood: [], cut: null, list: null, gone: { titles: [], dropped: false } },
};
const document = (facts: Partial<ImportDocument> = {}): ImportDocument => ({ ...done, ...facts });
const reject = (n: number, facts: Partial<RejectedRow> = {}): RejectedRow => ({
  ...{ place: `list.csv line ${n}`, row: `row ${n}`, outcome: 'not found', reason: 'no title is called so' },
  ...{ candidates: [], ...facts },
});

describe('notes on an import', () => {
  const notes = (facts: Partial<ImportDocument> = {}, file?: string) => importNotes(document(facts), file);

  it('are none where there is nothing to say', () => expect([notes(), notes({}, 'rest.ndjson')]).toEqual([[], []]));

  it.each([
    ['time', { pending: 2 }, 'The time is over: 2 rows are left. Go on with animectl import --resume 7.'],
    ['budget', { pending: 1 }, 'The budget is used up: 1 row is left. Go on with animectl import --resume 7.'],
    ['interrupt', {}, 'Interrupted: not everything was fetched. Go on with animectl import --resume 7.'],
    [
      'outage',
      { pending: 1, failed: 2 },
      'Nobody answered any more: 3 rows are left. Go on with animectl import --resume 7.',
    ],
    ['time', { pending: 1, failed: 2 }, 'The time is over: 1 row is left. Go on with animectl import --resume 7.'],
  ] as const)('say that it was cut short by %s, %o, and how to go on', (cut, facts, text) => {
    expect(notes({ cut, state: 'stopped', ...facts })).toEqual([text]);
    expect(notes({ cut, state: 'done', ...facts })).toEqual([]);
    expect(notes({ cut: null, state: 'stopped', ...facts })).toEqual([]);
  });

  it('say what was wrong, which list has it, what went, and where the rest is', () => {
    const gone = { titles: ['A', 'B', 'C', 'D'].map((title) => ({ ref: 'mal:1', title }) as const), dropped: false };
    const list = { name: 'plan', mine: false, entries: 1 };
    expect(
      notes(
        { problems: ['the archive is damaged'], columnsNotUnderstood: ['x', 'y'], list, gone, rejects: [reject(1)] },
        'rest.ndjson',
      ),
    ).toEqual([
      'animectl: the archive is damaged',
      'Columns not understood: x, y; --column score=NAME says what one holds.',
      'On the list plan: 1 title.',
      'No longer in what was imported: A, B, C and 1 more. On the list plan that stays; --prune takes it off.',
      'What came to nothing is in rest.ndjson.',
    ]);
    expect(
      notes({
        columnsNotUnderstood: ['x'],
        list: { name: 'mine', mine: true, entries: 1200 },
        gone: { titles: gone.titles.slice(0, 3), dropped: true },
      }),
    ).toEqual([
      'Column not understood: x; --column score=NAME says what one holds.',
      'On your list mine: 1,200 titles.',
      'Taken off the list mine, for it is no longer in what was imported: A, B, C.',
    ]);
    expect(notes({ gone, list: null })).toEqual([]);
  });
});

describe('the table of an import', () => {
  const linesOf = (facts: Partial<ImportDocument> = {}) =>
    importTable(document(facts), { columns: 120 })
      .trimEnd()
      .split('\n')
      .map((line) => line.trim().replace(/ {2,}/g, '  '));

  it('has the outcomes that there were, and all rows', () => {
    expect(linesOf()).toEqual([
      ...['Import 7, list.csv: 1 request.', '', 'Imported  1,200', 'Unchanged  100', 'Total  1,300'],
    ]);
    expect(linesOf({ pending: 4, skipped: 2, ambiguous: 1, notFound: 3, failed: 5, updated: 6, requests: 2 })).toEqual([
      ...['Import 7, list.csv: 2 requests.', '', 'Imported  1,200', 'Updated  6', 'Unchanged  100', 'Ambiguous  1'],
      ...['Not found  3', 'Failed  5', 'Left out  2', 'Not yet asked for  4', 'Total  1,300'],
    ]);
  });

  it('names ten rows that came to nothing and says how many more there are', () => {
    const rejects = Array.from({ length: 12 }, (_, n) => reject(n + 1));
    const lines = linesOf({ notFound: 12, rejects });
    expect(lines.filter((line) => line.startsWith('list.csv line'))).toHaveLength(10);
    expect(lines.at(-1)).toBe('and 2 more: --rejects FILE or --json names all.');
    expect(linesOf({ notFound: 10, rejects: rejects.slice(0, 10) }).at(-1)).toMatch(
      /^list\.csv line 10, row 10: no title/,
    );
    expect(linesOf({ notFound: 2, ambiguous: 3, failed: 6, rejects }).at(-1)).toMatch(/^and 1 more/);
  });

  it('names three of the titles that a row could mean', () => {
    const candidates = [2001, undefined, 2003, 2004].map((year, n) => ({
      ...{ ref: `mal:${n + 1}` as const, title: `Saga ${n + 1}`, ...(year && { year }) },
    }));
    expect(
      linesOf({ ambiguous: 1, rejects: [reject(3, { row: { title: 'Saga' }, reason: 'several fit', candidates })] }),
    ).toContain(
      'list.csv line 3, {"title":"Saga"}: several fit: Saga 1 (2001), mal:1; Saga 2, mal:2; Saga 3 (2003), mal:3',
    );
  });

  it('says of rows in common what was left out of them and what was not read', () => {
    expect(
      linesOf({
        leftOut: [{ reason: 'a manga', rows: 2, place: 'line 4' }],
        notes: [{ reason: 'no date', rows: 1, place: 'line 9' }],
      }).slice(-3),
    ).toEqual(['', 'Left out 2 rows, first line 4: a manga', 'Read 1 row, line 9: no date']);
    const many = Array.from({ length: 12 }, (_, n) => ({ reason: `no ${n}`, rows: 1, place: 'line 1' }));
    expect(linesOf({ notes: many }).filter((line) => line.startsWith('Read '))).toHaveLength(10);
  });
});

describe('what an import would ask for', () => {
  const plan = {
    ...{ source: 'list.csv', rows: 3, unreadable: 0, leftOut: 0, readings: [], stored: 0, cached: 0, requests: 0 },
    ...{ minutes: 0, columnsNotUnderstood: [], problems: [] },
  };
  const textOf = (facts: object) => importPlanText({ ...plan, ...facts } as never);

  it.each([
    [{}, 'list.csv: 3 rows, no request.\n'],
    [{ requests: 1, minutes: 1 }, 'list.csv: 3 rows, at least 1 request, within a minute.\n'],
    [{ requests: 40, minutes: 2 }, 'list.csv: 3 rows, at least 40 requests, about 2 min.\n'],
    [
      { unreadable: 1, leftOut: 2, stored: 4, cached: 5 },
      'list.csv: 3 rows, 1 row of no use, 2 rows left out, 4 stored, 5 cached, no request.\n',
    ],
    [
      { columnsNotUnderstood: ['x'] },
      'list.csv: 3 rows, no request.\nColumn not understood: x; --column score=NAME says what one holds.\n',
    ],
    [
      { problems: ['list.csv: it ends too early'] },
      'list.csv: 3 rows, no request.\nanimectl: list.csv: it ends too early\n',
    ],
  ])('is a sentence: %o', (facts, text) => expect(textOf(facts)).toBe(text));

  it('shows how rows were read, forty at the most', () => {
    const watched = {
      status: 'completed',
      progress: 1,
      score: 85,
      startedOn: '2020-01-03',
      finishedOn: '2020-02',
      repeats: 2,
    };
    const readings = [
      { place: 'line 1', read: 'asked', refs: ['mal:1', 'kitsu:2'], title: 'Saga', year: 2001, format: 'TV', watched },
      { place: 'line 2', read: 'unreadable', reason: 'it is no JSON' },
      { place: 'line 3', read: 'asked', title: 'Saga', reason: 'no date', watched: { finishedOn: '2020' } },
    ];
    expect(textOf({ readings })).toBe(
      [
        'list.csv: 3 rows, no request.\n',
        'line 1: mal:1, kitsu:2 "Saga" 2001 TV; completed; 1 episode seen; score 85 of 100; from 2020-01-03 to 2020-02; seen again 2 times',
        'line 2: unreadable, it is no JSON',
        'line 3: "Saga"; to 2020 (no date)\n',
      ].join('\n'),
    );
    const many = Array.from({ length: 41 }, () => readings[1]);
    const lines = textOf({ rows: 1041, readings: many }).trimEnd().split('\n');
    expect([lines.length, lines.at(-1)]).toEqual([43, 'and 1,001 more']);
  });
});

it('explains what became of a row', () => {
  const row = {
    ...{ place: 'line 3', row: 'Saga', read: 'asked', title: 'Saga', outcome: 'ambiguous', taken: null },
    why: 'several fit',
    candidates: [
      { ref: 'mal:1', title: 'Saga', year: 2001, format: 'TV', score: 0.9 },
      { ref: 'mal:2', title: 'Saga' },
    ],
  };
  expect(importExplanationText({ schema: 1, job: 7, source: 'list.csv', rows: [row] } as never)).toBe(
    [
      'line 3 of import 7, list.csv',
      'given: Saga',
      'read as: "Saga"',
      'came to: ambiguous',
      'because: several fit',
      'could be: Saga (2001, TV), mal:1, fits 0.9',
      'could be: Saga, mal:2',
      '',
    ].join('\n'),
  );
  const other = { ...row, row: { id: 1 }, read: 'unreadable', outcome: undefined, why: null, candidates: [] };
  expect(
    importExplanationText({
      ...{ schema: 1, job: 7, source: 'list.csv' },
      rows: [{ ...other, outcome: 'imported', taken: row.candidates[1] }, other],
    } as never),
  ).toBe(
    [
      'line 3 of import 7, list.csv',
      'given: {"id":1}',
      'read as: unreadable',
      'came to: imported, Saga, mal:2',
      'line 3 of import 7, list.csv',
      'given: {"id":1}',
      'read as: unreadable',
      'came to: nothing yet',
      '',
    ].join('\n'),
  );
});

it('lists imports with what was done and what is left', () => {
  const now = Date.parse('2026-11-28T13:00:00Z');
  const [heads, first] = jobsTable([document({ updated: 50, pending: 3 })], now, { columns: 120 })
    .trimEnd()
    .split('\n')
    .map((line) => line.trim().split(/ {2,}/));
  expect(heads).toEqual(['Job', 'Source', 'State', 'Rows', 'Done', 'Left', 'Requests', 'Last']);
  expect(first).toEqual(['7', 'list.csv', 'done', '1,300', '1,350', '3', '1', '2 hours ago']);
});
