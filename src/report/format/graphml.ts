import type { DocumentTitle, FranchiseDocument } from '../../franchise/document.ts';
import { linksOf } from '../../franchise/links.ts';
import { pageUrlOf } from '../../model/ref.ts';
import { plain } from '../text/plain.ts';

/** What is written of a title, by the names and with the values of `--json`. */
const titleKeys = {
  title: 'string',
  english: 'string',
  native: 'string',
  format: 'string',
  status: 'string',
  episodes: 'int',
  durationMinutes: 'int',
  year: 'int',
  startDate: 'string',
  rating: 'string',
  adult: 'boolean',
  order: 'int',
  depth: 'int',
  continuity: 'string',
  skippable: 'string',
} as const satisfies Partial<Record<keyof DocumentTitle, string>>;

type Key = readonly [name: keyof typeof titleKeys, type: string];

/**
 * What is known of some titles only is left out where it is yes or no: a reader without a third value (igraph) takes what is
 * not there for no.
 */
function keysFor(titles: readonly DocumentTitle[]): readonly Key[] {
  const all = Object.entries(titleKeys) as readonly Key[];
  return all.filter(([name, type]) => type !== 'boolean' || titles.every((title) => title[name] !== undefined));
}

/** GraphML (http://graphml.graphdrawing.org): an edge a pair, from what came first; `type`: what the target is to the source. */
export function graphml(document: FranchiseDocument): string {
  const links = linksOf(
    document.titles.map(({ ref }) => ref),
    document.relations,
  );
  const keys = keysFor(document.titles);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
    '  <key id="name" for="graph" attr.name="name" attr.type="string"/>',
    ...keys.map(([name, type]) => `  <key id="${name}" for="node" attr.name="${name}" attr.type="${type}"/>`),
    '  <key id="url" for="node" attr.name="url" attr.type="string"/>',
    '  <key id="type" for="edge" attr.name="type" attr.type="string"/>',
    '  <key id="inverse" for="edge" attr.name="inverse" attr.type="string"/>',
    '  <key id="by" for="edge" attr.name="by" attr.type="string"/>',
    '  <graph id="franchise" edgedefault="directed">',
    `    ${data('name', document.title)}`,
    ...document.titles.map((title) => `    ${node(title, keys)}`),
    ...links.map(({ from, to, type, back, by }, n) => {
      const facts = data('type', type) + data('inverse', back) + data('by', by.join(','));
      return `    <edge id="e${n + 1}" source="${xml(from)}" target="${xml(to)}">${facts}</edge>`;
    }),
    '  </graph>',
    '</graphml>',
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function node(title: DocumentTitle, keys: readonly Key[]): string {
  const facts = keys.flatMap(([name]) => (title[name] === undefined ? [] : [data(name, String(title[name]))]));
  return `<node id="${xml(title.ref)}">${facts.join('')}${data('url', pageUrlOf(title.ref))}</node>`;
}

function data(key: string, value: string): string {
  return `<data key="${key}">${xml(plain(value))}</data>`;
}

/** XML 1.0 has no way to write U+FFFE and U+FFFF; other forbidden characters are gone already. */
function xml(text: string): string {
  return text.replace(/[\ufffe\uffff]/g, '').replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);
}
