import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { key, serving } from './serving.ts';

it('who writes waits for another program that does, and nobody else waits with them', async () => {
  const { url, folder } = await serving({ words: ['--offline'] });
  const headers = { 'x-api-key': key, 'content-type': 'application/json' };
  const cut = (b: number) =>
    fetch(`${url}/api/v1/cuts`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ a: 'anilist:1', b: `anilist:${b}` }),
    });
  expect((await cut(2)).status).toBe(201);
  const db = new Sqlite(join(folder, 'data', 'animectl.sqlite'), { fileMustExist: true });
  onTestFinished(() => void db.close());
  db.exec('BEGIN IMMEDIATE');
  let isCut = false;
  const waiting = cut(3).then(({ status }) => {
    isCut = true;
    return status;
  });
  const cuts = async () => ((await (await fetch(`${url}/api/v1/cuts`)).json()) as { cuts: unknown[] }).cuts.length;
  for (let n = 0; n < 20; n++) expect([await cuts(), isCut]).toEqual([1, false]);
  db.exec('COMMIT');
  expect([await waiting, await cuts()]).toEqual([201, 2]);
});
