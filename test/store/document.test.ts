import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/model/errors.ts';
import { columns } from '../../src/store/merge/columns.ts';
import { rowOfDocument } from '../../src/store/merge/document.ts';

const names = [...columns, 'refs', 'synonyms', 'relations'] as const;

describe('a document of a title', () => {
  it('has the columns of its row in their order, then its refs, synonyms and relations', () => {
    const cells = names.map((_, n) => n);
    expect(Object.entries(rowOfDocument(JSON.stringify(cells)))).toEqual(names.map((name, n) => [name, n]));
  });

  it.each([
    ['no JSON', 'x'],
    ['no list', '{}'],
    ['null', 'null'],
    ['a text as long', JSON.stringify('x'.repeat(names.length))],
    ['a cell too few', JSON.stringify(names.slice(1))],
    ['a cell too many', JSON.stringify([...names, 'x'])],
  ])('is none: %s', (_, text) => {
    expect(() => rowOfDocument(text)).toThrow(
      new StoreError('invalid', 'it holds a document of a title that is none, which a check of it finds'),
    );
  });

  it('holds no number that its neighbours cannot be told from', () => {
    const withNumber = (digits: string) => `[${names.map((_, n) => (n === 18 ? digits : '0')).join()}]`;
    expect(rowOfDocument(withNumber('9007199254740991')).fetched_at).toBe(9_007_199_254_740_991);
    for (const digits of ['9007199254740993', '1.5'])
      expect(() => rowOfDocument(withNumber(digits))).toThrow(
        new StoreError('invalid', `it holds a number that is too large: ${Number(digits)}`),
      );
  });
});
