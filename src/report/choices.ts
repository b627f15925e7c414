/** What a person can choose of how answers look; loads nothing. */

/** Which of a title's names is shown. */
export const titleLanguages = ['english', 'romaji', 'native'] as const;
export type TitleLanguage = (typeof titleLanguages)[number];

export const documentFormats = [
  'list',
  'tree',
  'table',
  'markdown',
  'json',
  'ndjson',
  'csv',
  'dot',
  'mermaid',
  'graphml',
  'html',
] as const;
export type DocumentFormat = (typeof documentFormats)[number];

/** These are for people: they say how many titles are not shown, where the answer came from and how old it is. */
export const humanFormats: ReadonlySet<DocumentFormat> = new Set(['list', 'tree', 'table', 'markdown']);

/** These number the titles of an answer. */
export const numberedFormats: ReadonlySet<DocumentFormat> = new Set([...humanFormats, 'json', 'csv']);

/** A file of these can hold one answer and no more. */
export const singleFormats: ReadonlySet<DocumentFormat> = new Set(['mermaid', 'graphml', 'html']);

const endings: Readonly<Record<string, DocumentFormat>> = {
  json: 'json',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  csv: 'csv',
  txt: 'list',
  md: 'markdown',
  dot: 'dot',
  gv: 'dot',
  mmd: 'mermaid',
  mermaid: 'mermaid',
  graphml: 'graphml',
  html: 'html',
  htm: 'html',
};

/** `.json`, `.md`, ...: what the name of a file may end in. */
export const fileEndings: readonly string[] = Object.keys(endings).map((ending) => `.${ending}`);

/** What the name of a file says of its format. */
export function formatOfFile(file: string | undefined): DocumentFormat | undefined {
  return known(endings, endingOf(file));
}

/** Formats of a list of titles: `relations`, `show`, `search`. */
export const listFormats = ['table', 'json', 'ndjson', 'csv'] as const;
export type ListFormat = (typeof listFormats)[number];

/** Formats of a benchmark's report. */
export const benchFormats = ['table', 'json', 'markdown', 'csv', 'html'] as const;
export type BenchFormat = (typeof benchFormats)[number];

const benchEndings: Readonly<Record<string, BenchFormat>> = {
  txt: 'table',
  json: 'json',
  md: 'markdown',
  csv: 'csv',
  html: 'html',
  htm: 'html',
};

/** What the name of a file says of a report's format. */
export function benchFormatOfFile(file: string | undefined): BenchFormat | undefined {
  return known(benchEndings, endingOf(file));
}

const endingOf = (file: string | undefined): string => /\.([a-z]+)$/i.exec(file ?? '')?.[1]?.toLowerCase() ?? '';

/** Not what every object has: `x.constructor` is a file of no known format. */
function known<T>(all: Readonly<Record<string, T>>, ending: string): T | undefined {
  return Object.hasOwn(all, ending) ? all[ending] : undefined;
}
