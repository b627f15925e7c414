import type { FranchiseDocument } from '../franchise/document.ts';
import type { DocumentFormat } from './choices.ts';
import type { Style } from './text/style.ts';

/** A document in, text out, with a line break at its end. */
export type FormatDocument = (document: FranchiseDocument, style: Style) => string;

/** A format that takes longer than a moment. */
export type SlowFormat = (document: FranchiseDocument, style: Style) => Promise<string>;

type Printed = Exclude<DocumentFormat, 'ndjson'>;

/** Loads what the format needs and no other. `ndjson`, an event a line as it happens, is a reporter: `ndjson.ts`. */
export async function loadFormat(name: Exclude<Printed, 'html'>): Promise<FormatDocument>;
export async function loadFormat(name: Printed): Promise<FormatDocument | SlowFormat>;
export async function loadFormat(name: Printed): Promise<FormatDocument | SlowFormat> {
  switch (name) {
    case 'list':
      return (await import('./format/list.ts')).list;
    case 'markdown':
      return (await import('./format/markdown.ts')).markdown;
    case 'tree':
      return (await import('./format/tree.ts')).tree;
    case 'table':
      return (await import('./format/table.ts')).table;
    case 'json':
      return (await import('./format/json.ts')).json;
    case 'csv':
      return (await import('./format/csv.ts')).csv;
    case 'dot':
      return (await import('./format/dot.ts')).dot;
    case 'mermaid':
      return (await import('./format/mermaid.ts')).mermaid;
    case 'graphml':
      return (await import('./format/graphml.ts')).graphml;
    case 'html':
      return (await import('./page/html.ts')).page;
  }
}
