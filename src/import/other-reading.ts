/** Another way to read words that no title is called by: two parts of them. */
export interface OtherReading {
  /** What is a title, if one part is. */
  readonly name: string;
  /** What is beside it: another name of the same title, or what somebody thinks of it. */
  readonly beside: string;
  /** `beside` is written as no title is: in small letters behind a capital, or outside quotation marks. */
  readonly isRemark: boolean;
}

const marked = /^(["“«„*_]{1,2})(.{2,}?)["”»“*_]{1,2}\s*[-–—:,(]?\s*(\S.*)$/u;
const yearBefore = /^((?:19|20)\d\d)\s*[-–—|]\s+(\S.*)$/u;
const inBrackets = /^(.*\S)\s*[([]([^()[\]]+)[)\]]$/u;
const besideSlash = /^(.*\S)\s+[/|]\s+(\S.*)$/u;
const behindDash = /^(.*\S)\s+[-–—]\s+(\S.*)$/u;

/** What a bracket says of the title itself, which searches understand. */
const ofTitle = /^(?:tv|ova|ona|movie|film|specials?|shorts?|season|part|cour|s\d|the movie|\d)/iu;
/** Which edition somebody has: no other title. */
const edition =
  /^(?:(?:eng(?:lish)?|german|ger)?\s*(?:dub(?:bed)?|sub(?:bed|s)?)|bd|blu-?ray|dvd|uncut|uncensored|remaster(?:ed)?|netflix|crunchyroll|4k|\d{3,4}p)$/iu;

/** Splits words into a title and what stands beside it; undefined: they are one piece. */
export function otherReading(words: string): OtherReading | undefined {
  const [, , quoted, behind] = marked.exec(words) ?? [];
  if (quoted !== undefined && behind !== undefined) return { name: quoted.trim(), beside: behind, isRemark: true };
  const [, year, own] = yearBefore.exec(words) ?? [];
  if (year !== undefined && own !== undefined) return { name: own, beside: year, isRemark: true };
  for (const form of [inBrackets, besideSlash, behindDash]) {
    const [, name, beside] = form.exec(words) ?? [];
    if (name === undefined || beside === undefined || !/\p{L}/u.test(name) || !/\p{L}/u.test(beside)) continue;
    if (form === inBrackets && ofTitle.test(beside) && !edition.test(beside)) continue;
    return { name, beside, isRemark: isRemark(name, beside, form === inBrackets) };
  }
  return undefined;
}

function isRemark(name: string, beside: string, isBracketed: boolean): boolean {
  if (isBracketed && edition.test(beside)) return true;
  return /^\P{Ll}*\p{Lu}/u.test(name) && /^\p{Ll}/u.test(beside);
}
