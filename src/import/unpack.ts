import { Readable, type Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import type { Bytes } from './bytes.ts';

/** More than this, and more than so many times its size, no honest list unpacks to. */
const trustedBytes = 64 * 1024 * 1024;
const mostTimes = 200;
/** So large a piece of an archive can unpack to some MB at once, and to no more. */
const pieceBytes = 512;
/** https://www.rfc-editor.org/rfc/rfc8878#section-3.1.1.1.2: what zstd itself takes without being told otherwise. */
const mostWindow = 128 * 1024 * 1024;

/**
 * The same bytes, unpacked where they are gzip or zstd, whatever the name says. An archive that ends early, is damaged, or
 * unpacks to more than it should gives what came before that, and a problem.
 */
export async function unpacked(bytes: Bytes): Promise<Bytes> {
  const [first, chunks] = await firstOf(bytes.chunks);
  const same = { ...bytes, chunks };
  if (first[0] === 0x1f && first[1] === 0x8b)
    return { ...bytes, chunks: bounded(through(zlib.createGunzip(), chunks), same) };
  const isZstd = first[0] === 0x28 && first[1] === 0xb5 && first[2] === 0x2f && first[3] === 0xfd;
  if (isZstd) return { ...bytes, chunks: bounded(unzstd(chunks, first), same) };
  return same;
}

/** At least four bytes, where there are so many, and all chunks again. */
async function firstOf(chunks: AsyncIterable<Uint8Array>): Promise<readonly [Uint8Array, AsyncIterable<Uint8Array>]> {
  const reader = chunks[Symbol.asyncIterator]();
  let first: Uint8Array = new Uint8Array(0);
  while (first.length < 32) {
    const next = await reader.next();
    if (next.done) break;
    first = Buffer.concat([first, next.value]);
  }
  async function* again(): AsyncGenerator<Uint8Array, void> {
    try {
      yield first;
      for (let next = await reader.next(); !next.done; next = await reader.next()) yield next.value;
    } finally {
      await reader.return?.();
    }
  }
  return [first, again()];
}

async function* bounded(chunks: AsyncIterable<Uint8Array>, bytes: Bytes): AsyncGenerator<Uint8Array, void> {
  let size = 0;
  try {
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > trustedBytes && size > mostTimes * bytes.read()) throw new Unpackable('it unpacks to too much');
      yield chunk;
    }
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    bytes.addProblem(`${reason}: only what comes before that can be read`);
  }
}

class Unpackable extends Error {}

function reasonOf(error: unknown): string | undefined {
  if (error instanceof Unpackable) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'Z_BUF_ERROR') return 'the archive ends in the middle';
  return typeof code === 'string' && /^Z(?:STD)?_/.test(code) ? 'the archive is damaged' : undefined;
}

async function* through(unpacking: Transform, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const source = Readable.from(chunks, { objectMode: true });
  source.on('error', (error) => unpacking.destroy(error));
  try {
    yield* source.pipe(unpacking);
  } finally {
    source.destroy();
  }
}

async function* unzstd(chunks: AsyncIterable<Uint8Array>, head: Uint8Array): AsyncGenerator<Uint8Array, void> {
  if (windowOf(head) > mostWindow) throw new Unpackable('the archive wants too much memory');
  const unpacking = nodesOwn();
  yield* unpacking ? through(unpacking, chunks) : inJavaScript(chunks);
}

/** What Node has of zstd since 22.15, of which the types of Node 20 do not know. */
interface Zstd {
  readonly createZstdDecompress?: () => Transform;
  readonly zstdDecompressSync?: (bytes: Uint8Array) => Buffer;
}

/** A frame that holds the letter a. */
const frame = [0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58, 0x09, 0x00, 0x00, 0x61];

/**
 * Node's own zstd, which is six to twelve times as fast as JavaScript on 24 and 26; undefined where it has none, or one that drops what comes after the
 * first frame and does not notice an end in the middle, without a word: that of Node 22 (22.23.5) does, 24 and 26 do not.
 */
function nodesOwn(): Transform | undefined {
  const { createZstdDecompress, zstdDecompressSync } = zlib as Zstd;
  const two = zstdDecompressSync?.(Uint8Array.from([...frame, ...frame]));
  return two?.toString() === 'aa' ? createZstdDecompress?.() : undefined;
}

async function* inJavaScript(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const { Decompress } = await import('fzstd');
  const out: Uint8Array[] = [];
  const stream = new Decompress((chunk) => void out.push(chunk));
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += pieceBytes) {
      const failure = attempt(() => stream.push(chunk.subarray(at, at + pieceBytes)));
      yield* out.splice(0);
      if (failure) throw new Unpackable('the archive is damaged');
    }
  }
  const failure = attempt(() => stream.push(new Uint8Array(0), true));
  yield* out;
  if (failure) throw new Unpackable('the archive ends in the middle');
}

function attempt(body: () => void): boolean {
  try {
    body();
    return false;
  } catch {
    return true;
  }
}

/** How much memory the first frame asks for, in bytes. https://www.rfc-editor.org/rfc/rfc8878#section-3.1.1.1 */
function windowOf(head: Uint8Array): number {
  const descriptor = head[4] ?? 0;
  const isSingle = (descriptor & 0x20) !== 0;
  if (!isSingle) {
    const window = head[5] ?? 0;
    const exponent = window >> 3;
    const mantissa = window & 7;
    return 2 ** (10 + exponent) * (1 + mantissa / 8);
  }
  const at = 5 + ([0, 1, 2, 4][descriptor & 3] ?? 0);
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  if (head.length < at + 8) return 0;
  const sizes = [
    head[at] ?? 0,
    view.getUint16(at, true) + 256,
    view.getUint32(at, true),
    Number(view.getBigUint64(at, true)),
  ];
  return sizes[descriptor >> 6] ?? 0;
}
