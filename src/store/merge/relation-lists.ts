import type { Relation } from '../../model/relation.ts';
import { bundled } from '../../providers/registry.ts';
import type { Arrival } from '../database.ts';
import type { TitleRow } from './columns.ts';
import { type Attribution, replaces, standsBeside } from './freshness.ts';

/** What a provider states of a title's relations. */
export interface RelationList {
  readonly provider: string;
  readonly relations: readonly Relation[];
}

/** Whether relations that a provider states of a title are stored. */
export type StatesRelations = (provider: string) => boolean;

/** The lists of a title's relations that replace what their providers stated before. */
interface RelationLists {
  /** Who stated its relations last; undefined where nobody has. */
  readonly related: Attribution | undefined;
  /** Oldest first. */
  readonly lists: readonly RelationList[];
}

/**
 * Chooses the lists of relations to take over. A provider's list replaces its own earlier list and no other's. A list that is
 * suddenly empty is a provider's fault more often than not: it replaces one that is not only where whoever received it has
 * decided to believe it, and what the bundled catalogue stated in the provider's place unless it is doubted. What the `parted` providers stated before does not count.
 */
export function relationListsOf(
  arrivals: readonly Arrival[],
  rows: readonly TitleRow[],
  parted: ReadonlySet<string>,
  statesRelations: StatesRelations,
): RelationLists {
  let related = relatedOfRows(rows, parted);
  const lists: RelationList[] = [];
  for (const arrival of arrivals) {
    for (const { provider, relations } of listsIn(arrival)) {
      const statement: Attribution = { provider, fetchedAt: arrival.fetchedAt, outline: false };
      const isLast = !related || replaces(statement, related);
      if (!isLast && (provider === related?.provider || !standsBeside(statement, related))) continue;
      const said = lists.findLast((list) => list.provider === provider);
      const isDoubted = arrival.emptied === 'doubted' && statesRelations(bundled.name);
      const isSudden = said ? said.relations.length > 0 : isDoubted || statesRelations(provider);
      if (relations.length === 0 && isSudden && arrival.emptied !== 'believed') continue;
      lists.push({ provider, relations });
      if (isLast) related = statement;
    }
  }
  return { related, lists };
}

function relatedOfRows(rows: readonly TitleRow[], parted: ReadonlySet<string>): Attribution | undefined {
  const all = rows.flatMap((row) => relatedOfRow(row) ?? []).filter(({ provider }) => !parted.has(provider));
  return all.reduce<Attribution | undefined>((a, b) => (a && !replaces(b, a) ? a : b), undefined);
}

function relatedOfRow(row: TitleRow): Attribution | undefined {
  if (row.relations_provider === null || row.relations_known_at === null) return undefined;
  return { provider: row.relations_provider, fetchedAt: row.relations_known_at, outline: false };
}

/** Splits an arrival's relations by the providers that state them; nearly always there is one. */
function listsIn({ title: { relations }, provider }: Arrival): readonly RelationList[] {
  if (!relations) return [];
  if (!relations.some(({ by }) => by)) return [{ provider, relations }];
  const all = new Set([provider, ...relations.flatMap(({ by = [] }) => by)]);
  return [...all].map((one) => ({
    provider: one,
    relations: relations.filter(({ by }) => (by ? by.includes(one) : one === provider)),
  }));
}
