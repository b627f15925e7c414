// Makes small changes to the source, one at a time, and says which of them no test notices:
//   npm run test:mutants -- [--rooms store,state] [--sample 40] [--seed 1] [--report FILE]
// It works in a copy of the project; of each room the tests in the folder of its name are run. Not for CI: it takes hours.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import ts from 'typescript';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    rooms: { type: 'string', default: 'crawl,lookup,match,store,state,http,franchise,tasks' },
    sample: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
    report: { type: 'string' },
  },
});
const rooms = values.rooms.split(',');
/** Tests of a room that lie elsewhere, too. */
const besides = {
  model: ['test/crawl/walk.test.ts', 'test/match'],
  lookup: ['test/crawl/crawl.test.ts', 'test/cache/single-flight.test.ts'],
  http: ['test/cache/single-flight.test.ts', 'test/security', 'test/lookup/levels.test.ts'],
  state: ['test/cache'],
};

const copy = mkdtempSync(join(tmpdir(), 'animectl-mutants-'));
process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
for (const name of execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean))
  cpSync(join(root, name), join(copy, name));
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

const K = ts.SyntaxKind;
const comparisons = { '<': '<=', '<=': '<', '>': '>=', '>=': '>', '===': '!==', '!==': '===' };
const sums = { '+': '-', '-': '+', '*': '/' };
const inSql = [
  [/ ORDER BY [\w., ]+?(?= LIMIT|$|\)|`)/, ''],
  [/\bLIMIT (\d+)/, (_, n) => `LIMIT ${Number(n) - 1}`],
  [/\bUNION\b(?! ALL)/, 'UNION ALL'],
  [/ <> /, ' = '],
  [/\bAND\b/, 'OR'],
  [/ < /, ' <= '],
];

/** Every change of a file: from, to, what stands there then, and what kind it is. */
function changesOf(path) {
  const text = readFileSync(join(copy, path), 'utf8');
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found = [];
  const change = (node, into, kind) => found.push({ path, from: node.getStart(), to: node.end, into, kind });
  const visit = (node) => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isImportDeclaration(node)) return;
    if (ts.isBinaryExpression(node)) ofBinary(node, change);
    if (ts.isIfStatement(node) || ts.isConditionalExpression(node)) {
      const condition = node.expression ?? node.condition;
      for (const into of ['true', 'false']) change(condition, into, `if-${into}`);
    }
    if (ts.isPrefixUnaryExpression(node) && node.operator === K.ExclamationToken)
      change(node, `(${node.operand.getText()})`, 'drop-not');
    if (
      ts.isNumericLiteral(node) &&
      !ts.isPropertyAssignment(node.parent) &&
      Number(node.text.replaceAll('_', '')) < 1e4
    )
      change(node, String(Number(node.text.replaceAll('_', '')) + 1), 'off-by-one');
    if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression)) change(node, ';', 'drop-call');
    if (ts.isSpreadElement(node)) change(node, '...[]', 'drop-spread');
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression))
      if (['filter', 'sort', 'slice', 'trim', 'toSorted', 'reverse'].includes(node.expression.name.text))
        change(node, node.expression.expression.getText(), `drop-${node.expression.name.text}`);
    if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken?.(node))
      for (const [what, into] of /\b(?:SELECT|DELETE|UPDATE)\b/.test(node.getText()) ? inSql : [])
        if (what.test(node.getText())) change(node, node.getText().replace(what, into), `sql ${what.source.trim()}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function ofBinary(node, change) {
  const [left, sign, right] = [node.left.getText(), node.operatorToken.getText(), node.right.getText()];
  if (comparisons[sign]) change(node, `${left} ${comparisons[sign]} ${right}`, 'comparison');
  if (sums[sign] && !/['"`]/.test(left + right)) change(node, `${left} ${sums[sign]} ${right}`, 'arithmetic');
  if (['&&', '||', '??'].includes(sign)) {
    change(node, `(${left})`, `drop-right ${sign}`);
    if (sign !== '??') change(node, `(${right})`, `drop-left ${sign}`);
  }
}

/** From the same seed always the same numbers, from 0 to 1. */
function chance(start) {
  let state = start;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

function sampleOf(all, size, random) {
  const rest = [...all];
  return Array.from(
    { length: Math.min(size, rest.length) },
    () => rest.splice(Math.floor(random() * rest.length), 1)[0],
  );
}

/** Whether the tests of a room fail. */
function isNoticed(room) {
  const words = ['vitest', 'run', '--bail', '1', '--reporter', 'dot', `test/${room}`, ...(besides[room] ?? [])];
  return spawnSync('npx', words, { cwd: copy, stdio: 'ignore', timeout: 600_000 }).status !== 0;
}

const unnoticed = [];
for (const room of rooms) {
  const files = readdirSync(join(copy, 'src', room), { recursive: true }).filter((name) => name.endsWith('.ts'));
  const all = files.flatMap((name) => changesOf(join('src', room, name)));
  if (isNoticed(room)) throw new Error(`the tests of ${room} fail as they are`);
  const sample = sampleOf(all, Number(values.sample), chance(Number(values.seed)));
  let noticed = 0;
  for (const { path, from, to, into, kind } of sample) {
    const text = readFileSync(join(copy, path), 'utf8');
    writeFileSync(join(copy, path), text.slice(0, from) + into + text.slice(to));
    if (isNoticed(room)) noticed += 1;
    else {
      const line = text.slice(0, from).split('\n').length;
      unnoticed.push(`| ${path}:${line} | \`${text.slice(from, to).replace(/\s+/g, ' ')}\` (${kind}) | \`${into}\` |`);
      process.stderr.write(`${unnoticed.at(-1)}\n`);
    }
    writeFileSync(join(copy, path), text);
  }
  process.stderr.write(
    `${room}: ${noticed} of ${sample.length} noticed, of ${all.length} changes that could be made\n`,
  );
}
if (values.report)
  writeFileSync(values.report, `${['| place | what | became |', '| --- | --- | --- |', ...unnoticed].join('\n')}\n`);
