// Makes small changes to statements, which StrykerJS takes for texts like any other: an ORDER BY dropped, `<` for `<=`.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const root = join(import.meta.dirname, '..', '..');
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const config = join(import.meta.dirname, 'vitest.config.js');

const quoted = /`[^`]*`|'[^'\n]*'|"[^"\n]*"/g;
const isStatement = /\b(?:SELECT|INSERT|UPDATE|DELETE|FROM|WHERE|ORDER BY)\b/;
const isMigration = /migrat|schema/;

/** What is changed, and into what. */
const changes = [
  [/\s*\bORDER BY [^\n`)]+?(?=\s*(?:\bLIMIT\b|[\n`)]|$))/g, () => ''],
  [/ (?:DESC|ASC)\b/g, () => ''],
  [/\bLIMIT (\d+)/g, (_, n) => `LIMIT ${n - 1}`],
  [/\bUNION ALL\b/g, () => 'UNION'],
  [/\bUNION\b(?! ALL)/g, () => 'UNION ALL'],
  [/ (<=?|>=?) /g, (_, sign) => ` ${sign.endsWith('=') ? sign[0] : `${sign}=`} `],
  [/ <> /g, () => ' = '],
  [/ AND /g, () => ' OR '],
  [/ OR (?!IGNORE)/g, () => ' AND '],
  [/\bINSERT OR IGNORE\b/g, () => 'INSERT OR REPLACE'],
  [/\bDISTINCT /g, () => ''],
  [/ IS NOT NULL\b/g, () => ' IS NULL'],
  [/\bNOT EXISTS\b/g, () => 'EXISTS'],
  [/\bmin\(/g, () => 'max('],
  [/\bmax\(/g, () => 'min('],
  [/ = ([01])\b/g, (_, n) => ` = ${1 - n}`],
  [/\bLEFT JOIN\b/g, () => 'JOIN'],
];

/** All changes of the statements in a room's files. */
function changesOf(room) {
  const names = readdirSync(join(root, 'src', room), { recursive: true });
  return names
    .filter((name) => name.endsWith('.ts') && !isMigration.test(name))
    .flatMap((name) => {
      const path = `src/${room}/${name}`;
      const source = readFileSync(join(root, path), 'utf8').replace(/^\s*(?:\/\/|\/?\*).*$/gm, (text) =>
        ' '.repeat(text.length),
      );
      return [...source.matchAll(quoted)]
        .filter(([text]) => isStatement.test(text))
        .flatMap((found) => inText(path, found));
    });
}

function inText(path, { 0: text, index }) {
  return changes.flatMap(([what, into]) =>
    [...text.matchAll(what)].map((found) => ({
      ...{ path, start: index + found.index, end: index + found.index + found[0].length },
      ...{ original: found[0], replacement: into(...found) },
    })),
  );
}

/** Some of a room's changes, and what became of each. `settings`: of the environment in which the tests are run. */
export function outcomesOfStatements(room, size, random, tests, settings) {
  const all = changesOf(room);
  const sample = Array.from(
    { length: Math.min(size, all.length) },
    () => all.splice(Math.floor(random() * all.length), 1)[0],
  );
  const pass = (change) => {
    const mutant = { ANIMECTL_MUTANT_TESTS: tests.join(' '), ANIMECTL_MUTANT: JSON.stringify(change) };
    const run = spawnSync(process.execPath, [vitest, 'run', '--config', config, '--bail', '1', '--maxWorkers', '1'], {
      ...{ cwd: root, env: { ...process.env, ...settings, ...mutant }, stdio: 'ignore', timeout: 600_000 },
    });
    return run.status === 0;
  };
  if (!pass({ path: 'nothing' })) throw new Error(`the tests of ${room} fail, or there are none`);
  return sample.map((change) => {
    const isUnnoticed = pass(change);
    process.stderr.write(`${isUnnoticed ? 'unnoticed' : 'noticed  '} ${change.path} ${change.original.trim()}\n`);
    const source = readFileSync(join(root, change.path), 'utf8');
    const place = (at) => {
      const before = source.slice(0, at).split('\n');
      return { line: before.length, column: before.at(-1).length + 1 };
    };
    const location = { start: place(change.start), end: place(change.end) };
    return { ...change, lines: source.split('\n'), location, status: isUnnoticed ? 'Survived' : 'Killed' };
  });
}
