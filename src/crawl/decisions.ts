import type { Cut, CutChoice, Join } from '../model/decision.ts';
import type { Ids } from '../model/ref.ts';
import { kindOf, type Ref, refOf, sources } from '../model/ref.ts';
import type { Database } from '../store/database.ts';
import { falseJoins } from './false-joins.ts';
import type { Decisions } from './graph.ts';

/** The decisions that a crawl obeys, in every numbering that is known of the titles. */
export interface Decided extends Required<Decisions> {
  /** A text that is equal for equal decisions; empty where there are none. */
  readonly digest: string;
}

export const nothingDecided: Decided = { cuts: [], joins: [], digest: '' };

/** The decisions that count. `database` holds the user's own; undefined: they are kept nowhere. */
export async function decisionsOf(choice: CutChoice, database: Database | undefined): Promise<Decided> {
  if (choice === 'none') return nothingDecided;
  const cuts = (await database?.decisions.cuts()) ?? [];
  const joins = (await database?.decisions.joins()) ?? [];
  const shipped = choice === 'shipped' ? shippedPairs() : [];
  if (cuts.length + joins.length + shipped.length === 0) return nothingDecided;
  const idsOf = await idsIn(database, cuts, joins);
  const own = cuts.flatMap(({ a, b }) => inEveryNumbering(a, b, idsOf));
  return {
    cuts: [...own, ...shipped],
    joins: joins.flatMap((join) =>
      inEveryNumbering(join.from, join.to, idsOf).map(([from, to]) => ({ from, to, type: join.type })),
    ),
    digest: await digestOf(cuts, joins, shipped),
  };
}

type IdsOf = (ref: Ref) => Ids;

async function idsIn(database: Database | undefined, cuts: readonly Cut[], joins: readonly Join[]): Promise<IdsOf> {
  const refs = [...cuts.flatMap(({ a, b }) => [a, b]), ...joins.flatMap(({ from, to }) => [from, to])];
  const known = await database?.titles.load([...new Set(refs)]);
  return (ref) => known?.get(ref)?.title.ids ?? {};
}

/** A crawl at one provider may know the titles by that provider's numbers only. */
function inEveryNumbering(a: Ref, b: Ref, idsOf: IdsOf): readonly (readonly [Ref, Ref])[] {
  const idsA = idsOf(a);
  const idsB = idsOf(b);
  const others = sources.flatMap((source): readonly (readonly [Ref, Ref])[] => {
    const idA = idsA[source];
    const idB = idsB[source];
    if (idA === undefined || idB === undefined) return [];
    const pair = [refOf(source, idA, kindOf(a)), refOf(source, idB, kindOf(b))] as const;
    return pair[0] === a && pair[1] === b ? [] : [pair];
  });
  return [[a, b], ...others];
}

function shippedPairs(): readonly (readonly [Ref, Ref])[] {
  return falseJoins.flatMap(({ a, b }) => inEveryNumbering(refIn(a), refIn(b), (ref) => (ref === refIn(a) ? a : b)));
}

const refIn = ({ anilist }: { readonly anilist: number }): Ref => refOf('anilist', anilist);

// Not of when or why: only what changes the answer.
async function digestOf(
  cuts: readonly Cut[],
  joins: readonly Join[],
  shipped: readonly (readonly [Ref, Ref])[],
): Promise<string> {
  const facts = [
    ...cuts.map(({ a, b }) => [a, b]),
    ...shipped,
    ...joins.map(({ from, type, to }) => [from, type, to]),
  ].map((words) => words.join(' '));
  // Not with the file: most runs have nothing to digest, and it takes 3 ms to load.
  const { createHash } = await import('node:crypto');
  return createHash('sha256').update(facts.sort().join('\n')).digest('hex').slice(0, 16);
}
