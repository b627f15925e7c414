import type { DocumentTitle } from '../../franchise/document.ts';

/** What a person who has seen all of it waits for: what airs now, or else what comes first of what is announced. */
export function nextOf(titles: readonly DocumentTitle[]): DocumentTitle | undefined {
  const serious = titles.filter(({ skippable }) => !skippable);
  return serious.find(({ status }) => status === 'RELEASING') ?? firstAnnounced(serious);
}

/** What has a date comes before what has none; a year alone comes after the days of that year. */
function firstAnnounced(titles: readonly DocumentTitle[]): DocumentTitle | undefined {
  const key = ({ startDate, year }: DocumentTitle) => `${startDate ?? year ?? ''}`.padEnd(10, '9');
  return titles
    .filter(({ status }) => status === 'NOT_YET_RELEASED')
    .reduce<DocumentTitle | undefined>((best, one) => (best && key(best) <= key(one) ? best : one), undefined);
}
