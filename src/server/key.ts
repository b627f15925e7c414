import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ConfigError, FileError } from '../model/errors.ts';
import { fileFailureCode } from '../model/file-failure.ts';
import { makeFolder } from './folder.ts';

/** Shorter ones can be guessed. */
const shortestKey = 16;

/** The key in the environment. Throws `ConfigError` where it could be guessed or cannot be sent in a header. */
export function keyInEnvironment(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const key = env.ANIMECTL_KEY;
  if (key === undefined || key === '') return undefined;
  if (!/^[\x21-\x7e]+$/.test(key) || key.length < shortestKey)
    throw new ConfigError(
      `ANIMECTL_KEY must be at least ${shortestKey} letters, digits and signs without a space`,
      'ANIMECTL_KEY',
    );
  return key;
}

/** The key that is kept in a file, which is made where there is none. Throws `FileError`. */
export function keyInFile(file: string): string {
  return readKey(file) ?? madeKey(file, firstOf);
}

/** Writes another key into the file, in place of the one that is there. Only its owner can read it. Throws `FileError`. */
export const newKey = (file: string): string => madeKey(file, renameSync);

/** `place` puts the file that is written where it belongs, whole. */
function madeKey(file: string, place: (written: string, file: string) => void): string {
  const key = randomBytes(32).toString('base64url');
  const written = `${file}.${randomBytes(4).toString('hex')}`;
  try {
    makeFolder(dirname(file));
    writeFileSync(written, `${key}\n`, { mode: 0o600, flag: 'wx' });
    try {
      place(written, file);
    } finally {
      rmSync(written, { force: true });
    }
  } catch (error) {
    throw new FileError(`the server's key cannot be written to ${file}: ${reasonOf(error)}`);
  }
  return readKey(file) ?? key;
}

/** Of several that start for the first time at once, one is first, and all have its key. */
function firstOf(written: string, file: string): void {
  try {
    linkSync(written, file);
  } catch (error) {
    if (fileFailureCode(error) === 'EEXIST') return;
    // A file system without links.
    renameSync(written, file);
  }
}

function readKey(file: string): string | undefined {
  try {
    const key = readFileSync(file, 'utf8').trim();
    if (key.length >= shortestKey) {
      keepFromOthers(file);
      return key;
    }
  } catch (error) {
    if (fileFailureCode(error) === 'ENOENT') return undefined;
    throw new FileError(`the server's key cannot be read from ${file}: ${reasonOf(error)}`);
  }
  throw new FileError(`${file} holds no key of the server: delete it, and a new one is made`);
}

/** A key that others can read or write, copied from a backup for instance, is its owner's alone again; where that may not be, it stays. */
function keepFromOthers(file: string): void {
  try {
    if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
  } catch (error) {
    if (fileFailureCode(error) === undefined) throw error;
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Compares with the key. It takes as long for a wrong one as for the right one, whatever its length. */
export function keyCheck(key: string): (given: string) => boolean {
  const right = digest(key);
  return (given) => timingSafeEqual(digest(given), right);
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
