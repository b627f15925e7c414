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
 * Reads UTF-8 and, where a mark or the bytes themselves say so, UTF-16, windows-1252 or Shift_JIS. `least`: bytes to wait for as a beginning. Throws
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
  return isUtf8(bytes) ? 'utf-8' : olderEncoding(bytes);
}

/** Whether bytes are UTF-8, or most of what is not ASCII in them is. */
function isUtf8(bytes: Buffer): boolean {
  if (bytes.every((byte) => byte < 0x80)) return true;
  const broken = bytes.toString('utf8').match(/\ufffd/g)?.length ?? 0;
  const sound = bytes.toString('utf8').match(/[^\0-\x7f\ufffd]/g)?.length ?? 0;
  return sound >= broken;
}

/** What spreadsheets write that do not know of UTF-8, where the letters tell; else it is left to be told row by row. */
function olderEncoding(bytes: Buffer): string {
  const japanese = decodedAs('shift_jis', bytes);
  if (japanese !== undefined && (japanese.match(/[\u3040-\u30ff]/g)?.length ?? 0) > 1) return 'shift_jis';
  const western = new TextDecoder('windows-1252').decode(bytes);
  const isLatin = !/[^\0-\x7f]{4}/.test(western) && !/[\x80-\x9f]/.test(western);
  return isLatin && /[\xc0-\xff]/.test(western) ? 'windows-1252' : 'utf-8';
}

/** Undefined: it is something else. Its last letter may be cut in two. */
function decodedAs(encoding: string, bytes: Buffer): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}

function isBinary(head: string): boolean {
  const sample = head.slice(0, 4000);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  const odd = sample.match(/[\0-\x08\x0e-\x1a\x1c-\x1f\ufffd]/g)?.length ?? 0;
  return sample.includes('\0') || odd > sample.length / 10;
}
