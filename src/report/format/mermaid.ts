import type { DocumentTitle, FranchiseDocument } from '../../franchise/document.ts';
import { type Link, linksOf } from '../../franchise/links.ts';
import { pageUrlOf, type Ref } from '../../model/ref.ts';
import { plain, safeJson } from '../text/plain.ts';
import { type Look, lookOf, type Style } from '../text/style.ts';
import { cut } from '../text/width.ts';
import { roleWords } from '../text/words.ts';
import { factsLine, numberedName } from './picture.ts';
import { sectionsOf } from './sections.ts';

/** A renderer refuses a text of more than 50,000 characters: long names are cut. */
const longestName = 60;

/** A flowchart (https://mermaid.js.org/syntax/flowchart.html): a subgraph a continuity, titles linked to their pages. */
export function mermaid(document: FranchiseDocument, style: Style = {}): string {
  const look = lookOf(style);
  const ids = new Map(document.titles.map(({ ref, order }) => [ref, `n${order}`]));
  const sections = sectionsOf(document).map(({ name, titles }, n) => {
    const nodes = titles.map((title) => node(title, look));
    return name === undefined ? nodes : [`subgraph c${n + 1}[${text(name)}]`, ...nodes, 'end'];
  });
  const links = linksOf([...ids.keys()], document.relations);
  const classes = (
    [
      ['skip', 'stroke-dasharray: 2 2,opacity:0.7', document.titles.filter(({ skippable }) => skippable)],
      ['soon', 'stroke-dasharray: 6 4', document.titles.filter(({ status }) => status === 'NOT_YET_RELEASED')],
    ] as const
  ).filter(([, , titles]) => titles.length > 0);
  return [
    '---',
    `title: ${safeJson(plain(document.title))}`,
    // Mermaid 12 lays out with ELK unless told otherwise: another shape, and seconds for a franchise of a hundred titles.
    'config:',
    '  layout: dagre',
    '---',
    'flowchart LR',
    ...sections.flat(),
    ...links.map((link) => arrow(link, ids)),
    ...document.titles.map(({ ref, order }) => `click n${order} href "${pageUrlOf(ref)}"`),
    ...classes.map(([name, looks]) => `classDef ${name} ${looks}`),
    ...classes.map(([name, , titles]) => `class ${titles.map(({ order }) => `n${order}`).join(',')} ${name}`),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function node(title: DocumentTitle, look: Look): string {
  const facts = factsLine(title);
  const name = text(cut(numberedName(title, look), longestName)).slice(1, -1);
  return `n${title.order}["${name}${facts ? `<br/>${text(facts).slice(1, -1)}` : ''}"]`;
}

function arrow({ from, to, type, directed }: Link, ids: ReadonlyMap<Ref, string>): string {
  const shaft = type === 'SEQUEL' ? '==>' : directed ? '-->' : '-.-';
  return `${ids.get(from)} ${shaft}|${roleWords[type]}| ${ids.get(to)}`;
}

/**
 * What means something to Mermaid 11 or 12 within quotation marks is written by its number: the marks themselves, entities,
 * HTML, Markdown's backtick, `%%{`, `$$` and `\n`; and brackets, with which beautiful-mermaid 1.1 ends a name. All else stays,
 * so that readers that know no numbers show names.
 */
function text(words: string): string {
  return `"${plain(words).replace(/["#&<>`%$\\{}[\]|]/g, (one) => `#${one.charCodeAt(0)};`)}"`;
}
