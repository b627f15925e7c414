import type { FranchiseDocument } from '../../franchise/document.ts';
import type { Shape } from '../../franchise/shape.ts';
import type { Look } from '../style.ts';
import { plain } from '../text.ts';
import { cut, widthOf } from '../width.ts';
import { count, minutesWords } from '../words.ts';

/** `22 titles, 141 episodes, 58 h 20 min; 4 recaps, 1 not yet aired`. What has not aired is not added up. */
export function totalsLine({ titles }: FranchiseDocument, shape: Shape, look: Look): string {
  const aired = titles.filter(({ status }) => status !== 'NOT_YET_RELEASED');
  const episodes = aired.reduce((sum, title) => sum + (title.episodes ?? 0), 0);
  const minutes = aired.reduce((sum, title) => sum + (title.episodes ?? 1) * (title.durationMinutes ?? 0), 0);
  const recaps = titles.filter(({ ref }) => shape.places.get(ref)?.recap).length;
  const main = [
    count(titles.length, 'title'),
    ...(episodes ? [count(episodes, 'episode')] : []),
    ...(minutes ? [minutesWords(minutes)] : []),
  ];
  const rest = [
    ...(recaps ? [count(recaps, 'recap')] : []),
    ...(aired.length < titles.length ? [`${titles.length - aired.length} not yet aired`] : []),
  ];
  return cut([main.join(', '), ...(rest.length ? [rest.join(', ')] : [])].join('; '), look.columns, look.mark);
}

/** On a pipe there is no width to fit; more names than this help nobody. */
const widest = 400;

/** What is related and was not followed: as many names as fit two lines, and how many more there are. */
export function alsoRelatedLines({ alsoRelated }: FranchiseDocument, look: Look): readonly string[] {
  const names = [...new Map(alsoRelated.map(({ ref, title }) => [ref, plain(title) || ref])).values()];
  if (names.length === 0) return [];
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
  return [...lines, line].map((one) => look.paint.dim(cut(one, width, look.mark)));
}
