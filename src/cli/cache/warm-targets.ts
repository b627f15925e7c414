import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { App } from '../../app/app.ts';
import { FileError, type ProviderError, SpentError, UsageError } from '../../model/errors.ts';
import type { RunEvent } from '../../model/events.ts';
import type { Lookup } from '../../model/lookup.ts';
import type { Query } from '../../model/query.ts';
import { parseTarget } from '../../model/query.ts';
import type { Ref } from '../../model/ref.ts';
import type { WarmOptions } from './command.ts';

/** Something to keep fresh. */
export interface WarmTarget {
  readonly target: Query;
  /** Fetch it also when it expires within this time, ms. */
  readonly soonMs?: number;
}

/** What is to be warmed, most valuable first, each once. `onSpent`: no request was left to ask for all of it. */
export async function* warmTargets(
  options: WarmOptions,
  lookup: Lookup,
  app: App,
  onSpent: () => void,
): AsyncGenerator<RunEvent, readonly WarmTarget[]> {
  const { targets, file, stored, withinMs, popular } = options;
  if (targets.length === 0 && file === undefined && !stored && popular === undefined)
    throw new UsageError('say what to warm: titles, --file LIST, --stored or --popular N');
  const listed = file === undefined ? [] : await readTargets(file, app);
  const asked = [...targets, ...listed].map((target): WarmTarget => ({ target }));
  // Where there is no database, nothing is stored; looking must not make one.
  const kept =
    stored && app.databaseFile.identity() !== undefined
      ? (await (await app.database()).crawls.roots()).map((ref) => ({ target: named(ref), soonMs: withinMs }))
      : [];
  const trending = popular === undefined ? [] : yield* popularTargets(popular, lookup, app, onSpent);
  const all = [...asked, ...kept, ...trending];
  return [...new Map(all.map((one) => [keyOf(one.target), one])).values()];
}

const named = (ref: Ref): Query => ({ ref, text: ref });
const keyOf = (target: Query): string => ('ref' in target ? target.ref : target.text);

async function* popularTargets(
  count: number,
  lookup: Lookup,
  { io }: App,
  onSpent: () => void,
): AsyncGenerator<RunEvent, readonly WarmTarget[]> {
  const refs: Ref[] = [];
  let failed: ProviderError | undefined;
  try {
    for await (const answer of lookup.popular(count, { lookAhead: false, signal: io.signal })) {
      if (answer.type === 'fallback') failed = answer.error;
      if (answer.type === 'title' && !answer.ahead) refs.push(answer.title.ref);
      yield answer;
    }
  } catch (error) {
    // Those that have come are what the run was paid for.
    if (!(error instanceof SpentError)) throw error;
    onSpent();
  }
  if (failed && refs.length === 0) throw failed;
  return refs.slice(0, count).map((ref) => ({ target: named(ref) }));
}

/** A title, ref or page address a line; blank lines and what follows a # are passed over. */
async function readTargets(file: string, { io }: App): Promise<readonly Query[]> {
  const targets: Query[] = [];
  let number = 0;
  try {
    const input = file === '-' ? io.stdin : createReadStream(file);
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++;
      const words = line.replace(/(^|\s)#.*$/, '').trim();
      if (words !== '') targets.push(parseTarget(words));
    }
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(`${file} line ${number}: ${error.message}`);
    throw new FileError(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return targets;
}
