import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ConfigError, FileError } from '../model/errors.ts';

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
  const found = readKey(file);
  return found ?? newKey(file);
}

/** Writes another key into the file, in place of the one that is there. Only its owner can read it. Throws `FileError`. */
export function newKey(file: string): string {
  const key = randomBytes(32).toString('base64url');
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, `${key}\n`, { mode: 0o600 });
    // One that was there keeps the mode that it had.
    chmodSync(file, 0o600);
  } catch (error) {
    throw new FileError(`the server's key cannot be written to ${file}: ${reasonOf(error)}`);
  }
  return key;
}

function readKey(file: string): string | undefined {
  try {
    const key = readFileSync(file, 'utf8').trim();
    if (key.length >= shortestKey) return key;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new FileError(`the server's key cannot be read from ${file}: ${reasonOf(error)}`);
  }
  throw new FileError(`${file} holds no key of the server: delete it, and a new one is made`);
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Compares with the key. It takes as long for a wrong one as for the right one, whatever its length. */
export function keyCheck(key: string): (given: string) => boolean {
  const right = digest(key);
  return (given) => timingSafeEqual(digest(given), right);
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
