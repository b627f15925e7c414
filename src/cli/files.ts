import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AnimectlError, FileError } from '../model/errors.ts';
import { fileFailureCode, fileFailureReason } from '../model/file-failure.ts';
import { plain } from '../report/text/plain.ts';
import type { Io } from './io.ts';
import { type Display, note } from './screen.ts';

/** Reads the whole text of a small file; `-`: of stdin. Throws `FileError`. */
export async function readTextFile(file: string, { stdin }: Io): Promise<string> {
  if (file === '-') {
    const parts: string[] = [];
    for await (const part of stdin) parts.push(String(part));
    return parts.join('');
  }
  const { readFile } = await import('node:fs/promises');
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw new FileError(`cannot read ${file}: ${fileFailureReason(error)}`, file);
  });
}

/** Puts a text in a file's place at once, and says so; `-`: writes it to stdout. Throws `FileError`. */
export async function writeText(file: string, text: string, display: Display): Promise<void> {
  const { io } = display;
  if (isStdout(file)) return void io.stdout.write(text);
  const { writeFile } = await import('node:fs/promises');
  await replaceFile(file, io, (path) => writeFile(path, text));
  note(display, `${plain(file)} is written.`);
}

/** Whether a path means stdout. A file that stdout leads to is appended to, never replaced. */
export function isStdout(file: string): boolean {
  return file === '-' || file === '/dev/stdout';
}

/**
 * Has `write` make a file and puts it in the place of `file` when it is whole; until then that one stays as it is. Of a link,
 * what it leads to is replaced. A pipe or a device is written to as it is. `mode`: of a file that is new. Throws `FileError`.
 */
export async function replaceFile(
  file: string,
  io: Pick<Io, 'random' | 'clock' | 'signal'>,
  write: (path: string) => Promise<void>,
  mode = 0o666,
): Promise<void> {
  const { chmod, open, rename, rm } = await import('node:fs/promises');
  const place = await placeOf(file);
  // Held open meanwhile, so that its reader sees one end only.
  const pipe = place.isPipe ? await openWithReader(file, io) : undefined;
  if (place.isStream)
    return write(file)
      .catch((error: unknown) => refuse(file, error))
      .finally(() => pipe?.close());
  const part = join(
    dirname(place.path),
    `.${basename(place.path).slice(0, 60)}.${io.random().toString(36).slice(2)}.part`,
  );
  try {
    // Nothing that somebody else has put there is written to.
    await (await open(part, 'wx', mode)).close();
    await write(part);
    if (place.mode !== undefined) await chmod(part, place.mode);
    await rename(part, place.path);
  } catch (error) {
    if (fileFailureCode(error) !== 'EEXIST') await rm(part, { force: true }).catch(() => {});
    refuse(file, error);
  }
}

/** Throws `FileError` for a file that could not be written, before anybody works for it. `database`: a file that must not be written to. */
export async function checkWritable(file: string, database?: string): Promise<void> {
  if (isStdout(file)) return;
  const { access, constants, realpath } = await import('node:fs/promises');
  const { path, isStream } = await placeOf(file);
  if (database !== undefined && path === (await realpath(database).catch(() => undefined)))
    throw new FileError(`cannot write ${file}: it is the database itself`, file);
  await access(isStream ? path : dirname(path), constants.W_OK).catch((error: unknown) => refuse(file, error));
}

interface Place {
  /** Where links lead to. */
  readonly path: string;
  /** The permissions of the file that is there. */
  readonly mode?: number;
  readonly isStream: boolean;
  /** A named pipe: opening it waits until somebody reads it. */
  readonly isPipe?: boolean;
}

const pipePollMs = 50;

/** Opens a named pipe when somebody reads it. The plain way to open it waits for that where no signal is heard. */
async function openWithReader(file: string, { clock, signal }: Pick<Io, 'clock' | 'signal'>): Promise<FileHandle> {
  const { constants, open } = await import('node:fs/promises');
  for (;;) {
    try {
      return await open(file, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch (error) {
      if (fileFailureCode(error) !== 'ENXIO') refuse(file, error);
    }
    await clock.sleep(pipePollMs, signal);
  }
}

async function placeOf(file: string): Promise<Place> {
  const { realpath, stat } = await import('node:fs/promises');
  try {
    const found = await stat(file);
    if (found.isDirectory()) throw new FileError(`cannot write ${file}: it is a folder; name a file in it`, file);
    if (!found.isFile()) return { path: file, isStream: true, isPipe: found.isFIFO() };
    return { path: await realpath(file), mode: found.mode & 0o777, isStream: false };
  } catch (error) {
    if (fileFailureCode(error) !== 'ENOENT') return refuse(file, error);
    return { path: file, isStream: false };
  }
}

function refuse(file: string, error: unknown): never {
  // Errors of our own have codes, too, and are none of the file's.
  if (error instanceof AnimectlError || fileFailureCode(error) === undefined) throw error;
  throw new FileError(`cannot write ${file}: ${fileFailureReason(error)}`, file);
}
