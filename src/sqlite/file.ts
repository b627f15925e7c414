import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readlinkSync,
  rmdirSync,
  statSync,
  unlinkSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { codeOf } from './failure.ts';

// A file that was turned to WAL mode and holds nothing: one page.
const emptySize = 4096;

/** As many as Linux follows. */
const mostLinks = 40;

/**
 * Makes an empty file, for the user's eyes only, and its folders, where they are missing. Returns a function that removes what
 * was made, as long as nothing is in it. Where a link leads to a file that is missing, it is that file that is made. `steps`: how
 * many links are followed at the most. Throws what the file system says, having made nothing.
 */
export function create(path: string, steps = mostLinks): () => void {
  if (isFile(path)) return () => {};
  const folders = makeFolders(dirname(path));
  const undoFolders = () => {
    for (const folder of [...folders].reverse()) rmdirSync(folder);
  };
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (codeOf(error) === 'EEXIST') {
      const target = danglingTarget(path);
      if (target !== undefined && steps > 0) return create(target, steps - 1);
      // Says that it is a folder where it is one.
      if (statSync(path).isDirectory()) closeSync(openSync(path, 'r+'));
      return () => {};
    }
    quietly(undoFolders);
    throw error;
  }
  return () =>
    quietly(() => {
      if (statSync(path).size > emptySize || existsSync(`${path}-wal`)) return;
      unlinkSync(path);
      undoFolders();
    });
}

/** Whether there is a file already. What else is there, and why it cannot be looked at, is found out by opening it. */
function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    return false;
  }
}

/** Where a link leads whose file is missing; undefined where there is a file, or no link. */
function danglingTarget(path: string): string | undefined {
  if (existsSync(path) || !lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return undefined;
  return resolve(dirname(path), readlinkSync(path));
}

/**
 * Makes a folder and those above it, for the user's eyes only, where they are missing. Returns those that it made, the outermost
 * first. It does not use `recursive` of mkdir: in /proc, where nothing can be made, Node 20 then tries for ever.
 */
function makeFolders(folder: string): readonly string[] {
  if (statSync(folder, { throwIfNoEntry: false })) return [];
  const made = makeFolders(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another program may have been faster.
    if (codeOf(error) === 'EEXIST') return made;
    quietly(() => {
      for (const one of [...made].reverse()) rmdirSync(one);
    });
    throw error;
  }
  return [...made, folder];
}

// For cleaning up after a failure that is told already.
function quietly(body: () => void): void {
  try {
    body();
  } catch {}
}

/** Tells one file from another at the same path. Undefined where there is none. */
export function fileIdentity(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats && `${stats.dev} ${stats.ino}`;
}
