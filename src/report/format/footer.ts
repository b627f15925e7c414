import type { DocumentTitle, FranchiseDocument } from '../../franchise/document.ts';
import { plain } from '../text/plain.ts';
import { type Look, nameOf } from '../text/style.ts';
import { cut, widthOf } from '../text/width.ts';
import { count, minutesWords } from '../text/words.ts';
import { nextOf } from './next.ts';

/**
 * `22 titles, 141 episodes, 58 h 20 min; skippable: 4 recaps; 1 not yet aired`, on as many lines as it takes, and what comes
 * next. What has not aired is not added up. `sign`: how a skippable title is marked above.
 */
export function totalsLines(document: FranchiseDocument, look: Look, sign = ''): readonly string[] {
  const { titles, totals, leftOut } = document;
  const main = [
    count(titles.length, 'title'),
    ...(totals.episodes ? [count(totals.episodes, 'episode')] : []),
    ...(totals.minutes ? [minutesWords(totals.minutes)] : []),
  ];
  const skippable = skippableWords(titles);
  const announced = titles.filter(({ status }) => status === 'NOT_YET_RELEASED').length;
  const parts = [
    main.join(', '),
    ...(skippable ? [`skippable${sign && ` (${sign})`}: ${skippable}`] : []),
    ...(announced ? [`${announced} not yet aired`] : []),
    ...(leftOut ? [`${leftOut} left out`] : []),
  ];
  const next = nextOf(titles);
  return [...wrapped(parts, look), ...(next ? [nextLine(next, look)] : [])].map((line) =>
    cut(line, look.columns, look.mark),
  );
}

function skippableWords(titles: readonly DocumentTitle[]): string {
  const kinds = { recap: 'recap', music: 'music video', advert: 'advert' } as const;
  return (['recap', 'music', 'advert'] as const)
    .map((kind) => [kind, titles.filter(({ skippable }) => skippable === kind).length] as const)
    .flatMap(([kind, n]) => (n ? [count(n, kinds[kind])] : []))
    .join(', ');
}

function wrapped(parts: readonly string[], { columns }: Look): readonly string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last) + part.length + 2 <= columns) lines.push(`${lines.pop()}; ${part}`);
    else lines.push(part);
  }
  return lines;
}

function nextLine(title: DocumentTitle, look: Look): string {
  const when = title.status === 'RELEASING' ? 'airing' : (title.startDate ?? title.year ?? 'no date yet');
  const room = Math.max(8, look.columns - `Next: , ${when}`.length);
  return `Next: ${look.paint.green(cut(nameOf(title, look.titles), room, look.mark))}, ${when}`;
}

/** On a pipe there is no width to fit; more names than this help nobody. */
const widest = 400;

/** What is related and was not followed: as many names as fit two lines, and how many more there are. */
export function alsoRelatedLines({ alsoRelated, falseJoins = 0 }: FranchiseDocument, look: Look): readonly string[] {
  const names = [...new Map(alsoRelated.map(({ ref, title }) => [ref, plain(title) || ref])).values()];
  const apart =
    falseJoins > 0
      ? [`${count(falseJoins, 'well-known false join')} left out: --cuts own shows ${falseJoins === 1 ? 'it' : 'them'}`]
      : [];
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
