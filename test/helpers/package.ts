import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { promisify } from 'node:util';
import { afterAll, beforeAll } from 'vitest';
import { programFolder } from './program.ts';

const root = join(import.meta.dirname, '../..');

/** The folder that `npm pack` packs, with all that `prepare` makes, for the tests of one file. Answers where it is. */
export function builtPackage(): () => string {
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'animectl-package-'));
    cpSync(await programFolder(), folder, { recursive: true, verbatimSymlinks: true });
    for (const name of ['README.md', 'LICENSE', 'CHANGELOG.md', 'SECURITY.md'])
      cpSync(join(root, name), join(folder, name));
    const run = (...words: readonly string[]) => promisify(execFile)(execPath, words, { cwd: root });
    await Promise.all([
      run('scripts/manual.js', join(folder, 'man/animectl.1')),
      run('scripts/types.js', join(folder, 'dist/types')),
      run('scripts/sbom.js', join(folder, 'sbom.cdx.json')),
    ]);
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return () => folder;
}
