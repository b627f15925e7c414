import { dataSets } from './data-sets.ts';

/** What lists and data sets come as. `offline-database` and `id-lists` come as JSON or a JSON object a line. */
export const sourceFormats = ['text', 'csv', 'tsv', 'json', 'ndjson', 'myanimelist', ...dataSets] as const;
export type SourceFormat = (typeof sourceFormats)[number];
