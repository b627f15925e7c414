import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Ref, refOf } from '../../src/model/ref.ts';
import { type Watched, watchStates } from '../../src/model/watched.ts';
import type { ListedEntry } from '../../src/report/list-formats/entry.ts';
import { inForm, type ListFormName, listForms, loadForm, lostLines } from '../../src/report/list-formats/forms.ts';
import { runs } from '../helpers/suite.ts';
import { readAll } from '../import/reading.ts';

async function written(entries: readonly ListedEntry[], name: ListFormName) {
  const lost = new Map<string, number>();
  async function* all() {
    yield* entries;
  }
  let text = '';
  for await (const part of inForm(all(), await loadForm(name), lost)) text += part;
  return { text, lost: lostLines(lost) };
}

const files: Readonly<Record<ListFormName, string>> = {
  ...{ 'mal-xml': 'a.xml', 'anilist-json': 'a.json', csv: 'a.csv', markdown: 'a.md' },
};

/** What is read of a list as it was written: the first ref of each row, and what it says of who watched it. */
async function readBack(text: string, name: ListFormName) {
  const { rows } = await readAll(text, files[name]);
  return rows.map((row) => (row.type === 'asked' ? { refs: row.asked.refs, watched: row.asked.watched ?? {} } : row));
}

const day = fc.oneof(
  fc.integer({ min: 1990, max: 2030 }).map(String),
  fc.constantFrom('2013-04', '2020-12'),
  fc.constantFrom('2013-04-07', '2024-02-29'),
);
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const present = <T extends object>(one: T) =>
  Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)) as Watched;

const watched = fc
  .record({
    status: some(fc.constantFrom(...watchStates)),
    progress: some(fc.nat(2000)),
    score: some(fc.integer({ min: 1, max: 100 })),
    startedOn: some(day),
    finishedOn: some(day),
    repeats: some(fc.integer({ min: 1, max: 20 })),
  })
  .map(present)
  // A site's score alone is nobody's.
  .filter((one) => Object.keys(one).join() !== 'score');
const id = fc.integer({ min: 1, max: 999_999 });
const words = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc.constantFrom(
      'Steins;Gate',
      '=1+1',
      'A | B',
      'Gintama&#039;',
      '*Asterisk* War',
      'a "b", c',
      ']]>',
      '<b>',
      '[Oshi no Ko]',
      'Re:Zero',
      '86',
    ),
  )
  .map((text) => text.replace(/\s+/g, ' ').trim())
  .filter((text) => /[\p{L}\p{N}]/u.test(text) && !text.includes('\ufffd'));
const entry: fc.Arbitrary<ListedEntry> = fc
  .record({ anilist: some(id), mal: some(id), kitsu: id, title: words, english: some(words), watched })
  .map(({ anilist, mal, kitsu, title, english, watched }) => {
    const ref: Ref = anilist ? refOf('anilist', anilist) : mal ? refOf('mal', mal) : refOf('kitsu', kitsu);
    const ids = { ...(anilist && { anilist }), ...(mal && { mal }), kitsu };
    return { title: { ref, ids, title, ...(english && { english }), format: 'TV', episodes: 12 }, watched };
  });

/** What a form keeps of an entry. */
function kept(name: ListFormName, { watched: one }: ListedEntry): Watched {
  if (name !== 'mal-xml' || one.score === undefined) return one;
  return { ...one, score: Math.min(10, Math.max(1, Math.round(one.score / 10))) * 10 };
}

describe.each(listForms)('a list as %s', (name) => {
  it('is read back as it was, by import', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 8 }), async (entries) => {
        const { text } = await written(entries, name);
        const rows = await readBack(text, name);
        expect(rows).toHaveLength(entries.length);
        for (const [n, one] of entries.entries()) {
          const { ref, ids } = one.title;
          const own = [
            ref,
            ...(ids.mal ? [refOf('mal', ids.mal)] : []),
            ...(ids.anilist ? [refOf('anilist', ids.anilist)] : []),
          ];
          const row = rows[n];
          if (!row || !('watched' in row)) throw new Error(`it is not read: ${JSON.stringify(row)} of ${text}`);
          expect(row.refs.length).toBeGreaterThan(0);
          for (const found of row.refs) expect(own).toContain(found);
          expect(row.watched).toEqual(kept(name, one));
        }
      }),
      { numRuns: runs(60, 400) },
    );
  });
});

it('says what a form has no room for', async () => {
  const title = (ref: Ref): ListedEntry['title'] => ({ ref, ids: {}, title: 'A' });
  const entries: readonly ListedEntry[] = [
    { title: title('anilist:1'), watched: { status: 'completed', score: 85 } },
    { title: title('mal:1'), watched: { status: 'planned' } },
    { title: title('mal:2'), watched: {} },
  ];
  expect((await written(entries, 'mal-xml')).lost).toEqual([
    '1 title: no id at MyAnimeList: the site itself leaves these out.',
    '1 title: scores in whole points of 10: rounded.',
    '1 title: no status: written as none.',
  ]);
  expect((await written(entries, 'anilist-json')).lost).toEqual([
    '2 titles: no id at AniList: only other programs find these.',
  ]);
  expect((await written(entries, 'csv')).lost).toEqual([]);
});
