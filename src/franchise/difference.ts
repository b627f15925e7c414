import type { Ref } from '../model/ref.ts';
import type { Title } from '../model/title.ts';

/** A change as it is kept. */
export interface KeptChange {
  readonly ref: Ref;
  readonly at: number;
  readonly field: string;
  readonly before?: string;
  readonly after?: string;
}

/**
 * `announced`: a new title that has not begun to air; `new`: any other. `date`, `episodes`, `status`, `format`, `name`,
 * `relation`: what changed of a title that was known.
 */
export type DifferenceKind = 'announced' | 'new' | 'date' | 'episodes' | 'status' | 'format' | 'name' | 'relation';

/** One difference between then and now. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly ref: Ref;
  readonly title: string;
  /** What it is that changed: `status`, `start_date`, ...; for a new title null. */
  readonly field: string | null;
  readonly before: string | null;
  readonly after: string | null;
  /** The other title, where a relation changed. */
  readonly other: { readonly ref: Ref; readonly title: string } | null;
  /** When it was noticed, ISO. */
  readonly at: string;
}

/** What has changed. */
export interface DiffDocument {
  readonly schema: 1;
  /** What was asked for; null: all that is stored. */
  readonly query: string | null;
  /** ISO; null: since the beginning. */
  readonly since: string | null;
  readonly changed: boolean;
  readonly changes: readonly Difference[];
  /** How asking again came out; absent: nobody was asked. */
  readonly franchises?: FranchisesChecked;
}

/** How asking for franchises again came out. */
export interface FranchisesChecked {
  /** For how many a provider has answered, for some of their titles at least. */
  readonly checked: number;
  /** Of them, how many have changed. */
  readonly changed: number;
  /** Those for which not everything could be asked. */
  readonly missed: readonly MissedFranchise[];
}

export interface MissedFranchise {
  readonly query: string;
  /** Nothing of it could be asked, so that nothing is known to have changed or not. */
  readonly entirely: boolean;
}

const kinds: Readonly<Record<string, DifferenceKind>> = {
  start_date: 'date',
  end_date: 'date',
  episodes: 'episodes',
  status: 'status',
  format: 'format',
  title: 'name',
  english: 'name',
};

/**
 * What is left of many changes: of each field where it stood first and where it stands now, nothing of what went and came
 * back, and of a new title only that it is new. New titles first. `titles`: what is known of them now.
 */
export function differences(changes: readonly KeptChange[], titles: ReadonlyMap<Ref, Title>): readonly Difference[] {
  const added = new Set(changes.filter(({ field }) => field === 'added').map(({ ref }) => ref));
  const byField = new Map<string, KeptChange>();
  for (const change of changes) {
    const other = otherOf(change);
    const isOfNew = change.field !== 'added' && (added.has(change.ref) || (other !== undefined && added.has(other)));
    if (isOfNew) continue;
    const key = `${change.ref} ${change.field}`;
    const first = byField.get(key);
    const { before: _, ...last } = change;
    byField.set(key, first ? { ...last, ...(first.before !== undefined && { before: first.before }) } : change);
  }
  const left = [...byField.values()].filter(({ field, before, after }) => field === 'added' || before !== after);
  return left.map((change) => differenceOf(change, titles)).sort((a, b) => order(a) - order(b));
}

const order = ({ kind }: Difference): number => (kind === 'announced' ? 0 : kind === 'new' ? 1 : 2);

function otherOf({ field }: KeptChange): Ref | undefined {
  return field.startsWith('relation ') ? (field.slice('relation '.length) as Ref) : undefined;
}

function differenceOf(change: KeptChange, titles: ReadonlyMap<Ref, Title>): Difference {
  const { ref, at, field, before = null, after = null } = change;
  const title = titles.get(ref);
  const nameOf = (one: Ref) => titles.get(one)?.english ?? titles.get(one)?.title ?? one;
  const other = otherOf(change);
  const isNew = field === 'added';
  return {
    kind: isNew ? newKind(title) : (kinds[field] ?? 'relation'),
    ref,
    title: nameOf(ref),
    field: isNew ? null : other ? 'relation' : field,
    before: isNew ? null : before,
    after: isNew ? (title?.startDate ?? null) : after,
    other: other ? { ref: other, title: nameOf(other) } : null,
    at: new Date(at).toISOString(),
  };
}

const newKind = (title: Title | undefined): DifferenceKind =>
  title?.status === 'NOT_YET_RELEASED' ? 'announced' : 'new';
