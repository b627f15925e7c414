import { type Cut, type CutChoice, type Join, program } from '../model/decision.ts';
import { type Ids, identifying, kindOf, type Ref, refOf } from '../model/ref.ts';
import type { Database } from '../store/database.ts';
import { falseJoins, missedJoins, type Numbers } from './false-joins.ts';
import type { Decisions, Joined } from './graph.ts';

/** The decisions that a crawl obeys, in every numbering that is known of the titles. */
export interface Decided extends Required<Decisions> {
  /** Of the cuts those that come with the program. */
  readonly shipped: readonly (readonly [Ref, Ref])[];
  /** A text that is equal for equal decisions; empty where there are none. */
  readonly digest: string;
}

export const nothingDecided: Decided = { cuts: [], joins: [], shipped: [], digest: '' };

/** The decisions that count. `database` holds the user's own; undefined: they are kept nowhere. */
export async function decisionsOf(choice: CutChoice, database: Database | undefined): Promise<Decided> {
  const own = choice.includes('own') && database ? await ownDecisions(database) : nothingDecided;
  return choice.includes('shipped') ? withShipped(own) : own;
}

async function ownDecisions(database: Database): Promise<Decided> {
  const cuts = await database.decisions.cuts();
  const joins = await database.decisions.joins();
  if (cuts.length + joins.length === 0) return nothingDecided;
  const idsOf = await idsIn(database, cuts, joins);
  return {
    cuts: cuts.flatMap(({ a, b }) => inEveryNumbering(a, b, idsOf)),
    joins: joins.flatMap((join) =>
      inEveryNumbering(join.from, join.to, idsOf).map(([from, to]) => ({ from, to, type: join.type })),
    ),
    shipped: [],
    digest: await digestOf(cuts, joins),
  };
}

/** The user's decisions and those that come with the program. */
export function withShipped(own: Decided): Decided {
  const shipped = shippedPairs();
  const joins = shippedJoins();
  const all = [...shipped, ...joins.map(({ from, to }) => [from, to] as const)];
  return {
    cuts: [...own.cuts, ...shipped],
    joins: [...own.joins, ...joins],
    shipped,
    digest: `${own.digest}+${checksumOf(all)}`,
  };
}

/** Tells one list of pairs from another, by FNV-1a. Not for what comes from users: it is short, and quick to compute. */
function checksumOf(pairs: readonly (readonly [Ref, Ref])[]): string {
  let sum = 0x811c9dc5;
  for (const sign of pairs.join(' ')) sum = Math.imul(sum ^ sign.charCodeAt(0), 0x01000193) >>> 0;
  return sum.toString(16);
}

type IdsOf = (ref: Ref) => Ids;

async function idsIn(database: Database, cuts: readonly Cut[], joins: readonly Join[]): Promise<IdsOf> {
  const refs = [...cuts.flatMap(({ a, b }) => [a, b]), ...joins.flatMap(({ from, to }) => [from, to])];
  const known = await database.titles.load([...new Set(refs)]);
  return (ref) => known.get(ref)?.title.ids ?? {};
}

/** A crawl at one provider may know the titles by that provider's numbers only. */
function inEveryNumbering(a: Ref, b: Ref, idsOf: IdsOf): readonly (readonly [Ref, Ref])[] {
  const idsA = idsOf(a);
  const idsB = idsOf(b);
  const others = identifying.flatMap((source): readonly (readonly [Ref, Ref])[] => {
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

function shippedJoins(): readonly Joined[] {
  return missedJoins.flatMap(({ a, b, type }) =>
    inEveryNumbering(refIn(a), refIn(b), (ref) => (ref === refIn(a) ? a : b)).map(([from, to]) => ({
      ...{ from, to, type, by: program },
    })),
  );
}

const refIn = ({ anilist }: Numbers): Ref => refOf('anilist', anilist);

// Not of when or why: only what changes the answer.
async function digestOf(cuts: readonly Cut[], joins: readonly Join[]): Promise<string> {
  const facts = [...cuts.map(({ a, b }) => [a, b]), ...joins.map(({ from, type, to }) => [from, type, to])].map(
    (words) => words.join(' '),
  );
  // Not with the file: most runs have nothing to digest, and it takes 3 ms to load.
  const { createHash } = await import('node:crypto');
  return createHash('sha256').update(facts.sort().join('\n')).digest('hex').slice(0, 16);
}
