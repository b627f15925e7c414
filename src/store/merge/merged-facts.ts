import { keepable } from '../../model/names.ts';
import { present } from '../../model/present.ts';
import { kindOf, type Ref } from '../../model/ref.ts';
import type { Arrival } from '../database.ts';
import { type Facts, factsOf, refsOfRow, type TitleRow, titleColumns } from './columns.ts';
import { type Attribution, replaces } from './freshness.ts';
import { factsApartFrom, partedProviders } from './parted.ts';
import { type RelationList, relationListsOf, type StatesRelations } from './relation-lists.ts';
import type { IdentifiedTitle, KnownTitle } from './same-title.ts';

/** What one source states of a title. */
export interface Version {
  readonly facts: Facts;
  readonly statement: Attribution;
}

/** What a provider calls a title. */
export interface Alias {
  readonly name: string;
  readonly provider: string;
}

/** A title with everything that is known of it, as it is to be written. */
export interface MergedTitle extends Version {
  readonly id: number;
  readonly entry: IdentifiedTitle;
  /** Who stated its relations last; undefined where nobody has. */
  readonly related: Attribution | undefined;
  /** Names that other providers than the one that states it give it. */
  readonly aliases: readonly Alias[];
  /** Providers whose earlier aliases are no longer its names: they have stated it anew, or it turned out not to be theirs. */
  readonly renamedBy: ReadonlySet<string>;
  /** Providers that stated all they did of a title that it turned out not to be. */
  readonly parted: ReadonlySet<string>;
  /** The lists of relations that replace what their providers stated before, oldest first. */
  readonly lists: readonly RelationList[];
}

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
      const facts: Facts = { ...present({ title: name && keepable(name), format }), ...said?.facts };
      mentions.set(to, { facts, statement: said?.statement ?? { provider, fetchedAt, outline: true } });
    }
  }
  return mentions;
}

const nobodys: readonly Alias[] = [];

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
  const parted = partedProviders(entry, rows);
  const versions = [
    ...rows.map((row) => ({ facts: factsApartFrom(parted, row), statement: statementOfRow(row) })),
    ...entry.arrivals.map(versionOf),
    ...(mention ? [mention] : []),
  ];
  const merged = versions.reduce((known, one) => merge(known, one));
  const standing = merged.statement.provider;
  const aliases = versions.flatMap(({ facts, statement: { provider } }) =>
    provider === standing ? nobodys : namesIn(facts).map(([, name]) => ({ name, provider })),
  );
  const renamedBy = new Set(parted).add(standing);
  for (const { provider } of entry.arrivals) renamedBy.add(provider);
  const lists = relationListsOf(entry.arrivals, rows, parted, statesRelations);
  return { id, entry, ...merged, aliases, renamedBy, parted, ...lists };
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
  const gaps = Object.keys(other.facts).filter((field) => field !== 'statedBy' && !(field in standing.facts));
  if (gaps.length === 0) return standing;
  const { statedBy: _, ...facts } = other.facts;
  const provider = other.statement.outline ? undefined : other.statement.provider;
  const fillers = gaps.map((field) => [field, other.facts.statedBy?.[field] ?? provider] as const);
  const news = fillers.flatMap(([field, who]) =>
    who !== undefined && who !== standing.statement.provider ? [[field, who] as const] : [],
  );
  const statedBy: Readonly<Record<string, string>> = { ...standing.facts.statedBy, ...Object.fromEntries(news) };
  const merged = { ...facts, ...standing.facts, ...(Object.keys(statedBy).length > 0 && { statedBy }) };
  return { facts: merged, statement: standing.statement };
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
