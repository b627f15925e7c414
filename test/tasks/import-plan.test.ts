import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { dataSet, importing, today } from './importing.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

describe('a plan of an import', () => {
  it('tells of each row what it was read as, and nothing that it does not say', async () => {
    const { planned, fileOf } = await importing();
    const heads = 'title,year,format,mal_id,status,score';
    const rows = [
      'Alpha of the Sky,2000,TV,,watching,',
      'Bravo of the Sky,,,,,',
      ',,,5114,,',
      ',1999,,,,',
      'Echo,,,,odd,',
    ];
    const file = fileOf([heads, ...rows].join('\n'));
    const { readings, rows: count, unreadable, leftOut, source } = await planned({ files: [file] });
    const row = expect.anything();
    expect(readings).toEqual([
      {
        ...{ place: 'list.csv line 2', row, read: 'asked', refs: [] },
        ...{ title: 'Alpha of the Sky', year: 2000, format: 'TV', watched: { status: 'watching' } },
      },
      { place: 'list.csv line 3', row, read: 'asked', refs: [], title: 'Bravo of the Sky' },
      { place: 'list.csv line 4', row, read: 'asked', refs: ['mal:5114'] },
      { place: 'list.csv line 5', row, read: 'unreadable', reason: expect.stringContaining(' ') },
      {
        ...{ place: 'list.csv line 6', row, read: 'asked', refs: [], title: 'Echo' },
        reason: expect.stringContaining('odd'),
      },
    ]);
    expect({ count, unreadable, leftOut, source }).toEqual({ count: 5, unreadable: 1, leftOut: 0, source: 'list.csv' });
  });

  it('shows a thousand rows as they were read, counts all, and wants no leave for as many', async () => {
    const { planned, fileOf } = await importing();
    const text = Array.from({ length: 1003 }, (_, n) => `anilist:${n + 1}`).join('\n');
    const document = await planned({ files: [fileOf(text, 'list.txt')] });
    expect(document).toMatchObject({ rows: 1003, requests: 6, unreadable: 0, leftOut: 0 });
    expect(document.readings).toHaveLength(1000);
  });

  it('asks for ids 200 a request, for words 13 a request, for a thing twice once, and for a user’s list', async () => {
    const { planned, server } = await importing();
    const words = Array.from({ length: 14 }, (_, n) => `No title ${n}`);
    const refs = Array.from({ length: 201 }, (_, n) => `mal:${n + 1}`);
    const requests = async (items: readonly string[]) => (await planned({ items })).requests;
    expect(await requests(words)).toBe(2);
    expect(await requests([...words.slice(0, 13), ...words.slice(0, 13)])).toBe(1);
    expect(await requests(refs)).toBe(2);
    expect(await requests([...refs.slice(0, 200), ...refs.slice(0, 200)])).toBe(1);
    expect(await requests([...refs, ...words])).toBe(4);
    expect(await requests(['anilist:user/Faye', ...refs, ...words])).toBe(5);
    expect(await planned({ items: ['anilist:user/Faye'] })).toMatchObject({ rows: 0, requests: 1, readings: [] });
    expect(server.asked).toEqual([]);
  });

  it('asks for nothing that is stored lately or was answered within the hour', async () => {
    const { planned, imported, clock, fileOf } = await importing();
    const items = ['anilist:1', 'Bravo of the Sky', 'Nothing at all', 'anilist:9'];
    await imported({ items });
    expect(await planned({ items })).toMatchObject({ rows: 4, stored: 2, cached: 2, requests: 0 });
    expect(await planned({ items, maxAgeMs: 1 })).toMatchObject({ stored: 2, cached: 2, requests: 0 });
    expect(await planned({ items, maxAgeMs: 0 })).toMatchObject({ stored: 0, cached: 0, requests: 2 });
    clock.set(today + 2 * hourMs);
    expect(await planned({ items })).toMatchObject({ stored: 2, cached: 0, requests: 2 });
    expect(await planned({ items: items.slice(0, 2) })).toMatchObject({ stored: 2, cached: 0, requests: 0 });
    // Its words say another title than its id: they are looked for.
    const both = fileOf('title,anilist_id\nCharlie of the Sky,1\n');
    expect(await planned({ files: [both] })).toMatchObject({ rows: 1, stored: 0, requests: 1 });
    const unknown = fileOf('title,anilist_id\nCharlie of the Sky,3\n');
    expect(await planned({ files: [unknown] })).toMatchObject({ rows: 1, stored: 0, requests: 1 });
    clock.set(today + 7 * dayMs - hourMs);
    expect(await planned({ items })).toMatchObject({ stored: 2 });
    clock.set(today + 7 * dayMs + hourMs);
    expect(await planned({ items })).toMatchObject({ stored: 0, requests: 2 });
    expect(await planned({ items, maxAgeMs: 8 * dayMs })).toMatchObject({ stored: 2, requests: 2 });
  });

  it('takes the minutes that AniList’s limit makes of it, after what is left of it', async () => {
    const { planned, imported } = await importing({ limit: '2/60s' });
    const words = Array.from({ length: 65 }, (_, n) => `No title ${n}`);
    expect(await planned({ items: words })).toMatchObject({ requests: 5, minutes: 2 });
    expect(await planned({ items: words.slice(0, 26) })).toMatchObject({ requests: 2, minutes: 0 });
    await imported({ items: ['anilist:1'] });
    expect(await planned({ items: words })).toMatchObject({ requests: 5, minutes: 2 });
    expect(await planned({ items: words.slice(0, 26) })).toMatchObject({ requests: 2, minutes: 1 });
  });

  it('of a data set counts its rows and what of it cannot be read, and asks nobody', async () => {
    const { planned, fileOf } = await importing();
    const text = dataSet({ odd: 1 });
    const nothing = { stored: 0, cached: 0, requests: 0, minutes: 0, readings: [], columnsNotUnderstood: [] };
    expect(await planned({ files: [fileOf(text, 'set.json')] })).toEqual({
      ...{ schema: 1, source: 'set.json', rows: 3, unreadable: 1, leftOut: 0, problems: [], ...nothing },
    });
    const cut = fileOf(gzipSync(text).subarray(0, 150), 'set.json.gz');
    expect(await planned({ files: [cut] })).toMatchObject({
      source: 'set.json.gz',
      problems: [`${cut}: the archive ends in the middle: only what comes before that can be read`],
    });
  });

  it('makes no database, and none is asked for what is stored', async () => {
    const { planned, app } = await importing();
    await planned({ items: ['anilist:1'] });
    expect(app.databaseFile.identity()).toBeUndefined();
  });
});
