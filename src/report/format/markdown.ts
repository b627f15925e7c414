import { type DocumentTitle, type FranchiseDocument, outlineIn } from '../../franchise/document.ts';
import { pageUrlOf } from '../../model/ref.ts';
import { plain } from '../text/plain.ts';
import { type Look, lookOf, nameOf, type Style } from '../text/style.ts';
import { formatLabels } from '../text/words.ts';
import { totalsLines } from './footer.ts';
import { lengthOf, yearOf } from './length.ts';
import { noteOf } from './note.ts';
import { sectionsOf } from './sections.ts';

/** The watch order as Markdown (CommonMark): a heading, a numbered list with links, a heading a continuity where there are several. */
export function markdown(document: FranchiseDocument, style: Style = {}): string {
  const look = lookOf({ ...style, color: 0 });
  const endless = { ...look, columns: Number.POSITIVE_INFINITY };
  const { places } = outlineIn(document);
  const order = new Map(document.titles.map((title) => [title.ref, title.order]));
  const item = (title: DocumentTitle) => itemOf(title, noteOf(title, places.get(title.ref), order, look.now), look);
  const lines = [
    `# ${escaped(plain(document.title))}`,
    ...sectionsOf(document).flatMap(({ name, titles }) => [
      '',
      ...(name === undefined ? [] : [`## ${escaped(plain(name))}`, '']),
      ...titles.map(item),
    ]),
    '',
    ...totalsLines(document, endless).map(escaped),
  ];
  return `${lines.join('\n')}\n`;
}

function itemOf(title: DocumentTitle, note: string, look: Look): string {
  const facts = [
    title.format ? formatLabels[title.format] : '',
    yearOf(title),
    lengthOf(title),
    note,
    title.skippable ? 'optional' : '',
  ].filter((fact) => fact !== '');
  const words = facts.length > 0 ? ` (${escaped(facts.join(', '))})` : '';
  return `${title.order}. [${escaped(nameOf(title, look.titles))}](${pageUrlOf(title.ref)})${words}`;
}

/** A text in which nothing is read as Markdown or HTML. What means something at the start of a line only is left alone elsewhere. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~&]|^[+-]/g, '\\$&').replace(/^(\d+)(?=[.)] )/, '$1\\');
}
