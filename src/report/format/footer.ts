import type { DocumentTitle, FranchiseDocument } from '../../franchise/document.ts';
import { isOpen } from '../../franchise/filter.ts';
import { loosePartsOf } from '../../franchise/loose.ts';
import { isBegun } from '../../franchise/seen.ts';
import { plain } from '../text/plain.ts';
import { relatedLines } from '../text/related.ts';
import { type Look, nameOf } from '../text/style.ts';
import { cut, cutMiddle, widthOf } from '../text/width.ts';
import { agoWords, count, hoursWords, providerWord } from '../text/words.ts';
import { askedSign, isAskedMarked } from './heading.ts';
import { lackingWords } from './length.ts';
import { nextOf } from './next.ts';
import { isOver, seenWords } from './note.ts';

/** How titles are marked. */
interface LegendSigns {
  readonly optional?: string;
  /** Of a series beside the main line. */
  readonly line?: string;
  readonly seen?: string;
  readonly begun?: string;
}

/** What the signs above mean, as far as they are used, and what comes next: for the user, and of all there is. */
export function legendLines(document: FranchiseDocument, look: Look, signs: LegendSigns = {}): readonly string[] {
  const { titles } = document;
  const optional = optionalWords(titles);
  const next = nextOf(titles);
  const legend = [
    ...(isAskedMarked(document) ? [`${askedSign(look)} what you asked for`] : []),
    ...(signs.optional && optional ? [`${signs.optional} optional: ${optional}`] : []),
    ...(signs.line ? [`${signs.line} beside the main line`] : []),
    ...(signs.seen && titles.some(({ mine }) => mine?.seen) ? [`${signs.seen} seen`] : []),
    ...(signs.begun && titles.some(({ mine }) => isBegun(mine)) ? [`${signs.begun} begun`] : []),
  ];
  return [
    ...wrapped(legend, look).map((line) => look.paint.dim(cut(line, look.columns, look.mark))),
    ...nextForYouLines(document, look),
    ...(next ? [nextLine(next, look)] : []),
  ];
}

/** `Next for you: 12, Attack on Titan Final Season`. */
function nextForYouLines({ next, titles }: FranchiseDocument, look: Look): readonly string[] {
  const title = titles.find(({ order }) => order === next);
  if (!title) return [];
  const [far] = seenWords(title.mine);
  const end = far === undefined ? '' : `, ${far}`;
  const room = Math.max(8, look.columns - `Next for you: ${title.order}, ${end}`.length);
  return [
    `Next for you: ${title.order}, ${look.paint.bold(cutMiddle(nameOf(title, look.titles), room, look.mark))}${end}`,
  ];
}

/**
 * `22 titles · 133 episodes · 53 h · 5 optional · AniList, 12 min ago`, on as many lines as it takes: how much there is to
 * watch of what is out, what is not shown, and where the answer came from.
 */
export function totalsLines(document: FranchiseDocument, look: Look): readonly string[] {
  const { titles, totals, leftOut, adultLeftOut } = document;
  const airing = titles.filter(isOpen);
  const more = (unknown: number | undefined) => (airing.length > 0 || unknown ? '+' : '');
  const optional = titles.filter(({ skippable }) => skippable).length;
  const announced = titles.filter(({ status }) => status === 'NOT_YET_RELEASED').length;
  const [first] = airing;
  const still = first && [
    cut(nameOf(first, look.titles), 40, look.mark),
    ...(airing.length > 1 ? [` and ${airing.length - 1} more`] : []),
  ];
  const parts = [
    count(titles.length, 'title'),
    ...(totals.episodes
      ? [
          `${count(totals.episodes, 'episode').replace(' ', `${more(totals.uncounted)} `)}${still ? `, ${still.join('')} still airing` : ''}`,
        ]
      : []),
    ...(totals.minutes ? [hoursWords(totals.minutes).replace(/( \w+)$/, `${more(totals.untimed)}$1`)] : []),
    ...lackingWords(totals),
    ...(optional ? [`${optional} optional`] : []),
    ...(announced ? [`${announced} to come`] : []),
    ...(leftOut ? [`${leftOut} left out`] : []),
    ...(adultLeftOut ? [`${adultLeftOut} for adults left out (--adult)`] : []),
    ...sourceWords(document, look.now),
  ];
  return wrapped(parts, look).map((line) => cut(line, look.columns, look.mark));
}

/** `AniList, 12 min ago`; `bundled catalogue, 2026-07-31`. */
function sourceWords(
  { titles, provider, fetchedAt, from }: FranchiseDocument,
  now: number | undefined,
): readonly string[] {
  if (!provider || titles.length === 0) return [];
  const others = new Set(titles.map((title) => title.provider)).size - 1;
  const who = provider === 'catalog' ? 'bundled catalogue' : providerWord(provider);
  const stored = from === 'store' && provider !== 'catalog' ? 'stored ' : '';
  const isDay = provider === 'catalog' || from === 'catalog';
  const when = whenWords(isDay ? undefined : now, fetchedAt);
  return [`${who}${others > 0 ? ` and ${others} more` : ''}, ${stored}${when}`];
}

function optionalWords(titles: readonly DocumentTitle[]): string {
  const kinds = { recap: 'recap', music: 'music video', advert: 'advert' } as const;
  return (['recap', 'music', 'advert'] as const)
    .map((kind) => [kind, titles.filter(({ skippable }) => skippable === kind).length] as const)
    .flatMap(([kind, n]) => (n ? [count(n, kinds[kind])] : []))
    .join(', ');
}

function wrapped(parts: readonly string[], { columns, ascii }: Look): readonly string[] {
  const between = ascii ? ', ' : ' · ';
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const longer = last === undefined ? part : last + between + part;
    if (last !== undefined && widthOf(longer) <= columns) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines;
}

function nextLine(title: DocumentTitle, look: Look): string {
  const { status, startDate, year } = title;
  const date = startDate ?? (year ? String(year) : undefined);
  const due = date && isOver(date, look.now) ? `was due ${date}` : (date ?? 'no date yet');
  const when = status === 'RELEASING' ? 'airing' : due;
  const room = Math.max(8, look.columns - `Next: , ${when}`.length);
  return `Next: ${look.paint.green(cutMiddle(nameOf(title, look.titles), room, look.mark))}, ${when}`;
}

/** `Nisekoi (5 titles) hangs on Nisekoimonogatari alone: animectl cut 10`, a line each. */
export function looseLines(document: FranchiseDocument, look: Look): readonly string[] {
  return loosePartsOf(document).flatMap(({ name, titles, end, on }) => {
    const [own, rest] = [end, on].map((ref) => document.titles.find((title) => title.ref === ref));
    if (!own || !rest) return [];
    const line = `${plain(name)} (${count(titles, 'title')}) hangs on ${nameOf(rest, look.titles)} alone: animectl cut ${own.order}`;
    return [look.paint.dim(cut(line, Math.min(look.columns, widest), look.mark))];
  });
}

/** On a pipe there is no width to fit; more names than this help nobody. */
const widest = 400;

/** What is related and was not followed: as many names as fit two lines, and how many more there are. */
export function alsoRelatedLines(document: FranchiseDocument, look: Look): readonly string[] {
  const { alsoRelated, falseJoins = 0, titles } = document;
  const names = [...new Map(alsoRelated.map(({ ref, title }) => [ref, plain(title) || ref])).values()];
  const apart = [
    ...titles.flatMap(({ ref, related }) => (related ? relatedLines(ref, related) : [])),
    ...(falseJoins > 0
      ? [`${count(falseJoins, 'well-known false join')} left out: --cuts own shows ${falseJoins === 1 ? 'it' : 'them'}`]
      : []),
  ];
  if (names.length === 0)
    return apart.map((one) => look.paint.dim(cut(one, Math.min(look.columns, widest), look.mark)));
  const width = Math.min(look.columns, widest);
  const lines: string[] = [];
  let line = 'Also related:';
  for (const [n, name] of names.entries()) {
    const left = names.length - n - 1;
    const text = ` ${cut(name, Math.max(8, Math.min(60, width - 24)), look.mark)}${left ? ',' : ''}`;
    // Room is kept for saying how many are left out, on the second line.
    const room = width - (lines.length && left ? 16 : 0);
    if (widthOf(line + text) <= room) line += text;
    else if (lines.length === 0) {
      lines.push(line);
      line = ` ${text}`;
    } else {
      line += ` and ${left + 1} more`;
      break;
    }
  }
  return [...lines, line, ...apart].map((one) => look.paint.dim(cut(one, width, look.mark)));
}

/** How long ago something was fetched; without `now`, on which day. */
function whenWords(now: number | undefined, fetchedAt: string | null): string {
  if (fetchedAt === null) return 'at an unknown time';
  return now === undefined ? fetchedAt.slice(0, 10) : agoWords(now - Date.parse(fetchedAt));
}
