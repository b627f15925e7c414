import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type Database from 'better-sqlite3';

/** Makes the tables of the data model: of today's, or of an older one. */
export function makeTables(db: Database.Database, version?: number): void {
  const today = () => createRequire(import.meta.url).resolve('animectl/schema.sql');
  db.exec(
    readFileSync(
      version === undefined ? today() : join(import.meta.dirname, `../fixtures/schema-${version}.sql`),
      'utf8',
    ),
  );
}
