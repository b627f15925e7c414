import { coverage } from './coverage.ts';
import type { Shape, Titled } from './shape.ts';

/**
 * What a franchise is called: the first title of its main line, without season and part, and only as much of it as most
 * titles share ("Fate", not "Fate/stay night"). The same from every start.
 */
export function franchiseName(titles: readonly Titled[], { lead }: Shape): string | undefined {
  const title = titles.find(({ ref }) => ref === lead);
  if (!title) return undefined;
  const name = withoutSeason(title.english ?? title.title);
  const covered = coverage(titles);
  const shorter = prefixes(name).find(
    (prefix) => covered(prefix) >= 2 * covered(name) && covered(prefix) > titles.length / 2,
  );
  return shorter ?? name;
}

/** `Attack on Titan Season 2` -> `Attack on Titan`; a name that is nothing but a season stays. */
export function withoutSeason(name: string): string {
  const short = name.replace(
    /(?:[\s:,-]*(?:\b(?:season|part|cour) \d+|\b\d+(?:st|nd|rd|th) season|\((?:TV|\d{4})\)))+\s*$/i,
    '',
  );
  return short.trim() || name;
}

/** Shortest first: what stands before a colon, a slash or a dash. */
function prefixes(name: string): readonly string[] {
  return [...name.matchAll(/: | [-–~] |\//g)]
    .map(({ index }) => name.slice(0, index))
    .filter((prefix) => prefix !== '');
}
