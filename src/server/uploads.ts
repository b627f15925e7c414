import { randomBytes } from 'node:crypto';
import { read } from 'node:fs';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { FileError } from '../model/errors.ts';
import { fileFailureCode, fileFailureReason } from '../model/file-failure.ts';
import { makeFolder } from './folder.ts';
import { ProblemError } from './problem.ts';

/** A body that came, in a file without a name: nothing of it is left, however the server ends. */
export interface Upload {
  readonly bytes: number;
  /** The file, open; threads of this process share it. */
  readonly descriptor: number;
  close(): Promise<void>;
}

/**
 * Keeps a body in a file of `folder`, so that those that wait for their turn take no memory. Throws `ProblemError` where it is larger
 * than `mostBytes`, does not come whole, or finds no space; `FileError` where no file can be made.
 */
export async function receiveBody(body: Readable, mostBytes: number, folder: string): Promise<Upload> {
  const file = await namelessIn(folder);
  try {
    let bytes = 0;
    // The connection is needed still, for the answer.
    const chunks = body.iterator({ destroyOnReturn: false });
    for await (const chunk of chunks) {
      bytes += (chunk as Buffer).byteLength;
      if (bytes > mostBytes) throw tooLarge(mostBytes);
      await file.appendFile(chunk as Buffer);
    }
    return { bytes, descriptor: file.fd, close: () => file.close() };
  } catch (error) {
    await file.close();
    throw wordsOf(error, folder);
  }
}

/** What was received, from its beginning. A stream of Node's for files would close the file once it is not read any more. */
export const contentOf = (descriptor: number): Readable => Readable.from(piecesOf(descriptor), { objectMode: false });

const pieceBytes = 64 * 1024;
const readPiece = promisify(read);

async function* piecesOf(descriptor: number): AsyncGenerator<Buffer, void> {
  for (let at = 0; ; ) {
    const { bytesRead, buffer } = await readPiece(descriptor, Buffer.alloc(pieceBytes), 0, pieceBytes, at);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}

export const tooLarge = (mostBytes: number): ProblemError =>
  new ProblemError('too-large', `At most ${mostBytes} bytes are read.`);

/** A new file, readable by its owner alone, whose name is taken from it at once. */
async function namelessIn(folder: string): Promise<FileHandle> {
  const path = join(folder, `upload-${randomBytes(8).toString('hex')}`);
  try {
    makeFolder(folder);
    const file = await open(path, 'wx+', 0o600);
    await unlink(path);
    return file;
  } catch (error) {
    throw wordsOf(error, folder);
  }
}

function wordsOf(error: unknown, folder: string): unknown {
  if (error instanceof ProblemError) return error;
  const code = fileFailureCode(error);
  if (code === undefined) return error;
  if (code === 'ECONNRESET') return new ProblemError('usage', 'The body did not come whole.');
  const why = fileFailureReason(error);
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new ProblemError('full', `What was sent cannot be kept in ${folder}: ${why}.`);
  return new FileError(`what was sent cannot be kept in ${folder}: ${why}`);
}
