import type { App } from '../app/app.ts';
import { falseJoins } from '../crawl/false-joins.ts';
import { type Cut, inOrderOfText, type Join } from '../model/decision.ts';
import type { DecidedDocument, DecisionsDocument } from '../model/documents.ts';
import { UsageError } from '../model/errors.ts';
import { kindOf, type Ref, refOf } from '../model/ref.ts';
import type { RelationType } from '../model/relation.ts';
import type { Database, Decision } from '../store/database.ts';
import { withoutEvents } from './task.ts';

/** Two titles are kept apart or related, or such a decision is taken back. */
export type DecideQuestion =
  | { readonly act: 'cut'; readonly a: Ref; readonly b: Ref; readonly reason?: string | undefined }
  /** `b` is the `type` of `a`. */
  | { readonly act: 'join'; readonly a: Ref; readonly b: Ref; readonly type: RelationType }
  | { readonly act: 'uncut' | 'unjoin'; readonly a: Ref; readonly b: Ref };

/**
 * Decides on a pair, and says what became of what was decided before. Throws `UsageError` for a cut between two films of one
 * collection, which would change nothing.
 */
export const decide = withoutEvents<DecideQuestion, DecidedDocument>(async (question, app) => {
  const { act, a, b } = question;
  const database = await app.database();
  if (act === 'cut') await refuseInCollection(a, b, database);
  const { removed } = await database.commit({ decisions: decisionsIn(question, app.clock.now()) });
  const stored = await database.titles.load([a, b]);
  const [one, other] = [stored.get(a)?.title, stored.get(b)?.title];
  const isStated =
    !one?.relations ||
    !other?.relations ||
    one.relations.some(({ to }) => to === other.ref) ||
    other.relations.some(({ to }) => to === one.ref);
  const named = (ref: Ref, title: typeof one) => ({ ref, title: title ? (title.english ?? title.title) : null });
  return { schema: 1, act, a: named(a, one), b: named(b, other), changed: removed > 0, unrelated: !isStated };
});

/** Films of a collection are not tied to each other, but each to it. */
async function refuseInCollection(a: Ref, b: Ref, { titles }: Database): Promise<void> {
  const stored = await titles.load([a, b]);
  const collectionsOf = (ref: Ref) =>
    (stored.get(ref)?.title.relations ?? []).filter(({ to }) => kindOf(to) === 'collection');
  const [shared] = collectionsOf(a).filter(({ to }) => collectionsOf(b).some((one) => one.to === to));
  if (!shared) return;
  const { to, title } = shared;
  throw new UsageError(
    `${a} and ${b} are tied by ${title ?? 'a collection'} (${to}) alone, which both are in: cut the one that is not wanted from ${to}`,
  );
}

/** The decision, and the taking back of one that says the opposite. */
function decisionsIn(question: DecideQuestion, at: number): readonly Decision[] {
  const { a, b } = question;
  switch (question.act) {
    case 'cut': {
      const [low, high] = inOrderOfText(a, b);
      const { reason } = question;
      return [
        { type: 'cut', cut: { a: low, b: high, at, ...(reason !== undefined && { reason }) } },
        { type: 'unjoin', pair: [a, b] },
      ];
    }
    case 'join':
      return [
        { type: 'join', join: { from: a, to: b, type: question.type, at } },
        { type: 'uncut', pair: [a, b] },
      ];
    case 'uncut':
    case 'unjoin':
      return [{ type: question.act, pair: [a, b] }];
  }
}

export interface AddDecisionsQuestion {
  readonly cuts: readonly Cut[];
  readonly joins: readonly Join[];
}

/** Adds decisions that were made elsewhere, all or none. */
export const addDecisions = withoutEvents<AddDecisionsQuestion, DecisionsDocument>(async ({ cuts, joins }, app) => {
  const decisions: readonly Decision[] = [
    ...cuts.map((cut) => ({ type: 'cut' as const, cut })),
    ...joins.map((join) => ({ type: 'join' as const, join })),
  ];
  await (await app.database()).commit({ decisions });
  return documentOf(cuts, joins);
});

/** What the user has decided. */
export const listDecisions = withoutEvents<object, DecisionsDocument>(async (_, app) => {
  const { decisions } = await app.database();
  return documentOf(await decisions.cuts(), await decisions.joins());
});

function documentOf(cuts: readonly Cut[], joins: readonly Join[]): DecisionsDocument {
  const dated = <One extends { readonly at: number }>(one: One) => ({ ...one, at: new Date(one.at).toISOString() });
  return { schema: 1, cuts: cuts.map(dated), joins: joins.map(dated) };
}

/** The well-known false joins that the program knows. */
export function shippedCuts(): readonly Required<Omit<Cut, 'at'>>[] {
  return falseJoins.map(({ a, b, why }) => ({
    a: refOf('anilist', a.anilist),
    b: refOf('anilist', b.anilist),
    reason: why,
  }));
}

/** What stored titles are called, by ref. */
export async function storedNames(refs: readonly Ref[], app: App): Promise<ReadonlyMap<Ref, string>> {
  const stored = await (await app.database()).titles.load([...new Set(refs)]);
  return new Map([...stored].map(([ref, { title }]) => [ref, title.english ?? title.title]));
}
