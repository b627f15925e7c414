import { copyFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { ownFolder } from '../helpers/folder.ts';
import { titleOf } from '../helpers/franchise.ts';
import { ref, refs } from '../helpers/graph.ts';
import { told } from '../helpers/outcomes.ts';

const at = Date.UTC(2026, 10, 21);
const arrivals = (...ids: readonly number[]) =>
  ids.map((id) => ({ title: titleOf(id, { relations: [] }), provider: 'anilist', fetchedAt: at }));

/** A database in which title 1 is, and how often it was said that the file is another one. */
async function opened() {
  const path = join(ownFolder(), 'animectl.sqlite');
  const told = { anew: 0 };
  const database = await openSqlite(path, { onAnew: () => void told.anew++ });
  onTestFinished(() => database.close());
  await database.commit({ arrivals: arrivals(1) });
  return { path, database, told };
}

const filesOf = (path: string) =>
  readdirSync(dirname(path))
    .filter((name) => name.startsWith(basename(path)))
    .map((name) => join(dirname(path), name));

async function storedIn(path: string): Promise<readonly string[]> {
  const database = await openSqlite(path, { mustExist: true });
  try {
    expect(await database.upkeep.check()).toEqual([]);
    return [...(await database.titles.load(refs(1, 2, 3))).keys()];
  } finally {
    await database.close();
  }
}

describe('a database file', () => {
  it('is made anew where it is deleted, alone or with the files beside it, or moved away, which is said once', async () => {
    const ways: readonly ((path: string) => void)[] = [
      (path) => filesOf(path).forEach((file) => void rmSync(file)),
      (path) => rmSync(path),
      (path) => filesOf(path).forEach((file) => void renameSync(file, `${file}-moved`)),
    ];
    let saved = 0;
    for (const remove of ways) {
      const { path, database, told: said } = await opened();
      remove(path);
      await database.commit({ arrivals: arrivals(2) });
      await database.commit({ arrivals: arrivals(3) });
      expect(said.anew).toBe(1);
      await database.close();
      expect(await storedIn(path)).toEqual(refs(2, 3));
      saved += 2;
      expect(statSync(path).mode & 0o777).toBe(0o600);
    }
    told({
      kind: 'a database that is deleted while a run writes to it',
      tried: `alone, with the files beside it, or moved away, each before ${saved / ways.length} saves`,
      came: `1 line, and all ${saved} are in the file that is there then, which is sound`,
    });
  });

  it('is the one that took its place', async () => {
    const { path, database, told } = await opened();
    const other = join(ownFolder(), 'other.sqlite');
    const second = await openSqlite(other);
    await second.commit({ arrivals: arrivals(2) });
    await second.close();
    copyFileSync(other, `${path}.new`);
    for (const file of filesOf(path).filter((one) => !one.endsWith('.new'))) rmSync(file);
    renameSync(`${path}.new`, path);
    await database.commit({ arrivals: arrivals(3) });
    expect(told.anew).toBe(1);
    expect([...(await database.titles.load(refs(1, 2, 3))).keys()]).toEqual(refs(2, 3));
  });

  it('takes the rows of an import with it, which then ends', async () => {
    const { path, database } = await opened();
    const begun = { source: 'list.txt', options: {}, startedAt: at };
    const { job = 0 } = await database.commit({
      job: { job: begun, at, add: [{ position: 1, place: 'a', raw: 'a' }] },
    });
    for (const file of filesOf(path)) rmSync(file);
    const settle = [{ position: 1, outcome: 'imported', ref: ref(2) }] as const;
    const lost = database.commit({ arrivals: arrivals(2), job: { job, at, settle } });
    await expect(lost).rejects.toMatchObject({
      code: 'missing',
      message: expect.stringContaining('begin the import again'),
    });
  });
});
