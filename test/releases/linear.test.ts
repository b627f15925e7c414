import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/releases/parse.ts';
import { sourcesIn } from '../helpers/source.ts';

/** Texts that are repeated to a hostile name: everything that some part of the parser looks for. */
const units = [
  ...'[ ( ) ] - . _ # 1 a 進 ★ 【'.split(' '),
  ...'S01 S01E01 E01 01- S01-S02- (2001) x264- v2. web. -RP [eztv] [a] (a [x264.a [6AFFEF6B] GERMAN. Extended. 5.1. 2014.06.02. www.a.com'.split(
    ' ',
  ),
  'blu ray ',
  'h 264 ',
  'dts 5 1 ',
  'ep 1 ',
  '01 ~ 02 ',
  ' - 01',
  'season 1 ',
  ' ',
];

/** Built-in functions that cost the same on any text, and those that may look at all of it. */
const single: readonly [owner: object, method: string][] = [
  [String.prototype, 'charCodeAt'],
  [String.prototype, 'slice'],
  [String.prototype, 'startsWith'],
  [String.prototype, 'endsWith'],
  [RegExp.prototype, 'exec'],
  [Map.prototype, 'get'],
  [Set.prototype, 'has'],
];
const whole = 'indexOf lastIndexOf includes split toLowerCase toUpperCase replaceAll'
  .split(' ')
  .map((method): [owner: object, method: string] => [String.prototype, method]);

/** What reading a name costs: one for each call, and one for each character that a call may look at. */
function stepsFor(name: string): number {
  let steps = 0;
  const undo = [...single, ...whole].map(([owner, method], index) => {
    const original: unknown = Reflect.get(owner, method);
    if (typeof original !== 'function') throw new Error(`${method} is no function`);
    const isWhole = index >= single.length;
    Reflect.set(owner, method, function (this: string, ...args: unknown[]): unknown {
      steps += isWhole ? 1 + this.length : 1;
      return Reflect.apply(original, this, args);
    });
    return () => Reflect.set(owner, method, original);
  });
  try {
    parse(name, 'series');
    parse(name, 'film');
  } finally {
    for (const restore of undo) restore();
  }
  return steps;
}

describe('a hostile name', () => {
  it.each(units)('of %j over and over costs ten times as much when it is ten times as long', (unit) => {
    const repeated = (length: number) => unit.repeat(Math.ceil(length / unit.length));
    const [short, long] = [stepsFor(repeated(10_000)), stepsFor(repeated(100_000))];
    expect(short).toBeGreaterThan(10);
    expect(short).toBeLessThan(10_000 * 100);
    expect(long).toBeLessThan(short * 10.5 + 1000);
  });

  it('meets no pattern that can run on: each has a greatest length, so that one try costs the same on any word', () => {
    const patterns = sourcesIn(join(import.meta.dirname, '../../src/releases')).flatMap(({ text }) => patternsIn(text));
    expect(patterns.length).toBeGreaterThan(30);
    expect(patterns.filter((pattern) => isUnbounded(pattern))).toEqual([]);
  });
});

/** The regular expressions of a source file, as written. */
function patternsIn(text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('a.ts', text, ts.ScriptTarget.ES2023, true));
  return found;
}

/** Whether a pattern has `*`, `+` or `{n,}` outside of a class of characters. */
function isUnbounded(pattern: string): boolean {
  const bare = pattern.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  return /[*+]|\{\d+,\}/.test(bare);
}
