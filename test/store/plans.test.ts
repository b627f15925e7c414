import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Statement } from '../../src/store/sql/statement.ts';
import { sqliteDialect } from '../../src/store/sqlite/dialect.ts';
import { openDatabase } from '../../src/store/sqlite/open.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { ownFolder } from '../helpers/folder.ts';

const { title, save, search, typeahead, crawl, franchise, change } = sqliteDialect;

/** The text of the statement that steps begin with. */
const textOf = (steps: Iterator<Statement>): string => (steps.next().value as Statement).text;

/** What is read from one end to the other and is no table: values that were given, and what the statement has found by an index. */
const made = /VIRTUAL TABLE|^SCAN (near|j|s|\(subquery-\d+\))$/;

// What commands ask that are about one title, its franchise, or words: none of it may take longer because others are stored.
it.each([
  ['titles by ref', title.load],
  ['titles by id', title.loadById],
  ['the next ids', title.titleIds],
  ['what others state of titles', title.inferred],
  ['titles that are related in an unknown way', title.related],
  ['who states nothing any more', title.emptied],
  ['how many carry a ref', title.carriers],
  ['all that share a ref', save.known],
  ['the last id', save.lastId],
  ['names of titles', save.names],
  ['relations, both ways', save.relations],
  ['an exact name', search.searchExact],
  ['names that a text goes on from', search.searchBegun],
  ['the beginning of a name', search.searchRange],
  ['a part of a name', textOf(search.containing(['abc'], 1))],
  ['names with one error of typing', textOf(search.containingAny([['abc', 'bcd']]))],
  ['names with several', textOf(search.sharing(['abc', 'bcd']))],
  ['the beginning of a name, while typing', typeahead.byName],
  ['the beginning of a ref, while typing', typeahead.byRef],
  ['the franchise that a title is in', franchise.sameFranchise],
  ['franchises in whose place a crawl comes', franchise.replaced],
  ['the franchise of a crawl', franchise.plainFranchise],
  ['when a franchise last changed', franchise.writeChangedAt],
  ['older crawls of a root', crawl.removeCrawls],
  ['whether a crawl has found what may be news', change.hasOpen],
  ['what of a crawl is news', change.writeNews],
  ['the last change', change.lastChange],
])('%s: found by an index, however many there are', async (_, sql) => {
  const file = join(ownFolder(), 'animectl.sqlite');
  await (await openSqlite(file)).close();
  const db = openDatabase(file);
  const values = Array.from(sql.matchAll(/\?/g), () => null);
  const plan = db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...values);
  db.close();
  const scans = plan.filter(({ detail }) => detail.startsWith('SCAN ')).map(({ detail }) => detail);
  expect(plan.length).toBeGreaterThan(0);
  expect(scans.filter((detail) => !made.test(detail))).toEqual([]);
});
