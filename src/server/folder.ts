import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileFailureCode } from '../model/file-failure.ts';

/** Makes a folder for its owner alone, where it is missing, with those that it is in. Node's own `recursive` never ends below `/proc`. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (fileFailureCode(error) === 'EEXIST') return;
    if (fileFailureCode(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
    makeFolder(dirname(folder));
    mkdirSync(folder, { mode: 0o700 });
  }
}
