import { FileError } from '../model/errors.ts';
import type { Bytes } from './bytes.ts';

/** A source as text: its beginning, to recognise it by, and all of it. */
export interface Text {
  readonly name: string;
  /** The beginning, some ten thousand characters or all there is. */
  readonly head: string;
  readonly chunks: AsyncIterable<string>;
  /** Whether its end is missing. */
  isCut(): boolean;
}

const headLength = 65_536;

/**
 * Reads UTF-8 and, where a mark or the bytes themselves say so, UTF-16. `least`: bytes to wait for as a beginning. Throws
 * `FileError` for what is no text.
 */
export async function textOf(bytes: Bytes, least = headLength): Promise<Text> {
  const reader = bytes.chunks[Symbol.asyncIterator]();
  const buffered: Uint8Array[] = [];
  let size = 0;
  while (size < least) {
    const next = await reader.next();
    if (next.done) break;
    buffered.push(next.value);
    size += next.value.length;
  }
  const first = Buffer.concat(buffered);
  const encoding = encodingOf(first);
  const decoder = new TextDecoder(encoding);
  const head = decoder.decode(first, { stream: true });
  if (isBinary(head)) {
    await reader.return?.();
    throw new FileError(
      `${bytes.name} is no text in UTF-8 or UTF-16: a list, a data set or an export is wanted`,
      bytes.name,
    );
  }
  async function* chunks(): AsyncGenerator<string, void> {
    try {
      yield head;
      for (let next = await reader.next(); !next.done; next = await reader.next())
        yield decoder.decode(next.value, { stream: true });
      const rest = decoder.decode();
      if (rest !== '') yield rest;
    } finally {
      await reader.return?.();
    }
  }
  return { name: bytes.name, head, chunks: chunks(), isCut: () => bytes.problems().length > 0 };
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Without a mark: half of the bytes of Latin letters are zero.
  const sample = bytes.subarray(0, 1000);
  const zeros = (odd: number) => sample.filter((byte, n) => byte === 0 && n % 2 === odd).length;
  if (zeros(1) > sample.length / 3 && zeros(0) === 0) return 'utf-16le';
  if (zeros(0) > sample.length / 3 && zeros(1) === 0) return 'utf-16be';
  return 'utf-8';
}

function isBinary(head: string): boolean {
  const sample = head.slice(0, 4000);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  const odd = sample.match(/[\0-\x08\x0e-\x1a\x1c-\x1f\ufffd]/g)?.length ?? 0;
  return sample.includes('\0') || odd > sample.length / 10;
}
