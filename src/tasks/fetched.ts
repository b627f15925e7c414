import type { App } from '../app/app.ts';
import { crawl } from '../crawl/crawl.ts';
import { type Resolution, resolvedEvent, resolveTitles, whyNot } from '../match/resolve.ts';
import { type AnimectlError, NotFoundError } from '../model/errors.ts';
import type { RunEvent } from '../model/events.ts';
import type { Lookup } from '../model/lookup.ts';
import type { Query } from '../model/query.ts';
import type { Ref } from '../model/ref.ts';
import { type Asked, type Outcome, questionOf } from './asked.ts';
import { remember } from './kept.ts';

/** Targets that no kept answer fits: understood, crawled one after the other, and kept. One that another's franchise holds is not crawled again. */
export async function* fetched(
  targets: readonly Query[],
  lookup: Lookup,
  options: Asked,
  app: App,
  outcome: Outcome,
): AsyncGenerator<RunEvent, void> {
  const resolutions = yield* resolved(targets, lookup, options, app);
  const seen = new Set<Ref>();
  for (const target of targets) {
    const root = rootOf(target, resolutions, options, outcome);
    if (root === undefined || seen.has(root.ref)) continue;
    const events = franchiseOf(root, lookup, options, app, outcome);
    const asked = 'ref' in target ? target.ref : undefined;
    for await (const event of remember(events, await app.cache(), questionOf(options), asked)) {
      if (event.type === 'franchise') for (const { title } of event.franchise.members) seen.add(title.ref);
      yield event;
    }
  }
}

/** All titles that are given by words, resolved together. */
async function* resolved(
  targets: readonly Query[],
  lookup: Lookup,
  options: Asked,
  app: App,
): AsyncGenerator<RunEvent, ReadonlyMap<string, Resolution>> {
  const titles = targets.flatMap((target) => (!('ref' in target) ? target.text : []));
  if (titles.length === 0) return new Map();
  const call = { lookAhead: true, signal: app.io.signal };
  const resolutions = yield* resolveTitles(titles, lookup, { ...resolveOptions(options), ...call });
  return new Map(resolutions.map((one) => [one.query, one]));
}

const resolveOptions = ({ pick, strict }: Asked) => ({ strict, ...(pick !== undefined && { pick }) });

interface Root {
  readonly ref: Ref;
  readonly query: string;
  readonly event?: RunEvent | undefined;
}

function rootOf(
  target: Query,
  resolutions: ReadonlyMap<string, Resolution>,
  options: Asked,
  outcome: Outcome,
): Root | undefined {
  if ('ref' in target) return { ref: target.ref, query: target.text };
  const resolution = resolutions.get(target.text);
  if (!resolution) return undefined;
  const refused = whyNot(resolution, resolveOptions(options));
  if (refused) outcome.failures.push(refused);
  const { chosen } = resolution;
  return refused || !chosen
    ? undefined
    : { ref: chosen.title.ref, query: target.text, event: resolvedEvent(resolution) };
}

async function* franchiseOf(
  { ref: root, query, event: resolution }: Root,
  lookup: Lookup,
  options: Asked,
  app: App,
  outcome: Outcome,
): AsyncGenerator<RunEvent, void> {
  const { policy, depth, maxTitles, store, decisions } = options;
  const walk = { ...decisions, policy, depth, maxTitles, query, clock: app.clock, signal: app.io.signal };
  const inferred = store ? async (refs: readonly Ref[]) => (await app.keeping()).titles.inferred(refs) : undefined;
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
