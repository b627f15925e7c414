import type { Migration } from './migration.ts';

/** Every step from the first data model on PostgreSQL, which is 5, to this program's, in their order. */
export const migrations: readonly Migration[] = [];
