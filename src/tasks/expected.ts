import type { App } from '../app/app.ts';
import { AnimectlError } from '../model/errors.ts';
import { refsOf } from '../model/identity.ts';
import type { Known, Lookup } from '../model/lookup.ts';
import type { Query } from '../model/query.ts';
import { kindOf, type Ref, sourceOf } from '../model/ref.ts';
import { policyKey } from '../model/relation-policy.ts';
import { usual } from '../model/usual.ts';
import { type Crawling, crawlFrom, type ExpectFor } from './crawling.ts';
import { type RootOptions, rootsOf } from './roots.ts';
import { resultOf } from './task.ts';

type Question = Omit<Crawling, 'lookup' | 'clock' | 'expect' | 'spent'>;

/** The most titles that are asked for because a data set names them beside each other: as many as one request holds. */
const mostRelated = 200;

/**
 * What the franchise of a title was when it was last asked for, is in the bundled catalogue, or may be by what a data set
 * names beside it: asked for at once, it takes one request in place of one for every few levels. Where nothing is known of it here,
 * and the settings want it, the provider that gives hints is asked, once. Undefined where that needs an id that is not known yet.
 */
export function expectedFor(question: Question, store: boolean, app: App, lookup?: Lookup): ExpectFor {
  const here = knownHere(question, store, app);
  // Offline nobody is asked, and where nobody gives hints what is bundled has been looked at.
  const { numberings } = app.config.hint ?? {};
  const hint = lookup && numberings ? once(lookup) : undefined;
  /** Of whom nothing is known here: by now there may be what has come of them meanwhile. */
  const unknown = new Set<string>();
  let isNew = false;
  return async (roots, titleOf) => {
    isNew ||= roots.length === 0;
    if (roots.length === 0) return [];
    const known = hint && (isNew || unknown.has(roots.join())) ? [] : await here(roots);
    if (!hint || known.some((one) => !refsOf(one).some((ref) => roots.includes(ref)))) return known;
    const all = [...roots.flatMap((ref) => titleOf?.(ref) ?? []), ...known];
    const refs = [...roots, ...all.flatMap(refsOf)].filter((ref) => numberings?.includes(sourceOf(ref)));
    if (refs.length > 0) return [...known, ...(await hint(refs))];
    if (roots.every((ref) => titleOf?.(ref))) return known;
    unknown.add(roots.join());
    return undefined;
  };
}

/** The same question is asked once. */
function once(lookup: Lookup): (refs: readonly Ref[]) => Promise<readonly Known[]> {
  const asked = new Map<Ref | undefined, Promise<readonly Known[]>>();
  return (refs) => {
    const known = asked.get(refs[0]) ?? Promise.resolve(lookup.together?.(refs) ?? []);
    asked.set(refs[0], known);
    return known;
  };
}

/** The same of what is stored and bundled. Asks nobody. */
function knownHere(question: Question, store: boolean, app: App): (roots: readonly Ref[]) => Promise<readonly Known[]> {
  return async (roots) => {
    try {
      // What is bundled is a whole franchise: who wants less of one finds out how much by walking.
      const isWhole = question.depth.auto && policyKey(question.policy) === policyKey(usual.policy);
      const lookup = await app.lookup({
        ...{ provider: 'auto', refresh: false, concurrency: 1, offline: true },
        ...{ noStore: !store, forAnswer: true, quietly: true, membersOnly: isWhole },
      });
      const bundled = isWhole ? ((await lookup.together?.(roots)) ?? []) : [];
      // No need to walk over all that is stored: what an answer since then has found besides is kept as a list.
      if (bundled.length > 0) return [...bundled, ...(await besidesIn(bundled, roots, store, app))];
      const crawled = await membersOf(roots, lookup, question, app);
      if (!isWhole || !store || crawled.length > roots.length) return crawled;
      return (await relatedTo(roots, app)).map(knownBy);
    } catch (error) {
      // Whoever knows nothing beforehand asks in rounds.
      if (error instanceof AnimectlError) return [];
      throw error;
    }
  };
}

/**
 * The same for one query of words, which stands for what it means among the titles that are stored or bundled. Should it mean another
 * one, they come along in vain. Names them once: whatever is searched for next is something else.
 */
export function expectedForWords(
  queries: readonly Query[],
  choice: Pick<RootOptions, 'pick' | 'strict' | 'about' | 'signal'>,
  { store, expect }: { readonly store: boolean; readonly expect: ExpectFor },
  app: App,
): () => Promise<readonly Known[]> {
  let open = queries.length === 1;
  return async () => {
    if (!open) return [];
    open = false;
    try {
      const here = {
        refresh: false,
        concurrency: 1,
        offline: true,
        noStore: !store,
        quietly: true,
        forAnswer: true,
      } as const;
      const lookup = await app.lookup({ provider: 'auto', ...here });
      const [root] = await resultOf(rootsOf(queries, lookup, { ...choice, lookAhead: false }));
      return (await expect(root && 'ref' in root ? [root.ref] : [])) ?? [];
    } catch (error) {
      if (error instanceof AnimectlError) return [];
      throw error;
    }
  };
}

/** Titles of the franchise as it is stored that are not bundled with it. */
async function besidesIn(bundled: readonly Known[], roots: readonly Ref[], store: boolean, app: App) {
  if (!store) return [];
  const isBundled = new Set(bundled.flatMap(refsOf));
  const { crawls } = await app.database('forAnswer');
  const all = new Set([...(await crawls.beside(roots)).values()].flat());
  return [...all].filter((ref) => !isBundled.has(ref)).map(knownBy);
}

const knownBy = (ref: Ref): Known => ({ ref, ids: {}, kind: kindOf(ref) });

async function membersOf(
  roots: readonly Ref[],
  lookup: Lookup,
  question: Question,
  { clock }: App,
): Promise<readonly Known[]> {
  for await (const event of crawlFrom(roots, '', { ...question, lookup, clock, spent: undefined }))
    if (event.type === 'franchise') return event.franchise.members.map(({ title }) => title);
  return [];
}

/** What stored data sets name beside the titles without saying how, and beside that, as many steps as one request holds. */
async function relatedTo(roots: readonly Ref[], app: App): Promise<readonly Ref[]> {
  const { titles } = await app.database('forAnswer');
  const found = new Set(roots);
  for (let level = roots; level.length > 0; ) {
    const near = [...(await titles.related(level)).values()].flat();
    level = [...new Set(near.map(({ ref }) => ref))].filter((ref) => !found.has(ref) && kindOf(ref) === 'anime');
    if (found.size + level.length > mostRelated) break;
    for (const ref of level) found.add(ref);
  }
  return [...found];
}
