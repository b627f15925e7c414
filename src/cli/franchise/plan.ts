import type { App } from '../../app/app.ts';
import { crawl } from '../../crawl/crawl.ts';
import { resolveTitles } from '../../match/resolve.ts';
import type { Franchise } from '../../model/franchise.ts';
import type { Query } from '../../model/query.ts';
import type { Ref } from '../../model/ref.ts';
import { plain, safeJson } from '../../report/text/plain.ts';
import { count } from '../../report/text/words.ts';
import type { Deciding } from '../../tasks/decided.ts';
import { type Question, recall } from '../../tasks/kept.ts';
import { exit } from '../exit.ts';
import type { Run } from '../start.ts';
import type { FranchiseOptions } from './command.ts';

/** What a run would do for one target. */
interface Plan {
  readonly query: string;
  /** What it is taken for, as far as it is known here. */
  readonly root?: Ref;
  readonly title?: string;
  /** Titles of its franchise that are known here. */
  readonly known: number;
  /** Requests at the least: more where a level holds more than 50 titles, or something new has come. */
  readonly requests: number;
  /** A fresh answer is kept until then, ISO. */
  readonly freshUntil?: string;
}

type Asked = Deciding<FranchiseOptions>;

/** `--dry-run`: asks nobody and changes nothing. */
export const planFranchise: Run<Asked> = async (options, app) => {
  const plans: Plan[] = [];
  for (const target of options.targets) plans.push(await planOf(target, options, app));
  const isJson = options.format === 'json' || options.format === 'ndjson';
  app.io.stdout.write(
    isJson ? `${safeJson({ schema: 1, plans }, 2)}\n` : plans.map((plan) => `${sentence(plan)}\n`).join(''),
  );
  return exit.done;
};

async function planOf(target: Query, options: Asked, app: App): Promise<Plan> {
  const query = !('ref' in target) ? target.text : target.text;
  const { policy, depth, maxTitles, provider, pick, decisions } = options;
  const question: Question = { policy, depth, maxTitles, provider, pick, decisions: decisions.digest };
  const kept = options.refresh ? undefined : await recall(await app.cache(), target, question);
  if (kept) {
    const freshUntil = new Date(kept.expiresAt).toISOString();
    return { query, ...named(kept.franchise), known: kept.franchise.members.length, requests: 0, freshUntil };
  }
  const franchise = await knownHere(target, query, options, app);
  if (!franchise) return { query, known: 0, requests: 1 };
  return { query, ...named(franchise), known: franchise.members.length, requests: leastRequests(franchise) };
}

async function knownHere(target: Query, query: string, options: Asked, app: App): Promise<Franchise | undefined> {
  const { io } = app;
  const settings = {
    provider: 'auto',
    refresh: false,
    concurrency: 1,
    offline: true,
    noStore: !options.store,
  } as const;
  const lookup = await app.lookup(settings);
  const root = 'ref' in target ? target.ref : await rootOf(target.text);
  if (!root) return undefined;
  for await (const event of crawl([root], lookup, {
    ...options,
    ...options.decisions,
    query,
    clock: io.clock,
    signal: io.signal,
  })) {
    if (event.type === 'franchise' && event.franchise.members.length > 0) return event.franchise;
  }
  return undefined;

  async function rootOf(title: string): Promise<Ref | undefined> {
    const resolving = resolveTitles([title], lookup, { lookAhead: false, signal: io.signal });
    for (;;) {
      const next = await resolving.next();
      if (next.done) return next.value[0]?.chosen?.title.ref;
    }
  }
}

/** A request brings a level and, looking ahead, the next. */
function leastRequests({ members, edges, root }: Franchise): number {
  const inside = new Set(members.map(({ title }) => title.ref));
  let level: readonly Ref[] = [root];
  let levels = 0;
  for (inside.delete(root); level.length > 0; levels++) {
    const here = new Set(level);
    level = [...new Set(edges.filter(({ from, to }) => here.has(from) && inside.has(to)).map(({ to }) => to))];
    for (const ref of level) inside.delete(ref);
  }
  return Math.max(1, Math.ceil(levels / 2));
}

function named({ root, members }: Franchise): Pick<Plan, 'root' | 'title'> {
  const title = members.find((member) => member.title.ref === root)?.title;
  return { root, ...(title && { title: title.english ?? title.title }) };
}

function sentence({ query, root, title, known, requests, freshUntil }: Plan): string {
  const name = title ? `${plain(title)} (${root})` : `"${plain(query)}"`;
  if (freshUntil)
    return `${name}: ${count(known, 'title')}, fresh until ${freshUntil.slice(0, 16).replace('T', ' ')} UTC: no request.`;
  if (known === 0) return `${name}: nothing is known of it here; at least 1 request.`;
  return `${name}: ${count(known, 'title')} known here, to be asked for in ${count(requests, 'request')} or a few more.`;
}
