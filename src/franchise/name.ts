import type { Ref } from '../model/ref.ts';
import {
  along,
  displayed,
  holdsStart,
  isBeforeSign,
  type NamedBoth,
  type NameStart,
  nameStartsOf,
  written,
} from './name-starts.ts';
import { keysOf } from './name-words.ts';
import { isPromotion } from './titled.ts';

/**
 * What a franchise is called: what its first title has before a colon or a dash, where most others begin so ("Demon Slayer") or
 * the main titles of all continuities have it ("Touken Ranbu"); else the words that at least half of the titles begin with, and
 * at least twice as many as begin with any more words ("Fate", "Initial D"), or that the main titles of most continuities begin
 * with ("Digimon"); else the first title, without its season. Where nearly all are shown by another name than the first, by that.
 * What leads up to a series is not what all are called by: Great Teacher Onizuka, not Young GTO. The same from every start. `first`:
 * the title that the watch order begins with. `leads`: the main titles of its continuities, the first one's first.
 */
export function franchiseName(
  titles: readonly NamedBoth[],
  first: Ref | undefined,
  leads: readonly Ref[] = [],
): string | undefined {
  const opening = titles.find(({ ref }) => ref === first);
  if (!opening) return undefined;
  const shared = sharedStart(titles, opening, ownName(opening), new Set(leads));
  if (shared !== undefined) return shared;
  const lead = titles.find(({ ref }) => ref === leads[0]);
  const isOther = lead?.format === 'TV' && opening.format !== 'TV' && !beginAlike(ownName(lead), ownName(opening));
  return ownName(isOther ? lead : opening);
}

const beginAlike = (a: string, b: string): boolean => keysOf(a)[0]?.key === keysOf(b)[0]?.key;

const ownName = (title: NamedBoth): string => withoutSeason(withoutAnimation(withoutSeason(named(title))));

/** The name that both languages have, where the English one adds a subtitle to it: `Nichijou` of `Nichijou - My Ordinary Life`. */
function named({ english, title }: NamedBoth): string {
  if (english === undefined) return title;
  const rest = english.toLowerCase().startsWith(title.toLowerCase()) ? english.slice(title.length) : '';
  return /^(?:: | [-–~])/.test(rest) ? title : english;
}

/** `Persona 5 the Animation` -> `Persona 5`. */
function withoutAnimation(name: string): string {
  if (!name.toLowerCase().endsWith('the animation')) return name;
  return name.replace(/[\s:,-]+the animation$/i, '').trim() || name;
}

/** `Attack on Titan Season 2` -> `Attack on Titan`; a name that is nothing but a season stays. */
export function withoutSeason(name: string): string {
  // Most names end in neither a number, a bracket nor "season", which is seen at less cost.
  if (!mayEndASeason.has(name.trimEnd().slice(-1))) return name;
  const short = name.replace(
    /(?:[\s:,-]*(?:\b(?:season|part|cour) \d+|\b\d+(?:st|nd|rd|th) season|\((?:TV|\d{4})\)))+\s*$/i,
    '',
  );
  return short || name;
}

const mayEndASeason: ReadonlySet<string> = new Set('0123456789)nN');

/** What is made beside a series is often called something else (Katarina's Brain Meeting): of these only namesakes count. */
const asides: ReadonlySet<string | undefined> = new Set(['ONA', 'SPECIAL', 'TV_SHORT', undefined]);

/** Two titles of one name may well be called by all of it. */
const fewestTitles = 3;

function sharedStart(
  titles: readonly NamedBoth[],
  opening: NamedBoth,
  own: string,
  leads: ReadonlySet<Ref>,
): string | undefined {
  // Songs and adverts have names of their own.
  const counted = titles.filter((title) => !isPromotion(title));
  const starts = nameStartsOf([opening, ...counted]);
  const first = starts.get(keysOf(own)[0]?.key ?? '');
  const isNamesake = (title: NamedBoth) =>
    first && [displayed(title), title.title].some((name) => holdsStart(name, first));
  const all = counted.filter((title) => !asides.has(title.format) || isNamesake(title)).length;
  const common = ({ titles: some }: NameStart, part: number) => some.length > 1 && some.length >= part * all;
  const branches = branching(starts, counted.length, leads);
  const ofOpening = along(starts, own);
  const whole = ofOpening.at(-1);
  const goesOn = (start: NameStart) => ofOpening.find(({ before }) => before === start)?.titles.length ?? 0;
  const isNamed = (start: NameStart) =>
    (isBeforeSign(start) || start.whole.length > goesOn(start)) &&
    (numerals.has(start.word) || !tails.has(start.word)) &&
    common(start, 3 / 4);
  const leading = counted.filter(({ ref }) => leads.has(ref));
  const isInside = (start: NameStart) =>
    isBeforeSign(start) &&
    !tails.has(start.word) &&
    ((start.before && isIn(start, counted)) || (leading.length >= fewestTitles && isIn(start, leading)));
  const named = counted.length < fewestTitles ? undefined : (ofOpening.find(isNamed) ?? ofOpening.find(isInside));
  const owns = [own, withoutSeason(opening.title)].map((name) => along(starts, name));
  // A start says more than a name of the first title in the other language only where more titles have it.
  const shorter = (start: NameStart) =>
    branches(start) &&
    owns.every((one) => one.includes(start) || start.titles.length > (one.at(-1)?.titles.length ?? 0));
  const romaji = owns[1]?.at(-1);
  // An English name that no other title has, where most are called by the other one (Time Bokan, not Time Fighters).
  const isOthers = (start: NameStart) =>
    start === romaji && (whole?.titles.length ?? 0) < 2 && common(start, 1 / 2) && isOfSeries(start, opening, counted);
  const found =
    shownAs(starts, opening, { ofOpening, romaji, counted }) ??
    named ??
    ofOpening.find(shorter) ??
    (whole && branches(whole)
      ? whole
      : other(starts, opening, (start) => isNamed(start) || shorter(start) || isOthers(start)));
  const kept = found && written(found) !== own ? withoutTail(found) : undefined;
  return kept && written(kept);
}

/**
 * What nearly all titles are shown by where the first one is not: its own name in the other language (Ojamajo Doremi, of which one
 * series is called Magical DoReMi abroad), or the English name of the others (Resident Evil, where the first film has none).
 */
function shownAs(
  starts: ReadonlyMap<string, NameStart>,
  opening: NamedBoth,
  own: {
    readonly ofOpening: readonly NameStart[];
    readonly romaji: NameStart | undefined;
    readonly counted: readonly NamedBoth[];
  },
): NameStart | undefined {
  const { ofOpening, romaji, counted } = own;
  const all = counted.length;
  const [first] = ofOpening;
  if (all < fewestTitles || !first || first.shown > rarely * all) return undefined;
  if (romaji && !ofOpening.includes(romaji)) {
    const shown = counted.filter((title) => holdsStart(displayed(title), romaji));
    if (shown.length >= mostly * all && isOfSeries(romaji, opening, shown)) return romaji;
  }
  const english = [...starts.values()].filter(
    (start) => start.english && start.whole.length > 0 && !tails.has(start.word) && start.shown >= mostly * all,
  );
  return english.at(-1);
}

/**
 * Whether other series are called so. Where only extras of the first one are, their names are just not translated: Round Vernian
 * Vifam has OVAs that are known by their Japanese names alone.
 */
const isOfSeries = (start: NameStart, opening: NamedBoth, titles: readonly NamedBoth[]): boolean =>
  titles.filter((one) => one !== opening && one.format === 'TV' && holdsStart(displayed(one), start)).length > 1;

/** The part of all titles from which nearly all are called so, and the part up to which hardly any is. */
const mostly = 3 / 4;
const rarely = 1 / 5;

/**
 * Whether a start is where names part: at least half of all titles begin so, and at least twice as many as begin with any more
 * words; or nearly all leads do, and no more than half of them with any more words. `all`: how many titles count.
 */
function branching(
  starts: ReadonlyMap<string, NameStart>,
  all: number,
  leads: ReadonlySet<Ref>,
): (start: NameStart) => boolean {
  const leadsOf = ({ titles }: NameStart) => titles.filter((ref) => leads.has(ref)).length;
  const longer = new Map<NameStart, { titles: number; leads: number }>();
  for (const start of starts.values()) {
    if (isParticle(start)) continue;
    const parting = wherePartsBefore(start);
    if (!parting) continue;
    const before = longer.get(parting) ?? { titles: 0, leads: 0 };
    before.titles = Math.max(before.titles, start.titles.length);
    before.leads = Math.max(before.leads, leadsOf(start));
    longer.set(parting, before);
  }
  return (start) => {
    if (isParticle(start) || start.titles.length < 2 || start.titles.length < all / 2) return false;
    const more = longer.get(start) ?? { titles: 0, leads: 0 };
    if (start.titles.length >= 2 * more.titles) return true;
    return leads.size >= fewestTitles && leadsOf(start) >= (3 / 4) * leads.size && more.leads <= leads.size / 2;
  };
}

/** The start that a start goes on from, but for particles: `Rascal Does Not Dream` of `Rascal Does Not Dream of a Dreaming Girl`. */
function wherePartsBefore({ before }: NameStart): NameStart | undefined {
  let at = before;
  while (at?.before && isParticle(at)) at = at.before;
  return at;
}

/** Whether all of some titles have the words of a start in a name of theirs, wherever it is. */
function isIn(start: NameStart, titles: readonly NamedBoth[]): boolean {
  return titles.every((title) => holdsStart(displayed(title), start) || holdsStart(title.title, start));
}

/** A start of other titles' English names that begins the opening title's name in Latin letters (Dragon Quest, not Dragon Warrior). */
function other(
  starts: ReadonlyMap<string, NameStart>,
  opening: NamedBoth,
  wanted: (start: NameStart) => boolean,
): NameStart | undefined {
  return along(starts, opening.title).find((start) => start.english && wanted(start));
}

/** A name does not end in "the", "no" or a number: `Aria the` is `Aria`. */
function withoutTail(start: NameStart): NameStart | undefined {
  let kept: NameStart | undefined = start;
  while (kept && (tails.has(kept.word) || isGenitive(kept)) && !isOfAll(kept)) kept = kept.before;
  return kept;
}

/** `Mermaid's` of `Mermaid's Scar`; `Bakuon's: The Movie` says all of it. */
const isGenitive = (start: NameStart): boolean => /['’]s$/.test(start.word) && !isBeforeSign(start);

/** Whether the number that a start ends in is part of the name: no title goes on otherwise (`Golgo 13`). */
function isOfAll({ word, before, titles }: NameStart): boolean {
  return numerals.has(word) && titles.length >= fewestTitles && before?.titles.length === titles.length;
}

const numerals: ReadonlySet<string> = new Set(
  ['i ii iii iv v vi vii viii ix x', ...Array.from({ length: 100 }, (_, n) => String(n))].flatMap((line) =>
    line.split(' '),
  ),
);

/** Whether a start ends in a particle that stands between two words: `on` in `Fly on Time`, not in `K-ON! Live`. */
const isParticle = ({ word, name, end }: NameStart): boolean =>
  particles.has(word) && name[end] === ' ' && name[end - word.length - 1] === ' ';

const particles: ReadonlySet<string> = new Set(
  'the a an of and or to in on at for with by from vs no wo o ni ga wa de e ya mo na he kara yori'.split(' '),
);

const tails: ReadonlySet<string> = new Set(
  [
    ...particles,
    'one two three four five six seven eight nine ten first second third fourth fifth final last',
    '1st 2nd 3rd 4th 5th 6th',
    'season part cour stage series chapter episode movie film tv ova oad ona special animation animated anime manga',
    ...numerals,
  ].flatMap((line) => line.split(' ')),
);
