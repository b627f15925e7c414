import type { App } from '../app/app.ts';
import type { FranchisePlan, PlanDocument } from '../model/documents.ts';
import type { Franchise } from '../model/franchise.ts';
import type { Query } from '../model/query.ts';
import type { Ref } from '../model/ref.ts';
import { franchiseFrom } from './crawling.ts';
import { type FranchiseQuestion, keptBy, type WholeQuestion, wholeQuestion } from './franchise.ts';
import { keptAnswer } from './kept.ts';
import { rootsOf } from './roots.ts';
import { resultOf, withoutEvents } from './task.ts';

/** What `franchise` would ask for. Asks nobody and changes nothing. */
export const planFranchise = withoutEvents<FranchiseQuestion, PlanDocument>(async (question, app) => {
  const whole = await wholeQuestion(question, app);
  const plans: FranchisePlan[] = [];
  for (const query of whole.queries) plans.push(await planOf(query, whole, app));
  return { schema: 1, plans };
});

async function planOf(query: Query, question: WholeQuestion, app: App): Promise<FranchisePlan> {
  const { text } = query;
  const kept = question.refresh ? undefined : await keptAnswer(await app.cache(), query, keptBy(question));
  if (kept) {
    const freshUntil = new Date(kept.expiresAt).toISOString();
    return { query: text, ...named(kept.franchise), known: kept.franchise.members.length, requests: 0, freshUntil };
  }
  const franchise = await knownFranchise(query, question, app);
  if (!franchise) return { query: text, known: 0, requests: 1 };
  return { query: text, ...named(franchise), known: franchise.members.length, requests: requestsFor(query, franchise) };
}

/** As far as it is stored or bundled. */
async function knownFranchise(query: Query, question: WholeQuestion, app: App): Promise<Franchise | undefined> {
  const { store, pick, about, signal } = question;
  const lookup = await app.lookup({
    ...{ provider: 'auto', refresh: false, concurrency: 1, offline: true },
    noStore: !store,
  });
  const [root] = await resultOf(rootsOf([query], lookup, { pick, about, signal, lookAhead: false }));
  if (!root || 'error' in root) return undefined;
  return resultOf(franchiseFrom(root, { ...question, lookup, clock: app.clock }));
}

/** How many titles that are known to belong one request asks for. */
const together = 200;

/** What is known is asked for at once, by words after the search; less where the levels say so. */
function requestsFor(query: Query, franchise: Franchise): number {
  const search = 'ref' in query ? 0 : 1;
  return Math.min(leastRequests(franchise), search + Math.ceil(franchise.members.length / together));
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

function named({ root, members }: Franchise): Pick<FranchisePlan, 'root' | 'title'> {
  // A crawl begins with its root.
  const [first] = members;
  return { root, ...(first && { title: first.title.english ?? first.title.title }) };
}
