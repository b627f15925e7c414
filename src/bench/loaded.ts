import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runChild } from './child.ts';
import type { Bench, Program } from './scenario.ts';

// Run before the program: when the process ends, it asks the debugger for all scripts that there are.
const watcher = `
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
process.on('exit', () => {
  const scripts = [];
  const session = new Session();
  session.connect();
  session.on('Debugger.scriptParsed', ({ params: { url } }) => scripts.push(url));
  session.post('Debugger.enable');
  writeFileSync(process.env.LOADED_FILE, scripts.join('\\n'));
});`;

/** The files of code that `animectl WORDS` loads, absolute; Node's own left out. */
export async function loadedFiles(
  bench: Bench,
  { node, file }: Program,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const list = join(bench.folder, 'loaded');
  const options = ['--import', `data:text/javascript,${encodeURIComponent(watcher)}`];
  const { code } = await runChild(bench, node, [...options, file, ...words], { env: { ...env, LOADED_FILE: list } });
  if (code !== 0) throw new Error(`animectl ${words.join(' ')} ended with exit code ${code}`);
  const scripts = (await readFile(list, 'utf8')).split('\n').map((url) => url.replace(/^file:\/\//, ''));
  await rm(list);
  return scripts.filter((path) => path.startsWith('/'));
}
