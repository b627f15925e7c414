import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cases } from '../helpers/suite.ts';
import { lasting, type Outcome, once, placesOf, undisturbed, withOldAnswers } from './matrix/cell.ts';
import { type Command, commands } from './matrix/commands.ts';
import { believed, type Fault, faults, slow, words } from './matrix/faults.ts';
import { strangers } from './matrix/kept.ts';
import { type Result, tablesOf } from './matrix/table.ts';

/**
 * Every fault, at the first, the middle and the last request of every command that asks a provider. What came out is in
 * docs/reliability.md; `npx vitest run --mode all test/reliability/fault-matrix.test.ts -u` writes it there.
 */

/** In the quick suite one of each sort: somebody else's answer, half of one, and one that makes no sense. */
const tried = cases(['a web page at 200', 'a body that breaks off', 'fields of a wrong type'], faults);
/** What is to be waited for is waited for together. */
const groups = [
  tried.filter((one) => slow.includes(one)),
  ...tried.filter((one) => !slow.includes(one)).map((one) => [one]),
]
  .filter((group) => group.length > 0)
  .map((group) => [group.join(', and '), group] as const);

const results = new Map<Fault, readonly Result[]>();

describe('a provider that answers with', () => {
  it.each(groups)('%s', async (_, group) => {
    await Promise.all(
      group.map(async (fault) => {
        const all: Result[] = [];
        // Not all at once: a busy machine would let good answers run out of time, too.
        for (const command of commands) all.push(...(await row(fault, command)));
        results.set(fault, all);
      }),
    );
  });
});

/** A command's cells, each looked at. */
async function row(fault: Fault, command: Command): Promise<readonly Result[]> {
  const good = await undisturbed(command);
  expect([good.code, good.asked.length], command.name).toEqual([0, command.requests]);
  // In the quick suite each fault at another place.
  const places = placesOf(command);
  const place = places[faults.indexOf(fault) % places.length] ?? 1;
  const cells = cases([place], places).map(async (nth): Promise<Result> => {
    const cell = { command, nth };
    const [[struck, after], one, old] = await Promise.all([
      lasting(fault, cell),
      once(fault, cell),
      withOldAnswers(fault, cell, good.folder),
    ]);
    const at = `${command.name}, request ${nth}`;
    for (const outcome of [struck, after, one, old]) speaksPlainly(outcome, at);
    saysWhatHappened(fault, struck, at);
    keepsWhatWasPaidFor(command, struck, at);
    if (!believed.includes(fault)) for (const outcome of [struck, one]) keepsNoRubbish(outcome, good, at);
    goesOn(command, { struck, after, good }, at);
    if (one.code === 0 && !believed.includes(fault))
      expect(answerOf(one, command), at).toEqual(answerOf(good, command));
    standsIn(fault, command, { old, good }, at);
    return { ...cell, struck, once: one, old };
  });
  return Promise.all(cells);
}

/** No bug, no stack, nothing of JavaScript's own. */
function speaksPlainly({ code, err, out }: Outcome, at: string): void {
  expect([0, 3, 5, 8], `${at}: ${err}`).toContain(code);
  expect(err, at).not.toMatch(/\bbug\b|^\s+at |fetch failed|TypeError|undefined|\[object|ECONN|ENOTFOUND/m);
  // An answer or a reason, never neither.
  if (code !== 0) expect(err + out, at).not.toBe('');
  expect(out, at).not.toMatch(/undefined|\[object/);
}

/** Exit 5 with nothing, 8 with a part, 0 and 3 where the fault looks like an answer; the reason in the provider's words. */
function saysWhatHappened(fault: Fault, { code, err, out, asked }: Outcome, at: string): void {
  const wanted = words[fault];
  const isPart = asked.some((one) => !one.struck);
  if (!wanted) expect([code, err], at).toEqual([0, expect.not.stringContaining('AniList: ')]);
  else if (believed.includes(fault)) expect([0, 3, 8], at).toContain(code);
  else {
    expect([5, isPart && !/relations/.test(at) ? 8 : 5], at).toContain(code);
    if (isPart && !/relations/.test(at)) expect(code, at).toBe(8);
    expect(err, at).toMatch(wanted);
    if (/import/.test(at))
      expect(err, at).toMatch(/(?:rows are|not everything).*Go on with animectl import --resume 1\./);
    if (/franchise/.test(at) && code === 8)
      expect(err, at).toMatch(/What has come is kept: run it again for the rest\./);
  }
  if (code === 5 && !/import/.test(at)) expect(out, at).toBe('');
}

/** Every title of an answer that was given is in the database, or in the cache where the command has no database. */
function keepsWhatWasPaidFor(command: Command, { asked, kept }: Outcome, at: string): void {
  const there = command.saves ? kept.titles : kept.cache;
  const paid = asked.filter((one) => !one.struck).flatMap((one) => one.titles);
  expect(
    paid.filter((ref) => !there.has(command.saves ? ref : `detailed ${ref}`)),
    at,
  ).toEqual([]);
}

/** All that is cached and saved is as it is where nothing goes wrong, or not there. */
function keepsNoRubbish({ kept }: Outcome, good: Outcome, at: string): void {
  expect(strangers(kept.titles, good.kept.titles), at).toEqual([]);
  expect(strangers(kept.cache, good.kept.cache), at).toEqual([]);
  expect(
    kept.relations.filter((one) => !good.kept.relations.includes(one)),
    at,
  ).toEqual([]);
}

/** The same command, once the fault is over: the same result, and nothing is asked for that has been answered. */
function goesOn(
  command: Command,
  { struck, after, good }: { readonly struck: Outcome; readonly after: Outcome; readonly good: Outcome },
  at: string,
): void {
  const answered = struck.asked.filter((one) => !one.struck && one.titles.length > 0);
  const paid = new Set(answered.flatMap((one) => one.wanted));
  expect([after.code, after.asked.flatMap((one) => one.wanted.filter((what) => paid.has(what)))], at).toEqual([0, []]);
  expect(answerOf(after, command), at).toEqual(answerOf(good, command));
}

/** With old answers at hand they stand in, and none of them is replaced by anything worse. */
function standsIn(
  fault: Fault,
  command: Command,
  { old, good }: { readonly old: Outcome; readonly good: Outcome },
  at: string,
): void {
  expect(old.kept.titles, at).toEqual(good.kept.titles);
  expect(old.kept.relations, at).toEqual(good.kept.relations);
  if (believed.includes(fault)) return;
  expect(old.kept.cache, at).toEqual(good.kept.cache);
  if (!command.saves) return;
  expect([old.code, titlesIn(old)], at).toEqual([0, titlesIn(good)]);
  // What is known takes fewer requests: the fault may not have been met.
  if (!old.asked.some(({ struck }) => struck)) return;
  // Of one title that failed it is enough that it is old.
  if (words[fault]) expect(old.err, at).toMatch(/going on with what is stored or bundled|from the cache \(AniList\)/);
  if (words[fault] && command.name === 'franchise') expect(old.err, at).toMatch(/the oldest fetched 30 hours ago/);
}

/** What a run printed, without what differs from run to run. */
function answerOf({ out, kept }: Outcome, { name }: Command): unknown {
  if (name === 'import' || name === 'cache warm') return kept;
  return JSON.parse(out, (key, value) => (['from', 'fetchedAt', 'stats'].includes(key) ? undefined : value));
}

const titlesIn = ({ out }: Outcome): readonly string[] => [...new Set(out.match(/"ref": "anilist:\d+"/g))].sort();

it('docs/reliability.md tells what came out', async ({ skip }) => {
  skip(results.size < faults.length, 'not all faults were looked at');
  const page = join(import.meta.dirname, '../../docs/reliability.md');
  const ordered = new Map(faults.map((fault) => [fault, results.get(fault) ?? []]));
  const [begin, end] = ['<!-- what came out: begin -->', '<!-- what came out: end -->'];
  const text = readFileSync(page, 'utf8').replace(
    new RegExp(`(?<=${begin}\n).*(?=${end})`, 's'),
    () => `\n${tablesOf(ordered, commands)}\n\n`,
  );
  await expect(text).toMatchFileSnapshot(page);
});
