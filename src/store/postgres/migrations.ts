import type { Migration } from './migration.ts';

/** The data model that this program writes; `schema.sql` sets the same number, and SQLite's has it, too. */
export const schemaVersion = 5;

/** Every step from the first data model on PostgreSQL, which is 5, to this program's, in their order. */
export const migrations: readonly Migration[] = [];
