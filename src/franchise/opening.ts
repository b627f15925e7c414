import type { Ref } from '../model/ref.ts';
import { sharesName } from './apart.ts';
import { latinNames, neighbours, type Retellings, reach, restsOf } from './recap.ts';
import {
  isAdult,
  isFullSeries,
  isPromotion,
  isSeries,
  isShorts,
  minutesIn,
  type Roles,
  type Titled,
} from './titled.ts';

/** Nothing begins with these where there is anything else. */
const extras: ReadonlySet<string | undefined> = new Set(['MUSIC', 'CM', 'PV', 'SPECIAL', undefined]);

/** A special, a song, an advert, or nobody says what it is. */
export const isExtraFormat = ({ format }: Titled): boolean => extras.has(format);

/** What is shorter, minutes, is a foretaste of what it leads up to. */
export const foretasteMinutes = 20;

/** Whether titles are over in a few minutes. */
export const isOverSoon = (titles: readonly Titled[]): boolean => minutesIn(titles) < foretasteMinutes;

/** A first film or first OVA is as long as this, minutes; a pilot or a promotion is shorter. */
const openingMinutes = 45;
/** A special as long as this is a film for television. */
const filmMinutes = 60;

/** OVAs that are as long as this together, minutes, and as many, tell a story before the series of it does. */
const tellingMinutes = 100;
const tellingEpisodes = 3;

const isSeriesOfOvas = (title: Titled): boolean =>
  title.format === 'OVA' && (title.episodes ?? 1) >= tellingEpisodes && minutesIn([title]) >= tellingMinutes;

/** A name that says of itself that it tells of the time before another story: `Young GTO`. */
const tellsOfBefore = (title: Titled): boolean =>
  latinNames(title).some((name) => /\b(?:young|prologue|origins?|zero|gaiden)\b/i.test(name));

/** Shorts of television of which a full series calls itself the second season, however short they are. */
const isFirstSeason = (shorts: Titled, series: Titled): boolean =>
  shorts.format === 'TV_SHORT' &&
  restsOf(series, shorts).some((rest) => /^ (?:season )?(?:2|2nd|ii|second)(?: |$)/.test(rest));

/**
 * The first of the series in line, of films and OVAs of their name that lead up to them, and of OVAs that told it before. A title
 * for adults only opens nothing that has others.
 */
export function openingOf(
  released: readonly Titled[],
  lead: Titled | undefined,
  recaps: Retellings,
  kinds: ReadonlyMap<Ref, 'main' | 'line' | 'branch'>,
  roles: Roles,
): Ref | undefined {
  const before = lead ? reach(lead.ref, (ref) => neighbours(ref, roles, ['SEQUEL'])) : new Set<Ref>();
  const isFilm = (title: Titled) =>
    title.format === 'SPECIAL' && before.has(title.ref) && minutesIn([{ ...title, episodes: 1 }]) >= filmMinutes;
  const isExtra = (title: Titled) => (isExtraFormat(title) && !isFilm(title)) || recaps.has(title.ref);
  // What shorts go on from may be as short as they are; a pilot of a long series is no beginning.
  const short = lead?.format === 'TV_SHORT' ? minutesIn([{ ...lead, episodes: 1 }]) : openingMinutes;
  const least = ({ ref, format }: Titled) => (before.has(ref) && format !== 'TV_SHORT' ? short : openingMinutes);
  const isFirstTelling = (title: Titled) =>
    isSeriesOfOvas(title) && lead !== undefined && neighbours(title.ref, roles, ['ALTERNATIVE']).includes(lead.ref);
  const stands = (title: Titled) => {
    if (isExtra(title)) return false;
    const kind = kinds.get(title.ref) ?? 'branch';
    if (kind === 'branch' && !before.has(title.ref)) return isFirstTelling(title);
    if (title === lead || isFullSeries(title)) return true;
    if (lead && before.has(title.ref) && isFirstSeason(title, lead)) return true;
    // What a series of another name goes on from is a story of its own.
    if (lead && isFullSeries(lead) && !sharesName(title, lead)) return false;
    if (lead && isFullSeries(lead) && tellsOfBefore(title) && !tellsOfBefore(lead)) return false;
    // Shorts that do not lead up to a series are no beginning of it, however many there are of them.
    if (lead && isFullSeries(lead) && isShorts(title) && !before.has(title.ref)) return false;
    return isSeries(title) || minutesIn([title]) >= least(title);
  };
  const ranked = [
    (title: Titled) => stands(title) && !isAdult(title),
    (title: Titled) =>
      !isExtra(title) && !isAdult(title) && kinds.has(title.ref) && (isShorts(title) || !isOverSoon([title])),
    (title: Titled) => !isExtra(title) && !isAdult(title) && kinds.has(title.ref),
    (title: Titled) => !isExtra(title) && !isAdult(title),
    (title: Titled) => !isPromotion(title) && !isAdult(title),
    stands,
  ];
  for (const wanted of ranked) {
    const found = released.find(wanted);
    if (found) return found.ref;
  }
  return lead?.ref ?? released[0]?.ref;
}
