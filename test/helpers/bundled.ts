import { join } from 'node:path';
import { build } from 'esbuild';

const binding = join(import.meta.dirname, '../../node_modules/better-sqlite3/lib/index.js');

/** Makes one file of a program that imports our sources as from `folder`, so that a process of its own starts soon. */
export async function bundled(program: string, folder: string, outfile: string): Promise<void> {
  await build({
    stdin: { contents: program, resolveDir: folder, loader: 'ts' },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
    alias: { 'better-sqlite3': binding },
    external: ['*/better-sqlite3/lib/index.js'],
  });
}
