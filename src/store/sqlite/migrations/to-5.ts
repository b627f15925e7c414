import type { Migration } from '../migration.ts';

export const toModel5: Migration = {
  to: 5,
  what: "lists of the user's",
  sql: `
-- Lists of the user's, by their names; one of them is the user's own.
CREATE TABLE list (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  mine INTEGER NOT NULL DEFAULT 0 CHECK (mine IN (0, 1)), -- 1: what the user has seen; one list at the most
  at   INTEGER NOT NULL                         -- when it was made
) STRICT;
CREATE UNIQUE INDEX list_mine ON list (mine) WHERE mine = 1;
`,
};
