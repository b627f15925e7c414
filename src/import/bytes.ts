import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { FileError } from '../model/errors.ts';
import { fileFailureCode, fileFailureReason } from '../model/file-failure.ts';

/** A file or a stream as bytes. What is wrong with it as a whole is collected, not thrown: what came before it counts. */
export interface Bytes {
  /** For people. */
  readonly name: string;
  /** Of the file, in bytes; undefined: nobody knows. */
  readonly size: number | undefined;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** How many bytes have been read. */
  read(): number;
  /** Why what was read is not all of it, or may not be right. */
  problems(): readonly string[];
  addProblem(problem: string): void;
  /** Lets go of the file where it is not read to the end. */
  close(): Promise<void>;
}

/** Throws `FileError` for what cannot be opened or read. */
export async function openFile(path: string): Promise<Bytes> {
  const handle = await failing(path, () => open(path, 'r'));
  const before = await failing(path, () => handle.stat());
  if (before.isDirectory()) {
    await handle.close();
    throw new FileError(
      `cannot read ${path}: it is a folder; where it is named by itself, as ./FOLDER, the names of the files in it are titles`,
      path,
    );
  }
  const size = before.isFile() ? before.size : undefined;
  return bytesOf(
    path,
    size,
    (problem) => fileChunks(path, handle, problem),
    () => handle.close(),
  );
}

export function openStream(stream: Readable): Bytes {
  return bytesOf(
    'stdin',
    undefined,
    () => stream as AsyncIterable<Uint8Array>,
    async () => {},
  );
}

function bytesOf(
  name: string,
  size: number | undefined,
  read: (problem: (text: string) => void) => AsyncIterable<Uint8Array>,
  close: () => Promise<void>,
): Bytes {
  const problems: string[] = [];
  let count = 0;
  async function* counted(): AsyncGenerator<Uint8Array, void> {
    for await (const chunk of read((text) => problems.push(text))) {
      count += chunk.length;
      yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    }
  }
  return {
    name,
    size,
    chunks: counted(),
    read: () => count,
    problems: () => problems,
    addProblem: (text) => void problems.push(text),
    close,
  };
}

async function* fileChunks(
  path: string,
  handle: FileHandle,
  problem: (text: string) => void,
): AsyncGenerator<Uint8Array, void> {
  const before = await handle.stat();
  try {
    // A reader that leaves early closes the stream, and the stream its handle: by its number alone it would be closed twice,
    // the second time perhaps after somebody else has been given that number.
    for await (const chunk of handle.createReadStream({ autoClose: false })) yield chunk as Uint8Array;
    const after = await handle.stat();
    if (before.isFile() && (after.size !== before.size || after.mtimeMs !== before.mtimeMs))
      problem('the file was changed while it was read; import it again');
  } catch (error) {
    throw unreadable(path, error);
  } finally {
    await handle.close();
  }
}

async function failing<T>(path: string, body: () => Promise<T>): Promise<T> {
  try {
    return await body();
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): unknown {
  const code = fileFailureCode(error);
  if (code === undefined || code.startsWith('ERR_')) return error;
  return new FileError(`cannot read ${path}: ${fileFailureReason(error)}`, path);
}
