/** Brings a database from one data model to the next. A migration is never changed once it is released. */
export interface Migration {
  /** The version it leads to, from the one before. */
  readonly to: number;
  /** For people. */
  readonly what: string;
  readonly sql: string;
}
