import { opendir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { FileError } from '../../model/errors.ts';
import { fileFailureCode, fileFailureReason } from '../../model/file-failure.ts';
import { createFileTitles } from '../file-names.ts';
import type { Row } from '../row.ts';

/** Folders in folders that are looked into. */
const deepest = 16;

/**
 * The titles of the files in a folder and the folders in it, by their names alone: nothing is opened, and no link is followed. A row
 * each; further files of one title and what is no video are left out. Throws `FileError` for a folder that cannot be read.
 */
export async function* readFolder(folder: string): AsyncGenerator<Row, void> {
  const titles = createFileTitles({ isFolder: true });
  let number = 0;
  for await (const path of filesIn(folder, deepest)) {
    number++;
    yield titles.rowOf({ number, unit: 'file' }, relative(folder, path));
  }
}

const whyNot = (error: unknown): string =>
  fileFailureCode(error) === 'ENOTDIR' ? 'it is no folder' : fileFailureReason(error);

/** Files in the order of their names, those of a folder before those of the folders in it. */
async function* filesIn(folder: string, levels: number): AsyncGenerator<string, void> {
  const files: string[] = [];
  const folders: string[] = [];
  try {
    for await (const one of await opendir(folder)) {
      if (one.name.startsWith('.')) continue;
      if (one.isDirectory()) folders.push(one.name);
      else if (one.isFile()) files.push(one.name);
    }
  } catch (error) {
    throw new FileError(`cannot read ${folder}: ${whyNot(error)}`, folder, { cause: error });
  }
  for (const name of inOrder(files)) yield join(folder, name);
  if (levels > 0) for (const name of inOrder(folders)) yield* filesIn(join(folder, name), levels - 1);
}

const inOrder = (names: readonly string[]): readonly string[] =>
  [...names].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
