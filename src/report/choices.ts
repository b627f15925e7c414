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

/** What an answer looks like in each format, those of single commands too; in Markdown. `--help` and docs/formats.md say it. */
export const formatMeanings = {
  list: 'a numbered list in watch order',
  tree: 'what hangs on what, as a tree',
  table: 'a table with a column a fact',
  markdown: 'a Markdown document, a list or a table',
  json: 'one JSON document',
  ndjson: 'JSON, an event or a title a line, as it happens',
  csv: 'comma-separated values with a head (RFC 4180)',
  dot: 'a graph for Graphviz',
  mermaid: 'a flowchart, which GitHub, GitLab and Obsidian draw',
  graphml: 'a graph for NetworkX, igraph, Gephi, yEd',
  html: 'a page of its own that needs no network',
  sqlite: 'a copy of the whole database',
  'mal-xml': 'a list of yours, as MyAnimeList exports and imports it',
  'anilist-json': "a list of yours, as AniList's API answers it",
} as const;

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

/** What the name of a file of this format may end in. */
export const endingsOf = (format: string): readonly string[] =>
  fileEndings.filter((ending) => endings[ending.slice(1)] === format);

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

export const benchFileEndings: readonly string[] = Object.keys(benchEndings).map((ending) => `.${ending}`);

/** What the name of a file says of a report's format. */
export function benchFormatOfFile(file: string | undefined): BenchFormat | undefined {
  return known(benchEndings, endingOf(file));
}

const endingOf = (file: string | undefined): string => /\.([a-z]+)$/i.exec(file ?? '')?.[1]?.toLowerCase() ?? '';

/** Not what every object has: `x.constructor` is a file of no known format. */
function known<T>(all: Readonly<Record<string, T>>, ending: string): T | undefined {
  return Object.hasOwn(all, ending) ? all[ending] : undefined;
}
