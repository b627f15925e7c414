import type { DocumentTitle, FranchiseDocument } from '../../franchise/document.ts';
import { plain } from '../text/plain.ts';
import type { Look } from '../text/style.ts';
import { cut } from '../text/width.ts';
import { count } from '../text/words.ts';

/** One continuity of a document, in watch order. */
export interface Section {
  /** Undefined where there is but one. */
  readonly name: string | undefined;
  readonly titles: readonly DocumentTitle[];
}

export function sectionsOf({ titles, continuities }: FranchiseDocument): readonly Section[] {
  if (continuities.length < 2) return titles.length ? [{ name: undefined, titles }] : [];
  return continuities.map(({ name }) => ({ name, titles: titles.filter(({ continuity }) => continuity === name) }));
}

/** Lines under the names of their sections. `first`: a line above all of them, as the heads of a table. */
export function sectionLines(
  sections: readonly Section[],
  lines: readonly string[],
  look: Look,
  first: readonly string[] = [],
): readonly string[] {
  let at = 0;
  return [
    ...first,
    ...sections.flatMap(({ name, titles }) => {
      const own = lines.slice(at, at + titles.length);
      at += titles.length;
      return name === undefined ? own : ['', sectionHead(name, titles.length, look), ...own];
    }),
  ];
}

function sectionHead(name: string, titles: number, look: Look): string {
  const size = ` (${count(titles, 'title')})`;
  return look.paint.bold(cut(plain(name), Math.max(1, look.columns - size.length), look.mark)) + look.paint.dim(size);
}
