import type { DocumentTitle, FranchiseDocument } from '../../franchise/document.ts';
import { type Link, linksOf } from '../../franchise/links.ts';
import { pageUrlOf } from '../../model/ref.ts';
import type { RelationType } from '../../model/relation.ts';
import { plain } from '../text/plain.ts';
import { type Look, lookOf, type Style } from '../text/style.ts';
import { providersWords, roleWords } from '../text/words.ts';
import { factsLine, numberedName } from './picture.ts';
import { sectionsOf } from './sections.ts';

/** A graph in Graphviz' language (https://graphviz.org/doc/info/lang.html): a cluster a continuity, titles linked to their pages. */
export function dot(document: FranchiseDocument, style: Style = {}): string {
  const look = lookOf(style);
  const sections = sectionsOf(document).map(({ name, titles }, n) => {
    const nodes = titles.map((title) => `    ${node(title, look)}`);
    if (name === undefined) return nodes;
    return [`  subgraph ${quoted(`cluster_${n}`)} {`, `    label=${label(name)}; color="#999999";`, ...nodes, '  }'];
  });
  const links = linksOf(
    document.titles.map(({ ref }) => ref),
    document.relations,
  );
  return [
    `digraph ${quoted(document.title)} {`,
    `  graph [rankdir=LR, label=${label(document.title)}, labelloc=t, fontname="Helvetica", charset="UTF-8"];`,
    '  node [shape=box, style="rounded,filled", fillcolor="#eef3fa", color="#5b7ea6", fontname="Helvetica"];',
    '  edge [color="#5b7ea6", fontname="Helvetica", fontsize=10];',
    ...sections.flat(),
    ...links.map((link) => `  ${edge(link)}`),
    '}',
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function node(title: DocumentTitle, look: Look): string {
  const facts = factsLine(title);
  const lines = [label(numberedName(title, look)).slice(0, -1), ...(facts ? [label(facts).slice(1, -1)] : [])];
  const looks = title.skippable ? ', fillcolor="#f4f4f4", fontcolor="#666666"' : '';
  const dashed = title.status === 'NOT_YET_RELEASED' ? ', style="rounded,filled,dashed"' : '';
  return `${quoted(title.ref)} [label=${lines.join('\\n')}", URL=${quoted(pageUrlOf(title.ref))}${looks}${dashed}];`;
}

function edge({ from, to, type, directed, by }: Link): string {
  const looks = [
    `label=${quoted(roleWords[type])}`,
    ...(edgeLooks[type] ?? []),
    ...(directed ? [] : ['dir=none']),
    `edgetooltip=${label(`stated by ${providersWords(by)}`)}`,
  ];
  return `${quoted(from)} -> ${quoted(to)} [${looks.join(', ')}];`;
}

// No `constraint=false`: with clusters, Graphviz 2 fails on it ("trouble in init_rank").
const edgeLooks: Readonly<Partial<Record<RelationType, readonly string[]>>> = {
  SEQUEL: ['style=bold', 'weight=4'],
  SPIN_OFF: ['style=dashed'],
  ALTERNATIVE: ['style=dashed'],
  SUMMARY: ['style=dotted'],
  COMPILATION: ['style=dotted'],
  OTHER: ['style=dotted'],
  CHARACTER: ['style=dotted'],
};

/** A name. Only a quotation mark means something in it; a backslash could keep one from being seen. */
function quoted(text: string): string {
  return `"${plain(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** A text that is shown: Graphviz reads entities (`&amp;`) and escapes (`\n`) in it. */
function label(text: string): string {
  return quoted(text.replaceAll('&', '&amp;'));
}
