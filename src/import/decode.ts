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
 * Reads UTF-8 and, where a mark or the bytes themselves say so, UTF-16, windows-1252, windows-1251, Shift_JIS, EUC-KR or GB18030.
 * `least`: bytes to wait for as a beginning. Throws `FileError` for what is no text.
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
  const begins = decoder.decode(first, { stream: true });
  const isMac = begins.includes('\r') && !begins.includes('\n');
  // Excel for the Mac still ends lines as systems before macOS did.
  const written = (text: string): string => (isMac ? text.replaceAll('\r', '\n') : text);
  const head = written(begins);
  if (isBinary(head)) {
    await reader.return?.();
    throw new FileError(`cannot import ${bytes.name}: ${whatToDo(first)}`, bytes.name);
  }
  async function* chunks(): AsyncGenerator<string, void> {
    try {
      yield head;
      for (let next = await reader.next(); !next.done; next = await reader.next())
        yield written(decoder.decode(next.value, { stream: true }));
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
  // As a stream: all at once, Node 20 reads the quotes and dashes of windows-1252 as control characters.
  const western = new TextDecoder('windows-1252').decode(bytes, { stream: true });
  const isLatin = !/[^\0-\x7f]{4}/.test(western) && !/[\x80-\x9f]/.test(western);
  if (isLatin && /[\xc0-\xff]/.test(western)) return 'windows-1252';
  // Nearly all of Russian is small letters, and Chinese read as Korean is Hangul only in part.
  if (shareOf(/[а-яё]/g, decodedAs('windows-1251', bytes)) > 0.7) return 'windows-1251';
  if (shareOf(/[\uac00-\ud7a3]/g, decodedAs('euc-kr', bytes)) > 0.9) return 'euc-kr';
  return shareOf(/[\u4e00-\u9fff]/g, decodedAs('gb18030', bytes)) > 0.8 ? 'gb18030' : 'utf-8';
}

/** How much of what is not ASCII in a text are letters of one script, from 0 to 1; 0 where there are too few to tell. */
function shareOf(letters: RegExp, text = ''): number {
  const all = text.match(/[^\0-\x7f]/g)?.length ?? 0;
  return all < 4 ? 0 : (text.match(letters)?.length ?? 0) / all;
}

/** What is to be done with a file that is no text. */
function whatToDo(bytes: Buffer): string {
  const begins = bytes.toString('latin1');
  if (begins.startsWith('PK\u0003\u0004'))
    return /xl\/|\[Content_Types\]|mimetypeapplication\/vnd/.test(begins)
      ? 'it is a workbook: save the table as CSV'
      : 'it is a ZIP archive: unpack it, and import the files that are in it';
  if (begins.startsWith('%PDF')) return 'it is a PDF: copy its text into a file';
  if (begins.startsWith('SQLite format 3')) return 'it is a database: write its list out as CSV or JSON';
  return 'it is no text: a list, a data set or an export is wanted, in UTF-8 or UTF-16';
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
