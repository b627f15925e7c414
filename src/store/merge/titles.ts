import { wellFormed } from '../../model/names.ts';
import { kindOf, type Ref } from '../../model/ref.ts';
import type { Relation } from '../../model/relation.ts';
import type { Arrival } from '../database.ts';
import { replaces, type Statement, standsBeside } from './freshness.ts';
import type { Entry, KnownTitle } from './identity.ts';
import { type Facts, factsOf, factsOfRow, present, refsOfRow, type TitleRow, titleColumns } from './rows.ts';

/** What somebody says of a title. */
export interface Version {
  readonly facts: Facts;
  readonly statement: Statement;
}

/** A title as it will be kept. */
export interface MergedTitle extends Version {
  readonly id: number;
  readonly entry: Entry;
  /** Who said last how it is related. */
  readonly related: Statement | undefined;
  /** What it is called by those who did not have the last word. */
  readonly aliases: readonly string[];
  /** The lists of relations that are to be taken over, oldest first. */
  readonly lists: readonly RelationList[];
}

interface RelationList {
  readonly provider: string;
  readonly relations: readonly Relation[];
}

/** Whether a provider's word on how a title is related is stored, and holds something. */
export type HasWord = (provider: string) => boolean;

export function knownOf(row: TitleRow): KnownTitle {
  return { id: row.id, ref: row.ref, refs: refsOfRow(row), statement: statementOfRow(row) };
}

function statementOfRow(row: TitleRow): Statement {
  return { provider: row.provider, fetchedAt: row.fetched_at, outline: row.outline === 1 };
}

/** What relations say of the titles that they lead to: the first one that knows a name. */
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
 * Folds what is stored, what arrived and what was mentioned into one. Absent fields never erase known ones.
 * `hasWord`: of what these rows' title states of others.
 */
export function titleOf(
  id: number,
  entry: Entry,
  rows: readonly TitleRow[],
  mention: Version | undefined,
  hasWord: HasWord,
): MergedTitle {
  const versions = [
    ...rows.map((row) => ({ facts: factsOfRow(row), statement: statementOfRow(row) })),
    ...entry.arrivals.map(versionOf),
    ...(mention ? [mention] : []),
  ];
  const merged = versions.reduce((known, one) => merge(known, one));
  const others = versions.filter(({ statement }) => statement.provider !== merged.statement.provider);
  const aliases = others.flatMap(({ facts }) => namesIn(facts).map(([, name]) => name));
  return { id, entry, ...merged, aliases, ...relationsOf(entry.arrivals, rows, hasWord) };
}

/** Whether a mention would tell anything new of a title that is stored. */
export function isNews(row: TitleRow, { facts }: Version): boolean {
  const adds = (row.title === null && facts.title !== undefined) || (row.format === null && facts.format !== undefined);
  return row.outline === 1 && adds;
}

/** Every name and its kind, as `name` keeps them. */
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

/** What stands, with its gaps filled from another version, and who states what fills them. */
function filled(standing: Version, other: Version): Version {
  const { statedBy: _, ...facts } = other.facts;
  const provider = other.statement.outline ? undefined : other.statement.provider;
  const gaps = Object.keys(facts).filter((field) => !(field in standing.facts));
  const sayers = gaps.map((field) => [field, other.facts.statedBy?.[field] ?? provider] as const);
  const news = sayers.flatMap(([field, who]) =>
    who !== undefined && who !== standing.statement.provider ? [[field, who] as const] : [],
  );
  const statedBy: Readonly<Record<string, string>> = { ...standing.facts.statedBy, ...Object.fromEntries(news) };
  const merged = { ...facts, ...standing.facts, ...(Object.keys(statedBy).length > 0 && { statedBy }) };
  return { facts: merged, statement: standing.statement };
}

function relatedOfRow(row: TitleRow): Statement | undefined {
  if (row.relations_provider === null || row.relations_known_at === null) return undefined;
  return { provider: row.relations_provider, fetchedAt: row.relations_known_at, outline: false };
}

// Every provider's list replaces its own and no other's. A sudden empty one is a provider's fault more often than not: it
// does not replace a known one that holds something.
function relationsOf(arrivals: readonly Arrival[], rows: readonly TitleRow[], hasWord: HasWord) {
  let related = rows.map(relatedOfRow).reduce((a, b) => (a && b ? (replaces(b, a) ? b : a) : (a ?? b)), undefined);
  const lists: RelationList[] = [];
  for (const arrival of arrivals) {
    for (const { provider, relations } of listsIn(arrival)) {
      const statement: Statement = { provider, fetchedAt: arrival.fetchedAt, outline: false };
      const isLast = !related || replaces(statement, related);
      if (!isLast && (provider === related?.provider || !standsBeside(statement, related))) continue;
      const said = lists.findLast((list) => list.provider === provider);
      if (relations.length === 0 && (said ? said.relations.length > 0 : hasWord(provider))) continue;
      lists.push({ provider, relations });
      if (isLast) related = statement;
    }
  }
  return { related, lists };
}

/** What each provider says in it: nearly always it is one. */
function listsIn({ title: { relations }, provider }: Arrival): readonly RelationList[] {
  if (!relations) return [];
  if (!relations.some(({ by }) => by)) return [{ provider, relations }];
  const all = new Set([provider, ...relations.flatMap(({ by = [] }) => by)]);
  return [...all].map((one) => ({
    provider: one,
    relations: relations.filter(({ by }) => (by ? by.includes(one) : one === provider)),
  }));
}

/** The columns of its row, in order. */
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
