import type { DocumentTitle, FranchiseDocument } from '../../franchise/document.ts';
import { plain } from '../text/plain.ts';
import { type Look, nameOf } from '../text/style.ts';
import { cut, cutMiddle } from '../text/width.ts';

/**
 * What the franchise is called; where another title than its first was asked for, which one and where it stands:
 * `you asked for Galaxy Express 999: part 3 of 6`.
 */
export function headingLines(document: FranchiseDocument, look: Look): readonly string[] {
  const asked = askedOf(document);
  return [
    look.paint.bold(cut(plain(document.title), look.columns, look.mark)),
    ...(asked ? [look.paint.dim(askedWords(document, asked, look))] : []),
  ];
}

function askedWords({ titles, continuities }: FranchiseDocument, asked: DocumentTitle, look: Look): string {
  const part = continuities.findIndex(({ name }) => name === asked.continuity) + 1;
  const place = part > 1 ? `part ${part} of ${continuities.length}` : `number ${asked.order} of ${titles.length}`;
  const room = Math.max(8, look.columns - `you asked for : ${place}`.length);
  return cut(
    `you asked for ${cutMiddle(nameOf(asked, look.titles), room, look.mark)}: ${place}`,
    look.columns,
    look.mark,
  );
}

/** The title that was asked for, where it is shown and is not the first one. */
function askedOf({ root, titles }: FranchiseDocument): DocumentTitle | undefined {
  const asked = titles.find(({ ref }) => ref === root);
  return asked === titles[0] ? undefined : asked;
}

export function isAskedMarked(document: FranchiseDocument): boolean {
  return askedOf(document) !== undefined;
}

export const askedSign = ({ ascii }: Look): string => (ascii ? '=' : '→');

/** A title's number, with a sign before that of the one that was asked for. */
export function numberWord(title: DocumentTitle, document: FranchiseDocument, look: Look): string {
  return (askedOf(document) === title ? askedSign(look) : '') + title.order;
}
