import type { Ref } from '../model/ref.ts';
import type { Watched } from '../model/watched.ts';
import { watchWords } from './list-headings.ts';
import { scoreIn } from './scores.ts';
import { listsSeasons } from './several-seasons.ts';
import { cleaned, refNamed, withScheme } from './values.ts';
import { after, episodeWords, firstIn, outOf, progressIn, stateIn, upTo, watchedOf } from './watched.ts';

/** What a line of a list that somebody keeps by hand says. */
export interface HandKept {
  /** The title, without marks, ratings and remarks. */
  readonly words: string;
  /** What an address in the line is the page of. */
  readonly ref?: Ref;
  /** What the remarks say: `(dropped)`, ` - 8/10`, `[x]`. */
  readonly watched?: Watched;
}

/** `1. `, `2) `, `- `, `* `, `• `, `- [x] `, `[ ] `, `✓ `, `> `: a blank follows. */
const mark =
  /^(?:(?:\d{1,4}[.)]|[-*+•◦‣▪●○·–—>]|\[[ xX✓✔~-]?\]|#\d{1,4}[.:)]?|[☐☑☒✓✔★☆♥]|\p{Extended_Pictographic})\uFE0F?\s+)+/u;

/** What people draw in place of a state. */
const marks = '[✅☑✔❌✖⏸▶📅🕒⏳]\\uFE0F?';
const score = String.raw`\d{1,3}(?:[.,]\d{1,2})?\s*\/\s*(?:5|10|100)(?:\.0)?|\d{1,2}[.,]\d{1,2}\s*\/\s*20|[★⭐\u{1F31F}]\s?\d(?:[.,]\d)?|[★☆⭐\u{1F31F}]{1,10}\uFE0F?|\d{1,2}(?:[.,]\d)?\s*(?:stars?|points?|⭐|★)`;
const oneDay = String.raw`(?:19|20)\d\d(?:[-./]\d{1,2}){0,2}|\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:\d{1,2},?\s+)?(?:19|20)\d\d`;
const day = String.raw`(?:${oneDay})(?:\s*(?:-|–|—|~|→|to|bis)\s*(?:${oneDay}))?`;
const progress = String.raw`(?:${upTo}\s*)?(?:${episodeWords})\.?\s*\d{1,4}(?:\s*(?:${outOf}|-)\s*(?:\d{1,4}|\?+))?|\d{1,4}\s*${outOf}\s*(?:\d{1,4}|\?+)\s*(?:${episodeWords})?|[第全]?\d{1,4}\s*(?:${episodeWords})(?:\s*(?:まで|까지))?`;
/** `completed 2014-03-01`, `dropped after ep 3`, `rewatched 2x`. */
const state = String.raw`(?:${marks}\s*)?(?:${watchWords})(?:\s+(?:(?:${after}|at|on|in|since|around|by)\s+)?(?:${day}|${progress}|\d{1,4})|\s*(?:\d{1,2}\s*x|x\s*\d{1,2}|twice|again))?`;
/** What the files of a title are like: `(1080p)`, `(BD, dual audio)`. */
const copy = String.raw`\d{3,4}[pi]|\d{3,4}x\d{3,4}|[248]k|u?hd|bd(?:rip)?|blu-?ray|dvd(?:rip)?|web(?:-?(?:dl|rip))?|(?:hard|soft)?sub(?:bed|s)?|dub(?:bed)?|dual[ -]audio|uncensored`;
const rest = `(?:${state}|${score}|${progress}|${copy}|up to\\s+\\d{1,4}|${marks})`;

/** A remark in brackets: `(dropped)`, `[8/10]`, `(ep 5/12, watching)`. */
const inBrackets = new RegExp(String.raw`\s*[([{]\s*${rest}(?:\s*[,;|/-]?\s*${rest})*\s*[)\]}]\s*$`, 'iu');
/** A remark after a sign: ` - 8/10`, ` | dropped`, `: 9/10`. */
const afterSign = new RegExp(String.raw`\s*(?:\s[-–—~|•]+|[|:,;=]|->|→)\s*${rest}\s*$`, 'iu');
/** A number alone is a rating after a sign and in brackets: ` - 8`, ` | 7.5`, ` = 9`, `, 9`, `(9)`. After a colon it may be a title's. */
const number = /(?:\s+[-–—|=]+\s*|,\s+)(?:10|[1-9](?:[.,]5)?)\s*$|\s+\((?:10|[1-9](?:[.,]5)?)\)\s*$/u;
/** A rating before a title: `[10] Monster`, `9/10 Parasyte`. */
const ratingBefore = /^(?:\[\s*(?:10|[1-9](?:[.,]\d)?)\s*\]|(?:10|\d(?:[.,]\d)?)\s*\/\s*10)(?:\s*[-–—:|])?\s+(?=\S)/u;
/** What somebody says of a title before it: `Dropped: Naruto`, `[watching] Bleach`, `completed - Kaiba`. */
const stateBefore = new RegExp(
  String.raw`^(?:[[(]\s*(?:${watchWords})\s*[\])]\s*[-–—:|]?|(?!anime\b)(?:${watchWords})\s*(?::|\s[-–—|]))\s+(?=\S)`,
  'iu',
);
/** A word in brackets or behind a sign, which says how far somebody is in any language that lists are kept in. */
const wordBehind = /\s*[([{]\s*(\p{L}[\p{L} ]{1,24}?)\s*[)\]}]\s*$|\s+[-–—|]\s+(\p{L}[\p{L} ]{1,24})$/u;
/** A number alone behind how far somebody came is a rating: `Mushishi [26/26] 9.5`. */
const behindProgress = new RegExp(
  String.raw`(?:\s*[([{]\s*(?:${progress})\s*[)\]}]|\s\d{1,4}\/\d{2,4})\s+(?:10|[1-9](?:[.,]\d)?)\s*$`,
  'iu',
);
/** A heading of Org mode, https://orgmode.org/manual/Headlines.html: `** DONE Bleach`. */
const orgHeadline = /^\*{1,6}\s+([A-Z]{4,12})\s+(?=\S)|^\*{2,6}\s+(?=\S)/;
/** A rating behind a title that is set apart by quotation marks, or in bold: `**Monster** 8.5`. */
const behindMarked = /(?<=^(?:\*\*|__|"|“).{1,200}(?:\*\*|__|"|”))\s+(?:10|[1-9](?:[.,]\d)?)\s*$/u;
/** What is written for a search: ` #anime #2013`. */
const tags = /(?:\s+#\p{L}[\p{L}\p{N}_-]*)+\s*$|\s+:[\p{L}\p{N}_@%]+(?::[\p{L}\p{N}_@%]+)*:\s*$/u;
/** A number behind a colon is a rating, or an episode where it is larger: never a season. A year is a title's. */
const behindColon = /(?<=[\p{L}\p{N}!?.)\]])\s*:\s+(?!(?:19|20)\d\d$)\d{1,4}(?:[.,]5)?\s*$/u;
/** A rating, and what somebody thinks: ` - 9/10 loved it`. */
const withOpinion = new RegExp(String.raw`\s+[-–—|•]+\s*(?:${score})(?:\s*[-–—,;.!(]\s*|\s+)\p{L}[^\n]{0,200}$`, 'iu');
/** A rating that nothing sets apart: `Naruto 8/10`, `Naruto ★★★★`. */
const bare = new RegExp(
  String.raw`\s+(?:${score}|(?:${upTo}\s*)?(?:${episodeWords})\.?\s*\d{1,4}|\d{1,4}(?:\/|\s+${outOf}\s+)(?:\d{2,4}|\?+)|[第全]?\d{1,4}\s*(?:${episodeWords})(?:\s*(?:まで|까지))?|${marks})\s*$`,
  'iu',
);
/** What stands behind a title that was seen: `Naruto ✓`. */
const tickBehind = /\s+[✓✔☑✅]\uFE0F?\s*$/u;

/** Whether a line begins with an empty box. */
export const isUnticked = (line: string): boolean => /^(?:[-*+•]\s+)?(?:\[ \]|☐\uFE0F?)\s/u.test(line);

const link = /!?\[((?:[^\][]|\[[^\]]*\])+)\]\(\s*<?([^\s)>]+)>?[^)]*\)/;
const address =
  /<?((?:https?:\/\/|www\.)[^\s<>]+|(?:[a-z\d-]+\.)+(?:net|co|io|app|one|me|org)\/(?:anime|animes|manga|mangas)\/[^\s<>]+)>?/i;

/** Takes the marks of lists, ratings, remarks and links off a line. `Ranma 1/2`, `22/7` and `Monster (2004)` stay as they are. */
export function handKept(line: string): HandKept {
  // What a tab parts are fields: `1<TAB>Monster<TAB>9`.
  const plain = cleaned(line.replace(/^\s*\d{1,4}\t+/, '').replace(/(?<=\S) *\t+ *(?=\S)/g, ' | '));
  const isTicked = /^(?:[-*+•]\s+)?(?:\[[xX✓✔]\]|[☑☒✓✔✅]\uFE0F?)\s/u.test(plain) || tickBehind.test(plain);
  const [headline = '', keyword = ''] = orgHeadline.exec(plain) ?? [];
  const state = keyword === '' ? undefined : stateIn(keyword);
  const own = keyword === '' || state !== undefined ? plain.slice(headline.length) : plain;
  let text = own.replace(mark, '').replace(tickBehind, '').trim();
  let ref: Ref | undefined;
  const linked = link.exec(text);
  if (linked) {
    ref = refNamed(withScheme(linked[2] ?? ''));
    text = text.replace(link, (linked[1] ?? '').replace(/\\([[\]])/g, '$1'));
  }
  const found = address.exec(text);
  if (found) {
    const page = refNamed(withScheme((found[1] ?? '').replace(/[),.;\]]+$/, '')));
    const others = text
      .replace(found[0], ' ')
      .replace(/[\s\-–—:|(),<>[\]]+$/u, '')
      .replace(/^[\s\-–—:|]+/u, '')
      .trim();
    if (page && !ref) ref = page;
    // An address alone stays: whoever reads it may know better what is wrong with it.
    if (page || others !== '') text = others;
  }
  const { words, remarks } = bareTitle(text);
  const watched = watchedOf({ status: state ?? (isTicked ? 'completed' : undefined), ...remarksIn(remarks) });
  return { words, ...(ref && { ref }), ...(watched && { watched }) };
}

const anyScore = new RegExp(score, 'iu');

const asEpisode = (text: string, digits: string): string => (Number(digits) > 10 ? `ep ${digits}` : text);

/** What parts remarks: no comma or stroke within a number, `8,5` or `12/24`; a blank between a word and how far: `watching 3/?`. */
const between = new RegExp(
  String.raw`,(?!\d)|(?<!\d),|(?<=\/\s?\d{1,4})\s+\/\s|(?<![\d\s])\s*\/|\/\s*(?![\d?\s])|[;|:=]|\s(?:[-–—~•]|${after}|at)\s|->|→|(?<=\p{L})\s+(?=(?:${episodeWords})\.?\s*\d|\d{1,4}\s?\/\s?(?!(?:19|20)\d\d))`,
  'iu',
);

/** What was taken off a line. */
function remarksIn(remarks: readonly string[]): Watched {
  const parts = remarks.flatMap((one) =>
    (withOpinion.test(one) ? (anyScore.exec(one)?.[0] ?? '') : one.replace(/^\s*:\s+(\d{2,4})$/, asEpisode))
      .replace(/[\s()[\]{}]+/g, ' ')
      .replace(/\bup to (?=\d)/i, 'ep ')
      .split(between)
      .map((part) => part.replace(/^[\s\-–—~•]+|\s+$/g, '')),
  );
  return {
    ...watchedOf({
      status: firstIn(parts, (one) => stateIn(one)),
      score: firstIn(parts, (one) => (episodes.test(String(one)) ? undefined : scoreIn(one))),
      progress: firstIn(parts, (one) => (episodes.test(String(one)) ? progressIn(one) : undefined)),
    }),
  };
}

/** `ep 5`, `5/12`, `12 eps`; `8/10` is a rating. */
const episodes = new RegExp(
  String.raw`^(?:${upTo}\s*)?(?:${episodeWords})(?!\p{L})|(?<!\p{L})(?:${episodeWords})\.?(?:\s*(?:まで|까지))?$|^\d+\s*${outOf}\s*(?!(?:5|10|100)(?!\d))[\d?]+$`,
  'iu',
);

/** Whether a line with what its files are like, `Monster (1080p) - 8/10`, says besides what somebody has seen of it. */
export function isRemarked(line: string): boolean {
  if (/^\[/.test(line) || /\bcomplete\b/i.test(line)) return false;
  const { watched } = handKept(line);
  return watched?.status !== undefined || (watched !== undefined && /\d\s?\/\s?[\d?]/.test(line));
}

/** What is taken off the end of a line, in this order, until nothing is left to take. */
const behind = [
  ...[tags, inBrackets, wordBehind, afterSign, withOpinion, behindMarked, behindProgress],
  ...[number, behindColon, bare],
];

function saysState(text: string): boolean {
  const [, inside, after] = wordBehind.exec(text) ?? [];
  return stateIn(inside ?? after ?? '') !== undefined;
}

function bareTitle(text: string): { readonly words: string; readonly remarks: readonly string[] } {
  const [before = ''] = ratingBefore.exec(text) ?? stateBefore.exec(text) ?? [];
  const remarks: string[] = before === '' ? [] : [before];
  let now = unwrapped(text.slice(before.length));
  for (let before = ''; before !== now; ) {
    before = now;
    for (const one of behind) {
      const less = now.replace(one, '');
      if (less === now || !/[\p{L}\p{N}]/u.test(less) || (one === number && listsSeasons(now))) continue;
      if (one === wordBehind && !saysState(now)) continue;
      if (one !== tags) remarks.push(...now.slice(less.length).split(one === behindProgress ? /\s+(?=\S+$)/ : /^$/));
      now = unwrapped(less.replace(/\s+[-–—|=]+\s*$|[,;]\s*$/u, ''));
    }
  }
  return { words: oneName(now), remarks };
}

/** The first of two names of one title in different scripts: `Spy x Family / スパイファミリー`. */
function oneName(text: string): string {
  const [first = '', second = '', third] = text.split(/\s+[/|]\s+/);
  const isFar = (name: string) => /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Cyrillic}]/u.test(name);
  const isPair = third === undefined && first !== '' && second !== '' && isFar(first) !== isFar(second);
  return isPair ? (isFar(first) ? second : first) : text;
}

/** Without the marks of bold, struck or quoted text around all of it. */
function unwrapped(text: string): string {
  const [, , inner] = /^(\*\*|__|~~|\*|_|`|")(.+)\1[,;]?$/su.exec(text.trim()) ?? [];
  return (inner ?? text).trim();
}
