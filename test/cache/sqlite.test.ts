import { join } from 'node:path';
import { Keyv } from 'keyv';
import { expect, it } from 'vitest';
import { sqliteLayer, sqliteStore } from '../../src/cache/sqlite.ts';
import { deleteMany, pruneAll, selectMany, selectPage } from '../../src/state/sqlite/entries.ts';
import { fakeClock } from '../helpers/clock.ts';
import { ownFolder } from '../helpers/folder.ts';
import { rawFile, stateIn } from '../helpers/state.ts';

// The cases of Keyv's own suite for storages.
async function setUp(namespaces: readonly string[] = ['one'], useKeyPrefix = true) {
  const clock = fakeClock(Date.now());
  const path = join(ownFolder(), 'state.sqlite');
  const { entries } = await stateIn(path, clock);
  const db = rawFile(path);
  const keyvs = namespaces.map((namespace) => {
    const keyv = new Keyv({ store: sqliteStore(entries, namespace), namespace, useKeyPrefix });
    keyv.on('error', (error) => {
      throw error;
    });
    return keyv;
  });
  return { clock, entries, db, keyvs, keyv: keyvs[0] as Keyv };
}

it('gets, sets, deletes and clears', async () => {
  const { keyv } = await setUp();
  expect(await keyv.get('foo')).toBeUndefined();
  expect(await keyv.set('foo', 'bar')).toBe(true);
  expect(await keyv.get('foo')).toBe('bar');
  expect([await keyv.has('foo'), await keyv.has('fu')]).toEqual([true, false]);
  expect([await keyv.delete('foo'), await keyv.delete('foo')]).toEqual([true, false]);
  await keyv.set('foo', 'bar');
  await keyv.clear();
  expect(await keyv.get('foo')).toBeUndefined();
});

it.each([0, false, null, '', ':colon', "quote'd", 'emoji 🎌', [1, [2]], { a: { b: null } }, Buffer.from('bytes')])(
  'carries %j',
  async (value) => {
    const { keyv } = await setUp();
    await keyv.set('key 🎌 "', value);
    expect(await keyv.get('key 🎌 "')).toEqual(value);
  },
);

it('does many at once, in the order of the question', async () => {
  const { keyv } = await setUp();
  await keyv.setMany([
    { key: 'a', value: 1 },
    { key: 'b', value: 2, ttl: 1_000 },
    { key: 'c', value: 3 },
  ]);
  expect(await keyv.get(['c', 'nobody', 'a', 'b'])).toEqual([3, undefined, 1, 2]);
  expect(await keyv.hasMany(['a', 'nobody'])).toEqual([true, false]);
  expect([await keyv.deleteMany(['a', 'b']), await keyv.deleteMany(['a', 'b'])]).toEqual([true, false]);
  expect(await keyv.get(['a', 'b', 'c'])).toEqual([undefined, undefined, 3]);
});

it('lets entries expire, and deletes them', async () => {
  const { keyv, clock, db } = await setUp();
  await keyv.set('short', 1, 1_000);
  await keyv.set('long', 1, 100_000);
  await keyv.set('forever', 1);
  clock.set(clock.now() + 1_000);
  expect(await keyv.get(['short', 'long', 'forever'])).toEqual([undefined, 1, 1]);
  expect(await keyv.has('short')).toBe(false);
  expect(db.prepare('SELECT key FROM cache ORDER BY key').pluck().all()).toEqual(['one:forever', 'one:long']);
});

it('keeps namespaces apart', async () => {
  const { keyvs } = await setUp(['one', 'two'], false);
  const [one, two] = keyvs as [Keyv, Keyv];
  await one.set('k', 1);
  await two.set('k', 2);
  expect([await one.get('k'), await two.get('k')]).toEqual([1, 2]);
  await one.clear();
  expect([await one.get('k'), await two.get('k')]).toEqual([undefined, 2]);
  expect(await one.delete('k')).toBe(false);
});

it('keeps to the namespace that it was made for where Keyv has none any more', async () => {
  const { keyvs } = await setUp(['one', 'two'], false);
  const [one, two] = keyvs as [Keyv, Keyv];
  for (const keyv of keyvs) keyv.namespace = undefined;
  await one.set('k', 1);
  expect([await one.get('k'), await two.get('k')]).toEqual([1, undefined]);
});

it('iterates over one namespace, page by page, and lets the reader stop early', async () => {
  const { keyvs, clock } = await setUp(['one', 'two']);
  const [one, two] = keyvs as [Keyv, Keyv];
  const keys = Array.from({ length: 250 }, (_, n) => `k${String(n).padStart(3, '0')}`);
  await one.setMany(keys.map((key) => ({ key, value: key })));
  await one.set('gone', 1, 10);
  await two.set('other', 1);
  clock.set(clock.now() + 10);
  const seen: unknown[] = [];
  for await (const entry of one.iterator?.('one') ?? []) seen.push(entry);
  expect(seen).toEqual(keys.map((key) => [key, key]));
  for await (const [key] of one.iterator?.('one') ?? []) {
    expect(key).toBe('k000');
    break;
  }
});

it('finds entries by their whole key, never by a scan', async () => {
  const { db } = await setUp();
  const plan = (sql: string, ...values: unknown[]) =>
    db
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...values)
      .map((row) => (row as { detail: string }).detail)
      .join('; ');
  const byKey = expect.stringContaining('(namespace=? AND key=?)');
  expect(plan(selectMany, '[]', 'n')).toEqual(byKey);
  expect(plan(deleteMany, 'n', '[]')).toEqual(byKey);
  expect(plan(selectPage, 'n', 'k', 1)).toContain('(namespace=? AND key>?)');
  expect(plan(pruneAll, 1)).toContain('SEARCH cache USING');
});

it('keeps to a size: what would expire first goes first', async () => {
  const { entries, db } = await setUp();
  const maxBytes = 400_000;
  const layer = sqliteLayer(entries, { maxBytes });
  const store = layer.store('one');
  for (let n = 0; n < 200; n++) await store.set(`k${n}`, 'x'.repeat(5_000), 1_000_000 - n);
  const gone = (await layer.prune(0)).get('one') ?? 0;
  expect(gone).toBeGreaterThan(50);
  expect(await store.getMany?.(['k0', `k${199 - gone}`, `k${200 - gone}`, 'k199'])).toEqual([
    'x'.repeat(5_000),
    'x'.repeat(5_000),
    undefined,
    undefined,
  ]);
  await layer.prune(0);
  expect(Number(db.prepare('PRAGMA page_count').pluck().get()) * 4096).toBeLessThanOrEqual(maxBytes);
  expect((await layer.figures('one', 0)).entries).toBeGreaterThan(20);
});

it('has nothing to say of an empty namespace', async () => {
  const { entries } = await setUp();
  const nothing = { entries: 0, bytes: 0, oldest: undefined, nextToExpire: undefined };
  expect(await sqliteLayer(entries).figures('nobody', 0)).toEqual(nothing);
});

it('lets the file grow to 1 GiB, where nothing else is said', async () => {
  const { entries } = await setUp();
  const asked: number[] = [];
  const watched = {
    ...entries,
    prune: async (maxBytes: number) => {
      asked.push(maxBytes);
      return new Map<string, number>();
    },
  };
  await sqliteLayer(watched).prune?.(0);
  await sqliteLayer(watched, { maxBytes: 5 }).prune?.(0);
  expect(asked).toEqual([1_073_741_824, 5]);
});
