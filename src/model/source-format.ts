import { dataSets } from './data-sets.ts';

/** What lists and data sets come as. `offline-database` and `id-lists` come as JSON or a JSON object a line. */
export const sourceFormats = ['text', 'csv', 'tsv', 'json', 'ndjson', 'myanimelist', ...dataSets] as const;
export type SourceFormat = (typeof sourceFormats)[number];

/** What each of them is; in Markdown. `import --help` and docs/formats.md say it. */
export const sourceMeanings: Readonly<Record<SourceFormat, string>> = {
  text: 'a title, ref, page address, link or file name a line, numbered, ticked or remarked on as people do',
  csv: 'comma-separated values, with heads in any common language',
  tsv: 'values between tabs, with heads as in csv',
  json: 'a JSON document, with lists wherever they are in it',
  ndjson: 'a JSON object a line',
  myanimelist: "MyAnimeList's export (XML), whatever is wrong with single entries",
  'offline-database': 'the anime-offline-database, which says what titles there are',
  'id-lists': 'a map of ids between services, such as those of Fribb and Kometa',
};
