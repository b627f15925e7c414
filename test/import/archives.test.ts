import { appendFileSync, closeSync, existsSync, openSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createGzip, gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { chanceFrom } from '../../src/bench/chance.ts';
import { openFile } from '../../src/import/bytes.ts';
import { readSource } from '../../src/import/read.ts';
import { parseTarget } from '../../src/model/query.ts';
import { ownFolder } from '../helpers/folder.ts';
import { zstd } from '../helpers/zstd.ts';
import { readAll, told } from './reading.ts';

const lines = Array.from({ length: 20_000 }, (_, n) => `anilist:${(n * 7919) % 900_000 || 1}`);

const chunks = (text: string): Buffer[] =>
  Array.from({ length: Math.ceil(text.length / 100_000) }, (_, n) =>
    Buffer.from(text.slice(n * 100_000, (n + 1) * 100_000)),
  );

describe.each([
  ['gzip', (text: string) => gzipSync(text)],
  ['zstd', (text: string) => zstd(chunks(text))],
] as const)('a list packed with %s', (kind, pack) => {
  it('is read, whatever it is called', async () => {
    const { rows, problems } = await readAll(pack(lines.join('\n')), 'list.txt');
    expect(rows).toHaveLength(lines.length);
    expect(rows.at(-1) && told(rows.at(-1)!)).toBe(lines.at(-1));
    expect(problems).toEqual([]);
  });

  it('and cut short gives what is whole, and says so', async () => {
    const packed = pack(lines.join('\n'));
    const { rows, problems } = await readAll(packed.subarray(0, packed.length * 0.8));
    expect(problems).toEqual([expect.stringContaining('ends in the middle')]);
    expect(rows.length).toBeGreaterThan(5_000);
    expect(rows.slice(0, -1).map(told)).toEqual(lines.slice(0, rows.length - 1));
  });

  it('and damaged gives what comes before that', async () => {
    const packed = Buffer.from(pack(lines.join('\n')));
    packed.fill(0xff, packed.length * 0.8, packed.length * 0.8 + 100);
    const { rows, problems } = await readAll(packed);
    // These blocks of zstd hold their bytes as they are: nothing says that they are others now.
    expect(problems).toEqual(kind === 'gzip' ? [expect.stringContaining('the archive is damaged')] : []);
    expect(rows.length).toBeGreaterThan(1_000);
    expect(rows.slice(0, 1_000).map(told)).toEqual(lines.slice(0, 1_000));
  });

  it('and with nothing in it is refused', async () => {
    await expect(readAll(pack(''))).rejects.toThrow(/is empty|ends in the middle/);
  });
});

describe('zstd', () => {
  const [one, other] = [zstd([Buffer.from('anilist:1\n')]), zstd([Buffer.from('anilist:2\n')])];
  /** What a program may put between frames, for itself: https://www.rfc-editor.org/rfc/rfc8878#section-3.1.2 */
  const skipped = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 4, 0, 0, 0, 1, 2, 3, 4]);

  it.each([
    ['one after the other', [one, other]],
    ['with something between them that is none', [one, skipped, other]],
  ])('is read of all frames, %s', async (_, frames) => {
    const { rows, problems } = await readAll(Buffer.concat(frames));
    expect([rows.map(told), problems]).toEqual([['anilist:1', 'anilist:2'], []]);
  });

  it('that is none after its first frame is said to be damaged', async () => {
    const broken = Buffer.from(other);
    broken[6] = 0x07; // a block of a kind that there is none of
    const { rows, problems } = await readAll(Buffer.concat([zstd(chunks(lines.join('\n'))), broken]));
    expect(problems).toEqual([expect.stringContaining('the archive is damaged')]);
    expect(rows.length).toBeGreaterThan(1_000);
    expect(rows.slice(0, 1_000).map(told)).toEqual(lines.slice(0, 1_000));
  });
});

describe('an archive that unpacks to too much', () => {
  const zeros = Buffer.alloc(1024 * 1024, 'a');

  it('is read no further: gzip', async () => {
    const packed = await new Promise<Buffer>((done) => {
      const parts: Buffer[] = [];
      const gzip = createGzip({ level: 9 });
      gzip.on('data', (part: Buffer) => parts.push(part));
      gzip.on('end', () => done(Buffer.concat(parts)));
      for (let n = 0; n < 200; n++) gzip.write(zeros);
      gzip.end();
    });
    expect(packed.length).toBeLessThan(1_000_000);
    expect(await drained(packed)).toEqual([expect.stringContaining('unpacks to too much')]);
  });

  it('is read no further: zstd', async () => {
    const packed = zstd(Array.from({ length: 4000 }, () => ({ byte: 97, times: 128 * 1024 })));
    expect(packed.length).toBeLessThan(20_000);
    expect(await drained(packed)).toEqual([expect.stringContaining('unpacks to too much')]);
  });

  it('but not to more than packed text ever does is read to its end, however long it is', async () => {
    // 70 MB of lines that get smaller to a hundredth or so.
    const chance = chanceFrom(1);
    const line = () => `${Array.from({ length: 60 }, () => chance.next()).join('')}${'x'.repeat(100_000)}\n`;
    const packed = gzipSync(Array.from({ length: 700 }, line).join(''), { level: 1 });
    expect(packed.length).toBeLessThan(1_500_000);
    expect(await drained(packed)).toEqual([]);
  });

  it('or that wants too much memory is refused', async () => {
    const packed = zstd([Buffer.from('anilist:1\n')]);
    packed[5] = 0xf8; // a window of 2 TiB
    await expect(readAll(packed)).rejects.toThrow(/too much memory/);
    for (const [window, isRead] of [
      [0x88, true],
      [0x89, false],
      [0x90, false],
      [0x87, true],
    ] as const) {
      packed[5] = window; // 2 to the power of 10 and its first five bits, and as many eighths of that as the others say
      const reading = readAll(packed).then(({ rows }) => rows.map(told), String);
      expect([window, await reading]).toEqual([
        window,
        isRead ? ['anilist:1'] : expect.stringContaining('too much memory'),
      ]);
    }
  });

  /** A frame that says first how long it is, in so many bytes, behind the number of a dictionary in so many. */
  const sized = (text: string, bytes: 1 | 2 | 4 | 8, size: bigint, dictionary: 0 | 1 | 2 | 4 = 0): Buffer => {
    const field = Buffer.alloc(8);
    field.writeBigUInt64LE(bytes === 2 ? size - 256n : size);
    const descriptor = ([1, 2, 4, 8].indexOf(bytes) << 6) | 0x20 | [0, 1, 2, 4].indexOf(dictionary);
    const head = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, descriptor, ...Array<number>(dictionary).fill(0)]);
    return Buffer.concat([head, field.subarray(0, bytes), zstd([Buffer.from(text)]).subarray(6)]);
  };

  it.each([1, 2, 4, 8] as const)('is read where it says in %i bytes how long it is', async (bytes) => {
    const text = 'anilist:1\n'.repeat(bytes === 1 ? 3 : 30);
    const { rows, problems } = await readAll(sized(text, bytes, BigInt(text.length)));
    expect([rows.length, problems]).toEqual([text.length / 10, []]);
  });

  it.each([
    [4, 2n ** 32n - 1n, 0],
    [4, 2n ** 27n + 1n, 0],
    [8, 2n ** 40n, 0],
    [8, 2n ** 27n + 1n, 1],
    [8, 2n ** 40n, 2],
    [4, 2n ** 31n, 4],
  ] as const)(
    'is refused where it says in %i bytes that it wants %i, behind a number of %i',
    async (bytes, size, dictionary) => {
      await expect(readAll(sized('anilist:1\n', bytes, size, dictionary))).rejects.toThrow(/too much memory/);
    },
  );
});

/** What is wrong with a list of which no row is kept. */
async function drained(content: Buffer): Promise<readonly string[]> {
  const path = join(ownFolder(), 'bomb');
  writeFileSync(path, content);
  const bytes = await openFile(path);
  const { rows } = await readSource(bytes, { from: 'text', words: parseTarget });
  for await (const _ of rows);
  return bytes.problems();
}

describe('a file that is changed while it is read', () => {
  it('is read to its end, and said to have changed', async () => {
    const path = join(ownFolder(), 'list.txt');
    writeFileSync(path, `${lines.join('\n')}\n`);
    const bytes = await openFile(path);
    const { rows } = await readSource(bytes, { words: parseTarget });
    let count = 0;
    for await (const row of rows) {
      if (row.number === 1) appendFileSync(path, 'anilist:5\n');
      count++;
    }
    expect(count).toBeGreaterThanOrEqual(lines.length);
    expect(bytes.problems()).toEqual([expect.stringContaining('was changed while it was read')]);
  });
});

describe('a reader that stops early', () => {
  it.skipIf(!existsSync('/proc/self/fd'))('closes the file', async () => {
    const path = join(ownFolder(), 'list.txt');
    writeFileSync(path, gzipSync(lines.join('\n')));
    const bytes = await openFile(path);
    expect(openFiles()).toContain(path);
    for await (const row of (await readSource(bytes, { words: parseTarget })).rows) if (row.number === 3) break;
    expect(bytes.read()).toBeGreaterThan(0);
    await vi.waitFor(() => expect(openFiles()).not.toContain(path));
  });
});

describe('a file that is not read to its end', () => {
  // Closed again by its number, it could be another's file by then: a database, for one.
  it('is closed once', async () => {
    const path = join(ownFolder(), 'long.txt');
    writeFileSync(path, 'Cowboy Bebop\n'.repeat(100_000));
    for (let round = 0; round < 500; round++) {
      const bytes = await openFile(path);
      const reader = bytes.chunks[Symbol.asyncIterator]();
      await reader.next();
      await reader.return?.();
      await bytes.close();
      const others = Array.from({ length: 5 }, () => openSync(path, 'r'));
      for (const _ of others) await stat(path);
      expect(() => others.forEach(closeSync)).not.toThrow();
    }
  });
});

/** The paths of all files that this process has open, where the system tells. */
function openFiles(): readonly string[] {
  return readdirSync('/proc/self/fd').flatMap((name) => {
    try {
      return readlinkSync(`/proc/self/fd/${name}`);
    } catch {
      return [];
    }
  });
}
