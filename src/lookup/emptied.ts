import type { Ref } from '../model/ref.ts';
import type { Relation } from '../model/relation.ts';
import type { Emptied, Title } from '../model/title.ts';

/** How long after a provider first stated no relations of a title it has to say so again to be believed, in ms. */
const believedAfterMs = 3 * 3_600_000;

/** A title of which a provider stated relations, and now states none. */
export interface EmptiedTitle {
  readonly title: Title;
  /** What it stated before, as far as it stands. */
  readonly standing: readonly Relation[];
  /** When it first stated none, Unix time in ms. Absent: now. */
  readonly since?: number;
  /** What is kept of its answer once it is believed. */
  readonly outline: unknown;
  /** The provider has no title of that id any more. */
  readonly gone?: boolean;
}

/** What a provider has stated in one run of how titles are related. Only grows. */
export interface StatedInRun {
  /** The refs of the titles that it names, by every ref of a title of which it has answered. */
  readonly named: Map<Ref, ReadonlySet<Ref>>;
  /** Whether it states relations of any title. One whose every answer is empty has an outage of its relations. */
  statesSome: boolean;
  /** By the ref that each title came under. */
  readonly doubts: Map<Ref, EmptiedTitle>;
}

export const nothingStated = (): StatedInRun => ({ named: new Map(), statesSome: false, doubts: new Map() });

/** Notes what the provider says of how a title, by its refs, is related to others. */
export function noteStated(run: StatedInRun, refs: readonly Ref[], relations: readonly Relation[]): void {
  const named = new Set(relations.map(({ to }) => to));
  for (const ref of refs) run.named.set(ref, named);
  run.statesSome ||= named.size > 0;
}

/**
 * Looks at every doubt anew at `now` (Unix time in ms), after more was read. Returns those of which less stands than before, by the
 * refs that they came under, and keeps what is left of them. Only a provider that states relations of other titles takes anything
 * back: all where it has said so before, some hours ago; else what the other end, read in this run, does not state either.
 */
export function settledDoubts(run: StatedInRun, now: number): ReadonlyMap<Ref, EmptiedTitle> {
  if (!run.statesSome) return new Map();
  const settled = new Map<Ref, EmptiedTitle>();
  for (const [ref, doubt] of run.doubts) {
    const standing = isSaidAgain(doubt, now) ? [] : doubt.standing.filter(({ to }) => !isDenied(run, doubt, ref, to));
    if (standing.length === doubt.standing.length) continue;
    const less: EmptiedTitle = { ...doubt, standing };
    settled.set(ref, less);
    if (standing.length > 0) run.doubts.set(ref, less);
    else run.doubts.delete(ref);
  }
  return settled;
}

/** Whether what stands of a title's relations is nothing any more. */
export const emptiedAs = ({ standing }: EmptiedTitle): Emptied => (standing.length > 0 ? 'doubted' : 'believed');

function isSaidAgain({ since }: EmptiedTitle, now: number): boolean {
  return now - (since ?? now) >= believedAfterMs;
}

/** Whether the other end was read and does not name the title. */
function isDenied({ named }: StatedInRun, { title }: EmptiedTitle, ref: Ref, to: Ref): boolean {
  const theirs = named.get(to);
  if (!theirs) return false;
  return !theirs.has(ref) && !theirs.has(title.ref);
}
