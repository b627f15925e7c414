export interface DbOptions {
  readonly json: boolean;
}

export const exportFormats = ['ndjson', 'csv', 'sqlite', 'mal-xml', 'anilist-json', 'markdown'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportOptions {
  readonly format: ExportFormat;
  readonly output: string | undefined;
  /** The list that is exported; undefined: in a form of lists the user's own, else all titles. */
  readonly list: string | undefined;
  /** Write beside a copy of the file what Datasette shows of it. */
  readonly datasette: boolean;
}

export interface CopyOptions extends DbOptions {
  /** Each a file, or the address of a database on a server. */
  readonly from: string;
  readonly to: string;
}

export interface MigrateOptions extends DbOptions {
  readonly dryRun: boolean;
}

export interface CheckOptions extends DbOptions {
  /** Mend what can be mended before looking. */
  readonly mend: boolean;
  readonly disagreements: boolean;
}
