import type { App } from '../app.ts';
import { isSaved, type Kept, noteSaved, type Question, recall, remember, retold } from '../crawl/answers.ts';
import { crawl } from '../crawl/crawl.ts';
import type { CrawlEvent } from '../crawl/events.ts';
import type { Lookup } from '../crawl/lookup.ts';
import { policyKey } from '../crawl/policy.ts';
import { type Resolution, resolvedEvent, resolveTitles, type Target, whyNot } from '../crawl/resolve.ts';
import { type ExitCode, exit } from '../exit.ts';
import { type AnimectlError, NotFoundError } from '../model/errors.ts';
import type { Franchise } from '../model/franchise.ts';
import type { Ref } from '../model/ref.ts';
import { compose } from '../report/compose.ts';
import { foldFallbacks } from '../report/fold.ts';
import { report } from '../report/reporter.ts';
import { persist } from '../store/persist.ts';
import type { Run } from './command.ts';
import { type Deciding, decided } from './decisions.ts';
import type { FranchiseOptions } from './franchise.ts';
import { openOutput } from './output.ts';
import { progressReporter } from './screen.ts';

/** How the targets of one run came out. */
export interface Outcome {
  readonly failures: AnimectlError[];
  answers: number;
  incomplete: boolean;
  interrupted: boolean;
  /** Some of it could not be saved. */
  unsaved: boolean;
}

/** Nothing has been answered so far. */
export const newOutcome = (): Outcome => ({
  failures: [],
  answers: 0,
  incomplete: false,
  interrupted: false,
  unsaved: false,
});

type Wanted = 'targets' | 'depth' | 'maxTitles' | 'provider' | 'policy' | 'cuts' | 'enrich' | 'pick' | 'strict';
/** What was asked for, however it is shown, and what was decided of relations. */
export type Asked = Deciding<Pick<FranchiseOptions, Wanted | 'refresh' | 'store' | 'concurrency'>>;

export const runFranchise: Run<FranchiseOptions> = async (asked, app) => {
  const options = await decided(asked, app);
  if (options.dryRun) return (await import('./plan.run.ts')).planFranchise(options, app);
  const outcome = newOutcome();
  const output = await openOutput(options, app);
  const progress = await progressReporter(app, options.ascii);
  await report(foldFallbacks(watched(answers(options, app, outcome), outcome)), compose([progress, output.reporter]));
  await output.close();
  return codeOf(outcome, app);
};

/** Everything that is said of every target, in their order. A target that fails does not keep the others from being answered. */
export async function* answers(options: Asked, app: App, outcome: Outcome): AsyncGenerator<CrawlEvent, void> {
  const { provider, refresh, concurrency, store } = options;
  // Before any file is opened: what makes no sense leaves nothing behind.
  const lookup = await app.lookup({ provider, refresh, concurrency, noStore: !store });
  const kept = new Map<Target, Kept>();
  if (!options.refresh) {
    for (const target of options.targets) {
      const one = await recall(await app.cache(), target, questionOf(options));
      if (one) kept.set(target, one);
    }
  }
  for (const one of kept.values()) yield* again(one, options, app, outcome);
  const rest = options.targets.filter((target) => !kept.has(target));
  if (rest.length === 0) return;
  const events = await filled(fetched(rest, lookup, options, app, outcome), options, app);
  if (!store) return yield* events;
  yield* saving(events, options, app, outcome);
  for (const target of outcome.unsaved ? [] : rest) {
    const one = await recall(await app.cache(), target, questionOf(options));
    if (one) await note(one, app);
  }
}

/** A kept answer; a database that has not seen it is given it. */
async function* again(kept: Kept, options: Asked, app: App, outcome: Outcome): AsyncGenerator<CrawlEvent, void> {
  const database = app.storeIdentity();
  const isThere = database !== undefined && (await isSaved(await app.cache(), kept, database));
  if (!options.enrich && (!options.store || isThere)) return yield* retold(kept, 0, false);
  const events = await filled(streamed(retold(kept, 0, !isThere)), options, app);
  if (!options.store) return yield* events;
  yield* saving(events, options, app, outcome);
  if (!outcome.unsaved) await note(kept, app);
}

/** Everything, saved on the way. An answer is worth having although it cannot be kept. */
async function* saving(
  events: AsyncIterable<CrawlEvent>,
  options: Asked,
  app: App,
  outcome: Outcome,
): AsyncGenerator<CrawlEvent, void> {
  const crawl = crawlOf(options, app.io.clock.now());
  for await (const event of persist(events, await app.keeping(), { crawl })) {
    outcome.unsaved ||= event.type === 'unsaved';
    yield event;
  }
}

/** With `--enrich`: what the answer lacks, from one search at each further provider. */
async function filled(
  events: AsyncIterable<CrawlEvent>,
  { enrich: wanted, refresh }: Asked,
  app: App,
): Promise<AsyncIterable<CrawlEvent>> {
  if (!wanted || app.config.offline) return events;
  const { enrich, enrichable } = await import('../crawl/enrich.ts');
  const ask = { refresh, concurrency: 1, networkOnly: true, noStore: true };
  const sources = app.config.order.map(async (provider) => ({
    provider,
    lookup: await app.lookup({ ...ask, provider }),
  }));
  return enrich(events, { sources: await Promise.all(sources), wanted: enrichable, signal: app.io.signal });
}

async function note(kept: Kept, app: App): Promise<void> {
  const database = app.storeIdentity();
  if (database) await noteSaved(await app.cache(), kept, database, app.io.clock);
}

async function* streamed(events: Iterable<CrawlEvent>): AsyncGenerator<CrawlEvent, void> {
  yield* events;
}

function crawlOf({ depth, policy }: Asked, startedAt: number) {
  return { policy: policyKey(policy), depth: depth.auto ? 'auto' : String(depth.steps), startedAt };
}

const questionOf = ({ policy, depth, maxTitles, provider, pick, decisions }: Asked): Question => ({
  policy,
  depth,
  maxTitles,
  provider,
  pick,
  decisions: decisions.digest,
});

async function* fetched(
  targets: readonly Target[],
  lookup: Lookup,
  options: Asked,
  app: App,
  outcome: Outcome,
): AsyncGenerator<CrawlEvent, void> {
  const resolutions = yield* resolved(targets, lookup, options, app);
  const seen = new Set<Ref>();
  for (const target of targets) {
    const root = rootOf(target, resolutions, options, outcome);
    if (root === undefined || seen.has(root.ref)) continue;
    const events = franchiseOf(root, lookup, options, app, outcome);
    const asked = 'ref' in target ? target.ref : undefined;
    for await (const event of remember(events, await app.cache(), questionOf(options), asked)) {
      if (event.type === 'franchise') for (const { media } of event.franchise.members) seen.add(media.ref);
      yield event;
    }
  }
}

/** All titles that are given by words, resolved together. */
async function* resolved(
  targets: readonly Target[],
  lookup: Lookup,
  options: Asked,
  app: App,
): AsyncGenerator<CrawlEvent, ReadonlyMap<string, Resolution>> {
  const titles = targets.flatMap((target) => ('title' in target ? target.title : []));
  if (titles.length === 0) return new Map();
  const call = { lookAhead: true, signal: app.io.signal };
  const resolutions = yield* resolveTitles(titles, lookup, { ...resolveOptions(options), ...call });
  return new Map(resolutions.map((one) => [one.title, one]));
}

const resolveOptions = ({ pick, strict }: Asked) => ({ strict, ...(pick !== undefined && { pick }) });

interface Root {
  readonly ref: Ref;
  readonly query: string;
  readonly event?: CrawlEvent | undefined;
}

function rootOf(
  target: Target,
  resolutions: ReadonlyMap<string, Resolution>,
  options: Asked,
  outcome: Outcome,
): Root | undefined {
  if ('ref' in target) return { ref: target.ref, query: target.words };
  const resolution = resolutions.get(target.title);
  if (!resolution) return undefined;
  const refused = whyNot(resolution, resolveOptions(options));
  if (refused) outcome.failures.push(refused);
  const { chosen } = resolution;
  return refused || !chosen
    ? undefined
    : { ref: chosen.media.ref, query: target.title, event: resolvedEvent(resolution) };
}

async function* franchiseOf(
  { ref: root, query, event: resolution }: Root,
  lookup: Lookup,
  options: Asked,
  app: App,
  outcome: Outcome,
): AsyncGenerator<CrawlEvent, void> {
  const { policy, depth, maxTitles, store, decisions } = options;
  const walk = { ...decisions, policy, depth, maxTitles, query, clock: app.io.clock, signal: app.io.signal };
  const inferred = store ? async (refs: readonly Ref[]) => (await app.keeping()).inferred(refs) : undefined;
  let failed: AnimectlError | undefined;
  if (resolution) yield resolution;
  for await (const event of crawl([root], lookup, { ...walk, ...(inferred && { inferred }) })) {
    if (event.type === 'failed' && event.ref === root) failed = event.error;
    const isEmpty = event.type === 'franchise' && event.franchise.members.length === 0;
    if (isEmpty && !app.io.signal.aborted)
      outcome.failures.push(failed ?? new NotFoundError(`${root} is not there: no provider that was asked has it`));
    else if (!(event.type === 'failed' && event.ref === root)) yield event;
  }
}

async function* watched(events: AsyncIterable<CrawlEvent>, outcome: Outcome): AsyncGenerator<CrawlEvent, void> {
  for await (const event of events) {
    if (event.type === 'franchise') {
      outcome.answers++;
      outcome.incomplete ||= isIncomplete(event.franchise);
      outcome.interrupted ||= event.franchise.truncated?.by === 'interrupt';
    }
    yield event;
  }
}

/** A depth limit is what was asked for; a failure or a spent budget is not. */
function isIncomplete({ failed, truncated }: Franchise): boolean {
  return failed.length > 0 || (truncated !== undefined && truncated.by !== 'depth');
}

function codeOf({ failures, answers: answered, incomplete, interrupted, unsaved }: Outcome, { io }: App): ExitCode {
  if (interrupted && !unsaved) return exit.interrupted;
  const [first] = failures;
  if (first && answered === 0 && failures.length === 1) throw first;
  for (const { message } of failures) io.stderr.write(`animectl: ${message}\n`);
  if (first && answered === 0) throw first;
  if (unsaved) return exit.database;
  return first || incomplete ? exit.incomplete : exit.done;
}
