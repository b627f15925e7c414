import { wellFormed } from '../../model/names.ts';
import { present } from '../../model/present.ts';
import { kindOf, type Ref } from '../../model/ref.ts';
import type { Relation } from '../../model/relation.ts';
import type { Arrival } from '../database.ts';
import { type Facts, factsOf, factsOfRow, refsOfRow, type TitleRow, titleColumns } from './columns.ts';
import { type Attribution, replaces, standsBeside } from './freshness.ts';
import type { IdentifiedTitle, KnownTitle } from './identity.ts';

/** What one source states of a title. */
export interface Version {
  readonly facts: Facts;
  readonly statement: Attribution;
}

/** A title with everything that is known of it, as it is to be written. */
export interface MergedTitle extends Version {
  readonly id: number;
  readonly entry: IdentifiedTitle;
  /** Who stated its relations last; undefined where nobody has. */
  readonly related: Attribution | undefined;
  /** Names that other sources give it. */
  readonly aliases: readonly string[];
  /** The lists of relations that replace what their providers stated before, oldest first. */
  readonly lists: readonly RelationList[];
}

interface RelationList {
  readonly provider: string;
  readonly relations: readonly Relation[];
}

/** Whether relations that a provider states of a title are stored. */
export type StatesRelations = (provider: string) => boolean;

export function knownOf(row: TitleRow): KnownTitle {
  return { id: row.id, ref: row.ref, refs: refsOfRow(row), statement: statementOfRow(row) };
}

function statementOfRow(row: TitleRow): Attribution {
  return { provider: row.provider, fetchedAt: row.fetched_at, outline: row.outline === 1 };
}

/** Collects what relations state of the titles that they lead to: of several relations, the first that has a name. */
export function mentionsIn(batch: readonly Arrival[]): ReadonlyMap<Ref, Version> {
  const mentions = new Map<Ref, Version>();
  for (const { title, provider, fetchedAt } of batch) {
    for (const { to, title: name, format } of title.relations ?? []) {
      const said = mentions.get(to);
      if (said && !(said.facts.title === undefined && name) && !(said.facts.format === undefined && format)) continue;
      const facts: Facts = { ...present({ title: name && wellFormed(name), format }), ...said?.facts };
      mentions.set(to, { facts, statement: said?.statement ?? { provider, fetchedAt, outline: true } });
    }
  }
  return mentions;
}

/**
 * Merges what is stored of a title, what arrived and what relations mention of it. Absent fields never erase known ones.
 * `statesRelations` tells whose relations of these rows are stored.
 */
export function titleOf(
  id: number,
  entry: IdentifiedTitle,
  rows: readonly TitleRow[],
  mention: Version | undefined,
  statesRelations: StatesRelations,
): MergedTitle {
  const versions = [
    ...rows.map((row) => ({ facts: factsOfRow(row), statement: statementOfRow(row) })),
    ...entry.arrivals.map(versionOf),
    ...(mention ? [mention] : []),
  ];
  const merged = versions.reduce((known, one) => merge(known, one));
  const others = versions.filter(({ statement }) => statement.provider !== merged.statement.provider);
  const aliases = others.flatMap(({ facts }) => namesIn(facts).map(([, name]) => name));
  return { id, entry, ...merged, aliases, ...relationsOf(entry.arrivals, rows, statesRelations) };
}

/** Whether a mention has a name or a format that a stored title lacks. */
export function addsTo(row: TitleRow, { facts }: Version): boolean {
  const adds = (row.title === null && facts.title !== undefined) || (row.format === null && facts.format !== undefined);
  return row.outline === 1 && adds;
}

/** All names of a title with their kinds, as rows of `name` have them. */
export function namesIn({ title, english, native, synonyms = [] }: Facts): readonly (readonly [string, string])[] {
  const names: readonly (readonly [string, string | undefined])[] = [
    ['title', title],
    ['english', english],
    ['native', native],
    ...synonyms.map((synonym) => ['synonym', synonym] as const),
  ];
  return names.flatMap(([kind, name]) => (name === undefined ? [] : [[kind, name] as const]));
}

function versionOf({ title, provider, fetchedAt }: Arrival): Version {
  return { facts: factsOf(title), statement: { provider, fetchedAt, outline: false } };
}

function merge(known: Version, one: Version): Version {
  return replaces(one.statement, known.statement) ? filled(one, known) : filled(known, one);
}

/** Fills the gaps of one version from another one, and notes in `statedBy` who states what fills them. */
function filled(standing: Version, other: Version): Version {
  const { statedBy: _, ...facts } = other.facts;
  const provider = other.statement.outline ? undefined : other.statement.provider;
  const gaps = Object.keys(facts).filter((field) => !(field in standing.facts));
  const fillers = gaps.map((field) => [field, other.facts.statedBy?.[field] ?? provider] as const);
  const news = fillers.flatMap(([field, who]) =>
    who !== undefined && who !== standing.statement.provider ? [[field, who] as const] : [],
  );
  const statedBy: Readonly<Record<string, string>> = { ...standing.facts.statedBy, ...Object.fromEntries(news) };
  const merged = { ...facts, ...standing.facts, ...(Object.keys(statedBy).length > 0 && { statedBy }) };
  return { facts: merged, statement: standing.statement };
}

function relatedOfRow(row: TitleRow): Attribution | undefined {
  if (row.relations_provider === null || row.relations_known_at === null) return undefined;
  return { provider: row.relations_provider, fetchedAt: row.relations_known_at, outline: false };
}

/**
 * Chooses the lists of relations to take over. A provider's list replaces its own earlier list and no other's. A list that is
 * suddenly empty is a provider's fault more often than not, so it does not replace one that is not.
 */
function relationsOf(arrivals: readonly Arrival[], rows: readonly TitleRow[], statesRelations: StatesRelations) {
  let related = rows.map(relatedOfRow).reduce((a, b) => (a && b ? (replaces(b, a) ? b : a) : (a ?? b)), undefined);
  const lists: RelationList[] = [];
  for (const arrival of arrivals) {
    for (const { provider, relations } of listsIn(arrival)) {
      const statement: Attribution = { provider, fetchedAt: arrival.fetchedAt, outline: false };
      const isLast = !related || replaces(statement, related);
      if (!isLast && (provider === related?.provider || !standsBeside(statement, related))) continue;
      const said = lists.findLast((list) => list.provider === provider);
      if (relations.length === 0 && (said ? said.relations.length > 0 : statesRelations(provider))) continue;
      lists.push({ provider, relations });
      if (isLast) related = statement;
    }
  }
  return { related, lists };
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

/** The values of a title's row, in the order of `columns`. */
export function columnsOf({ id, entry, facts, statement, related }: MergedTitle): readonly unknown[] {
  return titleColumns({
    id,
    ref: entry.ref,
    kind: entry.arrivals.at(-1)?.title.kind ?? kindOf(entry.ref),
    facts,
    provider: statement.provider,
    fetchedAt: statement.fetchedAt,
    outline: statement.outline,
    relationsProvider: related?.provider ?? null,
    relationsKnownAt: related?.fetchedAt ?? null,
  });
}
