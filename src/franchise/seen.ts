import type { SeenMark } from '../model/list-documents.ts';
import type { Ref } from '../model/ref.ts';
import type { Watched } from '../model/watched.ts';
import { type DocumentTitle, derivedFrom, type FranchiseDocument, outlineIn } from './document.ts';
import { episodesOf, totalsOf } from './filter.ts';
import { isOut } from './release.ts';

type Facts = Pick<DocumentTitle, 'episodes' | 'format' | 'status'>;

/** How far somebody is with a title. What airs is not seen before its end, however far one is. */
export function markOf(title: Facts, { status, progress, score }: Watched): SeenMark {
  const of = title.status === 'RELEASING' ? title.episodes : episodesOf(title);
  const isDone = progress !== undefined && of !== undefined && progress >= of;
  const seen = status === 'completed' || status === 'repeating' || isDone;
  const episodes = progress ?? (seen ? of : undefined);
  return {
    seen,
    ...(episodes !== undefined && { progress: episodes }),
    ...(of !== undefined && { of }),
    ...(status && { status }),
    ...(score !== undefined && { score }),
  };
}

/** Whether a title is begun and not ended. What was dropped or laid aside is not what comes next. */
export function isBegun(mark: SeenMark | undefined): boolean {
  if (!mark || mark.seen) return false;
  return mark.status === 'watching' || (mark.status !== 'planned' && (mark.progress ?? 0) > 0);
}

const isLaidAside = (mark: SeenMark | undefined): boolean => mark?.status === 'dropped' || mark?.status === 'paused';

/** A franchise with what the user's own list says of its titles, and the title that comes next for the user. */
export function withMarks(document: FranchiseDocument, entries: ReadonlyMap<Ref, Watched>): FranchiseDocument {
  if (entries.size === 0) return document;
  const titles = document.titles.map((title) => {
    const entry = entries.get(title.ref);
    return entry ? { ...title, mine: markOf(title, entry) } : title;
  });
  const marked = derivedFrom(document, { titles });
  const next = nextFor(marked);
  return next ? derivedFrom(marked, { next: next.order }) : marked;
}

/**
 * What comes next for who has seen some of a franchise: what is begun, else what is left of the main line of the story that was seen
 * last, else its extras, then the same of the other stories; of each, the first title after the last that was seen before those that
 * were passed over. Undefined where nothing is seen, or nothing that is out is left.
 */
export function nextFor(document: FranchiseDocument): DocumentTitle | undefined {
  const { titles } = document;
  const at = titles.findLastIndex(({ mine }) => mine?.seen === true || isBegun(mine));
  const last = titles[at];
  if (!last) return undefined;
  const begun = titles.find(({ mine }) => isBegun(mine) && !isLaidAside(mine));
  if (begun) return begun;
  const { places } = outlineIn(document);
  const isExtra = ({ ref }: DocumentTitle) => (places.get(ref)?.kind ?? 'branch') === 'branch';
  const stage = (title: DocumentTitle): number =>
    (title.continuity === last.continuity ? 0 : 2) + (isExtra(title) ? 1 : 0);
  const open = titles.filter(
    (title) => !title.mine?.seen && !title.skippable && !isLaidAside(title.mine) && isOut(title),
  );
  const first = Math.min(...open.map(stage));
  const wanted = open.filter((title) => stage(title) === first);
  return wanted.find((title) => titles.indexOf(title) > at) ?? wanted[0];
}

/** Whether something of the main line of a franchise was dropped or laid aside, so that it is not seen to the end. */
export function isGivenUp(document: FranchiseDocument): boolean {
  const { places } = outlineIn(document);
  return document.titles.some(
    ({ ref, mine, skippable }) =>
      mine?.seen !== true && isLaidAside(mine) && !skippable && (places.get(ref)?.kind ?? 'branch') !== 'branch',
  );
}

/** What is left of a franchise for the user. Titles keep their numbers. */
export function unseenOf(document: FranchiseDocument): FranchiseDocument {
  const titles = document.titles.filter(({ mine }) => mine?.seen !== true);
  if (titles.length === document.titles.length) return document;
  const shown = new Set(titles.map(({ ref }) => ref));
  const continuities = document.continuities
    .map((one) => ({ ...one, titles: titles.filter(({ continuity }) => continuity === one.name).length }))
    .filter((one) => one.titles > 0);
  return derivedFrom(document, {
    ...{ titles, continuities, totals: totalsOf(titles) },
    relations: document.relations.filter(({ from, to }) => shown.has(from) && shown.has(to)),
    leftOut: (document.leftOut ?? 0) + document.titles.length - titles.length,
  });
}
