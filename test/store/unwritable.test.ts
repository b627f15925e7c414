import { spawn } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { arrival, titled } from '../helpers/arrivals.ts';
import { ownFolder } from '../helpers/folder.ts';

/** Who may write everything asks as somebody who may not: the system's `nobody`. */
const asking = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

it('a file that cannot be written is read, and what is to be saved is refused', async () => {
  const { file, folder } = await stored();
  chmodSync(file, 0o444);
  chmodSync(folder, 0o555);
  const before = readFileSync(file);
  expect(await told(file)).toEqual({ titles: ['anilist:1'], commit: 'readonly', shrink: 'readonly' });
  expect([readFileSync(file).equals(before), readdirSync(folder)]).toEqual([true, ['anime.db']]);
});

it('a file in a folder that cannot be written is read, though the file could be', async () => {
  const { file, folder } = await stored();
  chmodSync(file, 0o666);
  chmodSync(folder, 0o555);
  expect(await told(file)).toEqual({ titles: ['anilist:1'], commit: 'readonly', shrink: 'readonly' });
});

it('a file that cannot be written is read with what another program has in the log beside it', async () => {
  const { file, folder } = await stored();
  const writer = await openSqlite(file);
  onTestFinished(() => writer.close());
  await writer.commit({ arrivals: [arrival(titled('anilist:2'))] });
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o444);
  chmodSync(folder, 0o555);
  expect(await told(file)).toEqual({ titles: ['anilist:1', 'anilist:2'], commit: 'readonly', shrink: 'readonly' });
});

it('an empty file that cannot be written says that nothing is stored in it', async () => {
  const folder = ownFolder();
  const file = join(folder, 'anime.db');
  writeFileSync(file, '', { mode: 0o444 });
  chmodSync(folder, 0o555);
  onTestFinished(() => chmodSync(folder, 0o755));
  expect(await told(file)).toEqual({
    error: `Database ${file}: nothing is stored in it yet, and it cannot be written`,
  });
});

/** A file in which one title is stored, in a folder of its own that anybody may read. */
async function stored() {
  const folder = ownFolder();
  const file = join(folder, 'anime.db');
  const store = await openSqlite(file);
  await store.commit({ arrivals: [arrival(titled('anilist:1'))] });
  await store.close();
  onTestFinished(() => chmodSync(folder, 0o755));
  return { folder, file };
}

/** What a program that asks as somebody else is told of a file. */
async function told(file: string): Promise<unknown> {
  const { build } = await import('esbuild');
  const program = ownFolder();
  chmodSync(program, 0o755);
  const root = new URL('../..', import.meta.url).pathname;
  for (const name of ['package.json', 'schema.sql', 'node_modules']) symlinkSync(join(root, name), join(program, name));
  const contents = `
    import { openSqlite } from './src/store/sqlite/sqlite.ts';
    const code = (error) => error.code;
    const say = (what) => process.stdout.write(JSON.stringify(what));
    try {
      const store = await openSqlite(process.argv[2]);
      const titles = [...(await store.titles.load(['anilist:1', 'anilist:2'])).keys()];
      const title = { ref: 'anilist:3', ids: { anilist: 3 }, kind: 'anime', title: 'Three' };
      const commit = await store.commit({ arrivals: [{ title, provider: 'anilist', fetchedAt: 1 }] }).catch(code);
      const shrink = await store.upkeep.shrink().catch(code);
      await store.close();
      say({ titles, commit, shrink });
    } catch (error) {
      say({ error: error.message });
    }`;
  const outfile = join(program, 'read.js');
  const options = { bundle: true, format: 'esm', platform: 'node', packages: 'external' } as const;
  await build({ ...options, stdin: { contents, resolveDir: root }, outfile });
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [outfile, file], { ...asking, stdio: ['ignore', 'pipe', 'inherit'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', failed);
    child.on('close', () => done(JSON.parse(Buffer.concat(chunks).toString())));
  });
}
