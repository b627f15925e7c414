import type { App } from '../../app/app.ts';
import type { ImportCut } from '../../import/ask-all.ts';
import { type ImportRun, spent } from '../../import/import-run.ts';
import { franchisesIn } from '../../import/split.ts';
import type { RunEvent } from '../../model/events.ts';
import { type Edge, type Franchise, isComplete } from '../../model/franchise.ts';
import type { Ref } from '../../model/ref.ts';
import { policyKey } from '../../model/relation-policy.ts';
import { usual } from '../../model/usual.ts';
import { basisOf } from '../../store/basis.ts';
import type { CrawlRecord } from '../../store/database.ts';
import { persist } from '../../store/persist.ts';
import { type Crawling, crawlFrom } from '../crawling.ts';
import { decisionsFor } from '../decisions.ts';
import { franchiseRecordOf } from '../record.ts';

/** Roots of one frontier. More would only take more memory: a round asks for thousands of titles as it is. */
const together = 200;
/** Of all franchises of one frontier together. */
const maxTitles = 100_000;

/**
 * Crawls from the titles of a job, many at once, so that two of one franchise cost one crawl and small franchises share
 * requests. A root that an earlier frontier has reached is not asked for again. Returns why it ended early, if it did.
 */
export async function* fetchFranchises(asking: ImportRun, app: App): AsyncGenerator<RunEvent, ImportCut | undefined> {
  const { job, database, lookup, clock, signal } = asking;
  const reached = new Set<Ref>();
  const decisions = await decisionsFor(usual.cuts, true, app);
  const { policy, depth } = usual;
  const crawling: Crawling = {
    ...{ policy, depth, maxTitles, decisions, lookup, clock, signal },
    spent: () => spent(asking),
    inferred: (refs) => database.titles.inferred(refs),
  };
  let roots = await database.jobs.roots(job, asking.rows);
  while (roots.length > 0) {
    const before = lookup.counts().requests;
    const some = roots.slice(0, together);
    let answer: Answer | undefined;
    let outage = false;
    for await (const event of persist(crawlFrom(some, '', crawling), database, { strict: true })) {
      outage ||= event.type === 'fallback';
      if (event.type === 'franchise') answer = event;
      else yield event;
    }
    for (const { title } of answer?.franchise.members ?? []) reached.add(title.ref);
    const cut =
      answer && (cutOf(answer.franchise) ?? (outage && answer.franchise.failed.length > 0 ? 'outage' : undefined));
    const done = [...some, ...roots.filter((root) => reached.has(root))];
    const progress = { requests: lookup.counts().requests - before };
    const at = clock.now();
    await database.commit({
      crawls: answer ? recordsOf(answer, some, { at, outage, decisions: crawling.decisions.digest }) : [],
      job: { job, at, progress, crawled: cut ? [] : done },
    });
    if (cut) return cut;
    roots = roots.slice(together).filter((root) => !reached.has(root));
  }
  return undefined;
}

function cutOf({ truncated }: Franchise): ImportCut | undefined {
  const by = truncated?.by;
  return by === 'time' || by === 'budget' || by === 'interrupt' ? by : undefined;
}

type Answer = Extract<RunEvent, { readonly type: 'franchise' }>;

/** A crawl for each franchise that a title of the import is in; what they cost together stands with the first. */
function recordsOf(
  { franchise, stats }: Answer,
  roots: readonly Ref[],
  { at, outage, decisions }: { readonly at: number; readonly outage: boolean; readonly decisions: string },
): readonly CrawlRecord[] {
  const making = { policy: policyKey(usual.policy), depth: 'auto', decisions };
  const wanted = new Set(roots);
  const byRef = new Map(franchise.members.map((member) => [member.title.ref, member]));
  const whole = (refs: readonly Ref[]) => refs.flatMap((ref) => byRef.get(ref) ?? []);
  const names = new Map(franchise.members.map(({ title }) => [title.ref, title.title]));
  const parts = franchisesIn(franchise, usual.policy);
  const edges = edgesBy(parts, franchise.edges);
  return parts.flatMap((members, n): readonly CrawlRecord[] => {
    const root = members.find((ref) => wanted.has(ref)) ?? members[0];
    if (root === undefined) return [];
    const query = names.get(root) ?? root;
    const part = { ...franchise, query, root, members: whole(members), edges: edges.get(members[0] ?? root) ?? [] };
    const described = franchiseRecordOf(part, stats, { ...usual, hasUsualCuts: true });
    const { requests, waitedMs, elapsedMs } = n === 0 ? stats : { requests: 0, waitedMs: 0, elapsedMs: 0 };
    return [
      {
        query,
        root,
        policy: making.policy,
        depth: making.depth,
        startedAt: at - stats.elapsedMs,
        members,
        complete: isComplete(franchise),
        ...(franchise.truncated && { truncatedBy: franchise.truncated.by }),
        requests,
        waitedMs,
        elapsedMs,
        ...(described && { franchise: described }),
        ...basisOf(part, making, outage),
      },
    ];
  });
}

/** The relations within each franchise, by its first title. */
function edgesBy(parts: readonly (readonly Ref[])[], edges: readonly Edge[]): ReadonlyMap<Ref, readonly Edge[]> {
  const firstOf = new Map(parts.flatMap((part) => part.map((ref) => [ref, part[0] ?? ref] as const)));
  const own = new Map<Ref, Edge[]>();
  for (const edge of edges) {
    const first = firstOf.get(edge.from);
    if (first === undefined || first !== firstOf.get(edge.to)) continue;
    const some = own.get(first) ?? [];
    if (some.length === 0) own.set(first, some);
    some.push(edge);
  }
  return own;
}
