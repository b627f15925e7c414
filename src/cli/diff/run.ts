import type { App } from '../../app/app.ts';
import { crawl } from '../../crawl/crawl.ts';
import { type Difference, differences } from '../../franchise/difference.ts';
import { resolvedEvent, resolveTitles, whyNot } from '../../match/resolve.ts';
import { autoDepth } from '../../model/depth.ts';
import { NotFoundError } from '../../model/errors.ts';
import type { RunEvent } from '../../model/events.ts';
import type { Franchise } from '../../model/franchise.ts';
import { policyKey, presets } from '../../model/policy.ts';
import type { Query } from '../../model/query.ts';
import type { Ref } from '../../model/ref.ts';
import { differenceText } from '../../report/format/difference.ts';
import { foldFallbacks } from '../../report/live/fallbacks.ts';
import { report } from '../../report/live/reporter.ts';
import { plain, safeJson } from '../../report/text/plain.ts';
import type { Change } from '../../store/database.ts';
import { persist } from '../../store/persist.ts';
import { decisionsFor } from '../../tasks/decided.ts';
import { exit } from '../exit.ts';
import { progressReporter } from '../screen.ts';
import type { Run } from '../start.ts';
import type { DiffOptions } from './command.ts';

/** How far `diff` without a title has told. */
const markName = 'diff';

/** What is told, for `--json` and the webhook. */
interface Document {
  readonly schema: 1;
  readonly query: string | null;
  /** ISO; null: since the beginning. */
  readonly since: string | null;
  readonly changed: boolean;
  readonly changes: readonly Difference[];
}

export const runDiff: Run<DiffOptions> = async (options, app) => {
  const { target } = options;
  const found = target ? await ofTitle(target, options, app) : await ofAll(options, app);
  app.io.stdout.write(options.json ? `${safeJson(found.document, 2)}\n` : differenceText(found.document.changes));
  const told = await tell(options, found.document, app);
  // Told once is enough, but only what was told.
  if (told) await found.done?.();
  if (!told || found.incomplete) return exit.incomplete;
  return options.exitCode && found.document.changed ? exit.changed : exit.done;
};

interface Found {
  readonly document: Document;
  readonly incomplete: boolean;
  /** Remembers how far was told. */
  readonly done?: () => Promise<void>;
}

async function ofAll({ since }: DiffOptions, app: App): Promise<Found> {
  if (app.databaseFile.identity() === undefined) return { document: documentOf(null, since, []), incomplete: false };
  const { changes, commit } = await app.database();
  const mark = since === undefined ? await changes.mark(markName) : undefined;
  const last = await changes.last();
  const found = await changes.after(mark?.id ?? 0, since ?? 0);
  const document = documentOf(null, since ?? mark?.at, await differencesOf(found, app));
  const done = async () => void (await commit({ marks: [{ name: markName, id: last, at: app.clock.now() }] }));
  return { document, incomplete: false, ...(since === undefined && last !== mark?.id && { done }) };
}

async function ofTitle(target: Query, { since }: DiffOptions, app: App): Promise<Found> {
  const { offline } = app.config;
  const query = !('ref' in target) ? target.text : target.text;
  const { changes } = await app.database();
  const before = offline ? await changes.mark(markName) : { id: await changes.last(), at: undefined };
  const franchise = await crawled(target, query, app);
  const members = new Set(franchise.members.map(({ title }) => title.ref));
  const found = await changes.after(since === undefined ? (before?.id ?? 0) : 0, since ?? 0);
  const own = await canonical(found, members, app);
  const by = franchise.truncated?.by;
  const incomplete = franchise.failed.length > 0 || (by !== undefined && by !== 'depth');
  if (by === 'interrupt') app.io.signal.throwIfAborted();
  return { document: documentOf(query, since ?? before?.at, await differencesOf(own, app)), incomplete };
}

/** Changes of the members, whatever the numbering in which the crawl names them. */
async function canonical(changes: readonly Change[], members: ReadonlySet<Ref>, app: App): Promise<readonly Change[]> {
  const stored = await (await app.database()).titles.load([...members]);
  const refs = new Set([...members, ...[...stored.values()].map(({ title }) => title.ref)]);
  return changes.filter(({ ref }) => refs.has(ref));
}

async function differencesOf(changes: readonly Change[], app: App): Promise<readonly Difference[]> {
  const others = changes.flatMap(({ field }) => (field.startsWith('relation ') ? [field.slice(9) as Ref] : []));
  const refs = [...new Set([...changes.map(({ ref }) => ref), ...others])];
  const stored = refs.length > 0 ? await (await app.database()).titles.load(refs) : new Map<Ref, never>();
  return differences(changes, new Map([...stored].map(([ref, { title }]) => [ref, title])));
}

function documentOf(query: string | null, since: number | undefined, changes: readonly Difference[]): Document {
  const from = since === undefined ? null : new Date(since).toISOString();
  return { schema: 1, query, since: from, changed: changes.length > 0, changes };
}

/** The franchise as it is now, saved on the way; with `--offline` as it is stored. */
async function crawled(target: Query, query: string, app: App): Promise<Franchise> {
  const { io, config } = app;
  const { clock, signal } = io;
  const database = await app.database();
  const decisions = await decisionsFor('own', true, app);
  const lookup = await app.lookup({ provider: 'auto', refresh: true, concurrency: 3 });
  const startedAt = clock.now();
  const result: { franchise?: Franchise; failure?: Error } = {};

  async function* events(): AsyncGenerator<RunEvent, void> {
    const root = 'ref' in target ? target.ref : yield* rootOf(target.text);
    const inferred = (refs: readonly Ref[]) => database.titles.inferred(refs);
    const walk = { policy: presets.franchise, depth: autoDepth, maxTitles: 500, ...decisions };
    for await (const event of crawl([root], lookup, { ...walk, query, clock, signal, inferred })) {
      if (event.type === 'failed' && event.ref === root) result.failure = event.error;
      if (event.type === 'franchise') {
        result.franchise = event.franchise;
        // An empty answer is no crawl to remember.
        if (event.franchise.members.length === 0) return;
      }
      yield event;
    }
  }

  async function* rootOf(title: string): AsyncGenerator<RunEvent, Ref> {
    const [resolution] = yield* resolveTitles([title], lookup, { lookAhead: true, signal });
    const refused = resolution && whyNot(resolution, {});
    if (refused) throw refused;
    const event = resolution && resolvedEvent(resolution);
    if (event) yield event;
    if (!resolution?.chosen) throw new NotFoundError(`no title matches "${plain(title)}"`);
    return resolution.chosen.title.ref;
  }

  const record = { policy: policyKey(presets.franchise), depth: 'auto', startedAt };
  const saved = persist(events(), database, { strict: true, ...(!config.offline && { crawl: record }) });
  await report(foldFallbacks(saved), await progressReporter(app));
  if (!result.franchise || result.franchise.members.length === 0)
    throw result.failure ?? new NotFoundError(`"${plain(query)}" is not there: no provider that was asked has it`);
  return result.franchise;
}

/** Posts what has changed, if anything has. Resolves to whether all went well. */
async function tell({ webhook }: DiffOptions, document: Document, app: App): Promise<boolean> {
  if (!webhook || !document.changed) return true;
  const failure = await app.post(webhook, safeJson(document));
  if (failure === undefined) return true;
  // What follows the host may be a secret.
  app.io.stderr.write(`animectl: the webhook at ${webhook.host} did not take it: ${plain(failure)}\n`);
  return false;
}
