import type { App, LookupSettings } from '../../app/app.ts';
import { crawl } from '../../crawl/crawl.ts';
import type { Decided } from '../../crawl/decisions.ts';
import { resolveTitles, whyNot } from '../../match/resolve.ts';
import { autoDepth } from '../../model/depth.ts';
import { AnimectlError, NotFoundError, ProviderError, SpentError } from '../../model/errors.ts';
import type { RunEvent } from '../../model/events.ts';
import type { Lookup } from '../../model/lookup.ts';
import { presets } from '../../model/policy.ts';
import type { Query } from '../../model/query.ts';
import { foldFallbacks } from '../../report/live/fallbacks.ts';
import { report } from '../../report/live/reporter.ts';
import { plain, safeJson } from '../../report/text/plain.ts';
import { decisionsFor } from '../../tasks/decided.ts';
import { type Question, recall, remember } from '../../tasks/kept.ts';
import { type ExitCode, exit } from '../exit.ts';
import { progressReporter } from '../screen.ts';
import type { Run } from '../start.ts';
import type { WarmOptions } from './command.ts';
import { warmTargets } from './warm-targets.ts';

/** For how long the right to warm is taken; a process that dies loses it then. */
const leaseMs = 180_000;

/** How many targets came out how. */
interface Tally {
  fetched: number;
  fresh: number;
  readonly failures: AnimectlError[];
  /** No provider is left that would answer the next one. */
  outage: boolean;
  cut: boolean;
  /** How many requests it has cost so far. */
  requests(): number;
}

export const runWarm: Run<WarmOptions> = async (options, app) => {
  const lease = await app.lease('warm', leaseMs);
  if (!lease) {
    note(app, 'another cache warm is running: nothing to do');
    return exit.done;
  }
  const tally: Tally = { fetched: 0, fresh: 0, failures: [], outage: false, cut: false, requests: () => 0 };
  try {
    const progress = await progressReporter(app, false, 'background');
    await report(
      foldFallbacks(
        watched(
          warmed(options, app, tally, () => lease.renew()),
          tally,
        ),
      ),
      progress,
    );
  } finally {
    await lease.release();
  }
  return conclude(tally, options, app);
};

async function* warmed(
  options: WarmOptions,
  app: App,
  tally: Tally,
  renew: () => Promise<boolean>,
): AsyncGenerator<RunEvent, void> {
  const { provider, concurrency, maxRequests } = options;
  const settings: LookupSettings = {
    provider,
    concurrency,
    maxRequests,
    refresh: false,
    background: true,
    networkOnly: true,
    noStore: true,
  };
  const lookup = await app.lookup(settings);
  tally.requests = () => lookup.counts().requests;
  // As `franchise` will ask.
  const decisions = await decisionsFor('own', true, app);
  const question: Question = {
    policy: presets.franchise,
    depth: autoDepth,
    maxTitles: 500,
    provider,
    pick: undefined,
    decisions: decisions.digest,
  };
  const spent = spending(options, lookup, app);
  const targets = yield* warmTargets(options, lookup, app, () => {
    tally.cut = true;
  });
  // What is listed is only fetched when it is not fresh; what is stored also when it will not be for long.
  for (const { target, soonMs } of targets) {
    if (app.io.signal.aborted) break;
    const kept = await recall(await app.cache(), target, question);
    if (kept && kept.expiresAt > app.clock.now() + (soonMs ?? 0)) {
      tally.fresh++;
      continue;
    }
    if (spent() !== undefined || !(await renew())) {
      tally.cut = true;
      break;
    }
    yield* warmOne(target, lookup, question, { decisions, app, tally, spent, renew });
    if (tally.outage) break;
  }
}

async function* watched(events: AsyncIterable<RunEvent>, tally: Tally): AsyncGenerator<RunEvent, void> {
  for await (const event of events) {
    if (event.type === 'fallback') tally.outage = event.next === undefined;
    yield event;
  }
}

interface Warming {
  readonly decisions: Decided;
  readonly app: App;
  readonly tally: Tally;
  readonly spent: () => 'time' | 'budget' | undefined;
  readonly renew: () => Promise<boolean>;
}

async function* warmOne(
  target: Query,
  lookup: Lookup,
  question: Question,
  { decisions, app, tally, spent, renew }: Warming,
): AsyncGenerator<RunEvent, void> {
  const { clock, signal } = app.io;
  try {
    const found = yield* rootOf(target, lookup, app);
    const query = !('ref' in target) ? target.text : target.text;
    const asked = 'ref' in target ? target.ref : undefined;
    const events = crawl([found.ref], lookup, { ...question, ...decisions, query, clock, signal, spent });
    for await (const event of remember(led(found.event, events), await app.cache(), question, asked)) {
      if (event.type === 'failed' && event.ref === found.ref) throw event.error;
      // A large franchise takes longer than the term.
      if (event.type === 'round' || event.type === 'waiting') await renew();
      if (event.type === 'franchise') settle(event, tally, found.ref);
      yield event;
    }
  } catch (error) {
    if (!(error instanceof AnimectlError)) throw error;
    if (error instanceof SpentError) tally.cut = true;
    else tally.failures.push(error);
  }
}

async function* led(first: RunEvent | undefined, rest: AsyncIterable<RunEvent>): AsyncGenerator<RunEvent, void> {
  if (first) yield first;
  yield* rest;
}

function settle({ franchise }: Extract<RunEvent, { type: 'franchise' }>, tally: Tally, root: string): void {
  if (franchise.members.length === 0 && !franchise.truncated) throw new NotFoundError(`${root} is not there`);
  const by = franchise.truncated?.by;
  if (by === undefined || by === 'depth') tally.fetched++;
  else tally.cut = true;
}

async function* rootOf(target: Query, lookup: Lookup, { io }: App) {
  if ('ref' in target) return { ref: target.ref, event: undefined };
  const call = { lookAhead: true, signal: io.signal };
  const [resolution] = yield* resolveTitles([target.text], lookup, call);
  const refused = resolution && whyNot(resolution, {});
  if (refused) throw refused;
  const { resolvedEvent } = await import('../../match/resolve.ts');
  const event = resolution && resolvedEvent(resolution);
  if (event?.type !== 'resolved') throw new NotFoundError(`no title matches "${target.text}"`);
  return { ref: event.title.ref, event };
}

function spending({ maxRequests, maxTimeMs }: WarmOptions, lookup: Lookup, { io }: App): Warming['spent'] {
  const until = maxTimeMs === undefined ? Number.POSITIVE_INFINITY : io.clock.now() + maxTimeMs;
  return () => {
    if (io.clock.now() >= until) return 'time';
    return maxRequests !== undefined && lookup.counts().requests >= maxRequests ? 'budget' : undefined;
  };
}

function note({ io, config }: App, text: string): void {
  if (!config.quiet && io.stderr.isTTY) io.stderr.write(`animectl: ${text}\n`);
}

/** Quiet but for trouble where nobody looks on, so that cron mails only that. */
function conclude(tally: Tally, { json }: WarmOptions, app: App): ExitCode {
  const { fetched, fresh, failures, cut } = tally;
  const { io } = app;
  const lost = tally.requests() > 0 ? app.health.cacheFault() : undefined;
  if (json) {
    const failed = [...failures.map(({ message }) => message), ...(lost === undefined ? [] : [lost])].map(plain);
    io.stdout.write(`${safeJson({ schema: 1, fetched, fresh, complete: !cut && !io.signal.aborted, failed }, 2)}\n`);
  }
  for (const { message } of failures) io.stderr.write(`animectl: ${message}\n`);
  // A failure, not a note: without --quiet its reason was told as it arose.
  if (lost !== undefined)
    io.stderr.write(`animectl: ${app.config.quiet ? `${lost}; ` : ''}what was fetched is not kept\n`);
  if (io.signal.aborted) {
    if (!app.config.quiet && lost === undefined)
      io.stderr.write('animectl: interrupted; what came is kept, run it again to go on\n');
    return exit.interrupted;
  }
  note(
    app,
    `${fetched} franchises fetched, ${fresh} were fresh${cut ? '; the budget is used up, run it again to go on' : ''}`,
  );
  const outage = failures.find((error) => error instanceof ProviderError);
  if (outage && fetched === 0) return outage.reason === 'credentials' ? exit.credentials : exit.unavailable;
  if (lost !== undefined) return exit.database;
  if (failures.length > 0 && fetched + fresh === 0) return exit.notFound;
  return cut || failures.length > 0 ? exit.incomplete : exit.done;
}
