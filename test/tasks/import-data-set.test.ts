import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { dataSet, importing, today } from './importing.ts';

describe('a data set that is imported', () => {
  it('says what of it cannot be read, and where', async () => {
    const { imported, fileOf } = await importing();
    const document = await imported({ files: [fileOf(dataSet({ odd: 1 }), 'set.json')] });
    expect(document).toMatchObject({ kind: 'data set', rows: 3, imported: 2, failed: 1, list: null, problems: [] });
    expect(document.rejects.map(({ place }) => place)).toEqual(['set.json entry 3']);
    const cut = fileOf(gzipSync(dataSet(), { level: 0 }).subarray(0, -40), 'set.json.gz');
    expect((await imported({ files: [cut] })).problems).toEqual([
      'set.json.gz: the archive ends in the middle: only what comes before that can be read',
    ]);
  });

  it.each([
    ['the day that it says it is of', '2020-05-01', Date.UTC(2020, 4, 1)],
    ['now, where that day is to come', '2030-05-01', today],
    ['now, where it says none', undefined, today],
  ])('is as old as %s', async (_, lastUpdate, fetchedAt) => {
    const { imported, fileOf, app } = await importing();
    const text = dataSet().replace('"data"', `${lastUpdate ? `"lastUpdate":"${lastUpdate}",` : ''}"data"`);
    await imported({ files: [fileOf(text, 'set.json')] });
    const stored = await (await app.database()).titles.load(['anilist:1']);
    expect(stored.get('anilist:1')?.fetchedAt).toBe(fetchedAt);
  });
});
