import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Ref } from '../../src/model/ref.ts';
import { refOf } from '../../src/model/ref.ts';
import type { Arrival, Database } from '../../src/store/database.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { arrival, crawlOf, titled } from '../helpers/arrivals.ts';
import { ownFolder } from '../helpers/folder.ts';
import { told } from '../helpers/outcomes.ts';
import { runs } from '../helpers/suite.ts';
import { faultsOf } from './rows.ts';

// What is left of a file when the power fails while it is written: all that was written before, and some part of the last write.
// SQLite writes to the log beside the database alone until a checkpoint, in frames of a header and a page:
// https://www.sqlite.org/fileformat2.html#the_write_ahead_log. A log that is cut anywhere is what a power failure leaves.

const logHeader = 32;
const frameHeader = 24;

const batches = 10;
const perBatch = 20;

/** A title of the n-th batch, related to others of its batch and of the one before. */
function titleOf(batch: number, n: number): Arrival {
  const id = batch * perBatch + n + 1;
  const refs: readonly Ref[] = [refOf('anilist', id + 1), refOf('anilist', Math.max(1, id - perBatch))];
  return arrival(
    titled(refOf('anilist', id), {
      ids: { anilist: id, mal: id + 5_000 },
      english: `English name of ${id}`,
      native: `第${id}話`,
      synonyms: [`Another name of ${id}`, `Yet another one of ${id}`],
      relations: refs.map((to, at) => ({ type: at === 0 ? 'SEQUEL' : 'SIDE_STORY', to })),
    }),
    1_000 + batch,
  );
}

const batchOf = (batch: number): readonly Arrival[] => Array.from({ length: perBatch }, (_, n) => titleOf(batch, n));

/** A database with a log that holds ten batches, as it lies on the disk while the program runs. */
async function savedBatches(): Promise<{ readonly file: string; readonly log: Buffer; readonly page: number }> {
  const folder = ownFolder();
  const file = join(folder, 'whole.sqlite');
  // The tables are in the file itself; the log begins with the first batch.
  await (await openSqlite(file)).close();
  const database = await openSqlite(file);
  for (let batch = 0; batch < batches; batch++) await database.commit(batchWork(batch));
  const copy = join(folder, 'base.sqlite');
  copyFileSync(file, copy);
  const log = readFileSync(`${file}-wal`);
  await database.close();
  return { file: copy, log, page: log.readUInt32BE(8) };
}

function batchWork(batch: number): Parameters<Database['commit']>[0] {
  const arrivals = batchOf(batch);
  return {
    arrivals,
    crawls: [
      crawlOf(
        refOf('anilist', 1),
        arrivals.map(({ title }) => title.ref),
      ),
    ],
  };
}

/** Where a log is cut: at every boundary of a frame, and in every frame after a byte, after its header, in the middle and before its end. */
function cutsOf(log: Buffer, page: number): readonly number[] {
  const frame = frameHeader + page;
  const frames = Math.floor((log.length - logHeader) / frame);
  const inside = [0, 1, frameHeader, frameHeader + page / 2, frame - 1];
  const starts = Array.from({ length: frames }, (_, n) => logHeader + n * frame);
  return [0, 1, logHeader - 1, ...starts.flatMap((start) => inside.map((at) => start + at)), log.length];
}

it('a power failure at any byte of a save of 200 titles leaves a sound file with whole batches', async () => {
  const { file, log, page } = await savedBatches();
  const all = cutsOf(log, page);
  // Spread evenly over all places in frames: the quick suite tries one of 24.
  const step = 24 / runs(1, 24);
  const cuts = all.filter((_, n) => n % step === 0 || n === all.length - 1);
  const cutFile = join(ownFolder(), 'cut.sqlite');
  const found = new Map<number, number>();
  let before = 0;
  for (const cut of cuts) {
    copyFileSync(file, cutFile);
    writeFileSync(`${cutFile}-wal`, log.subarray(0, cut));
    const whole = await wholeBatches(cutFile);
    expect(faultsOf(cutFile)).toEqual([]);
    // A later failure leaves no less.
    expect(whole).toBeGreaterThanOrEqual(before);
    before = whole;
    found.set(whole, (found.get(whole) ?? 0) + 1);
  }
  expect([...found.keys()]).toEqual(Array.from({ length: batches + 1 }, (_, n) => n));
  told({
    kind: 'a power failure',
    tried: `a save of ${batches * perBatch} titles in ${batches} batches, its log cut at about ${(Math.round(all.length / 1_000) * 1_000).toLocaleString('en')} places: before, in and after every frame`,
    came: 'every time the file opens, is sound and holds whole batches, all that were written before',
  });
});

/** Opens what was left, and counts the batches in it. Fails where a part of one is there. */
async function wholeBatches(file: string): Promise<number> {
  const database = await openSqlite(file);
  try {
    const findings = (await database.upkeep.check()).filter(({ severity }) => severity !== 'note');
    expect(findings).toEqual([]);
    const stored: boolean[] = [];
    for (let batch = 0; batch < batches; batch++) {
      const refs = batchOf(batch).map(({ title }) => title.ref);
      const titles = [...(await database.titles.load(refs)).values()].filter(({ title }) => title.relations);
      expect([0, perBatch]).toContain(titles.length);
      stored.push(titles.length > 0);
    }
    const count = stored.filter(Boolean).length;
    expect(stored).toEqual(stored.map((_, n) => n < count));
    // What a batch says of a crawl came with it.
    expect((await database.crawls.latest()).flatMap(({ members }) => members.length)).toEqual(
      count === 0 ? [] : [perBatch],
    );
    return count;
  } finally {
    await database.close();
  }
}
