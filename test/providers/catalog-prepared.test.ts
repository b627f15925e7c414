import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CatalogFacts, openFacts } from '../../src/providers/catalog/facts.ts';
import { prepared, readFacts } from '../../src/providers/catalog/prepared.ts';
import { ownFolder } from '../helpers/folder.ts';

// The built program reads what was prepared of the facts; the tests read the source. Both must say the same.

describe('the prepared catalogue', () => {
  let facts: CatalogFacts;
  let bytes: Uint8Array;
  beforeAll(() => {
    facts = openFacts();
    bytes = prepared(facts);
  });

  function fileOf(content: Uint8Array): string {
    const file = join(ownFolder(), 'catalog.dat');
    writeFileSync(file, content);
    return file;
  }

  it('says of every title what the source says', () => {
    const read = readFacts(fileOf(bytes));
    const ids = facts.franchises().flatMap(({ entries }) => entries.map(({ anilist }) => anilist));
    expect(ids.length).toBeGreaterThan(1_000);
    for (const id of ids) {
      const { entry, relations } = facts.title(id) ?? {};
      const named = relations?.map(({ type, to: { anilist, title, format } }) => ({
        type,
        to: { anilist, title, ...(format && { format }) },
      }));
      expect(read.title(id)).toEqual({ entry, relations: named });
      const together = facts.together(id).map(({ anilist, mal }) => ({ anilist, ...(mal !== undefined && { mal }) }));
      expect(read.together(id)).toEqual(together);
      expect(read.byMal(entry?.mal ?? 0)).toEqual(facts.byMal(entry?.mal ?? 0));
    }
    expect(read.title(999_999_999)).toBeUndefined();
    expect(read.byMal(999_999_999)).toEqual([]);
  });

  it('has the same names, and the same franchises', () => {
    const read = readFacts(fileOf(bytes));
    for (const script of ['japanese', 'other'] as const) {
      const [own, source] = [read.names(script), facts.names(script)];
      expect(own.all()).toEqual(source.all());
      expect(own.all().length).toBeGreaterThan(100);
      // Numbers stand in names, and are titles' numbers.
      for (const texts of [
        ['attack'],
        ['titan', 'gundam'],
        ['1'],
        ['16498'],
        ['進撃', 'の'],
        ['ō'],
        ['é'],
        ['\0'],
        ['nobody is called so'],
      ])
        expect(own.holding(texts)).toEqual(source.holding(texts));
    }
    expect(read.franchises()).toEqual(facts.franchises().map(({ name, entries }) => ({ name, entries })));
  });

  it('reads of its file what is asked for, and nothing else', () => {
    const [first] = facts.franchises();
    const half = readFacts(fileOf(bytes.slice(0, bytes.length / 2)));
    expect(half.title(first?.entries[0]?.anilist ?? 0)?.entry).toEqual(first?.entries[0]);
    expect(half.byMal(16498)).toEqual([16498]);
    expect(() => half.names('other')).toThrow('is cut short');
  });
});
