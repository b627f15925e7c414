/** "ancs": what the state file is, as `file` and we tell it from other SQLite files. */
export const applicationId = 0x61_6e_63_73;
/** Goes up when the tables change. Nothing here is worth a migration: a file of an older version is emptied. */
export const version = 3;

/** The state file: what one run tells the next, and runs at the same time tell each other. All times are Unix times in ms. */
export const schema = `
-- What providers sent, as Keyv serialized it.
CREATE TABLE IF NOT EXISTS cache (
  namespace  TEXT NOT NULL,    -- the tier
  key        TEXT NOT NULL,
  value      TEXT NOT NULL,
  stored_at  INTEGER NOT NULL,
  expires_at INTEGER,          -- when it is deleted; null: never
  PRIMARY KEY (namespace, key)
) STRICT;
CREATE INDEX IF NOT EXISTS cache_by_expiry ON cache (expires_at) WHERE expires_at IS NOT NULL;

-- When requests were started, for as long as the longest window.
CREATE TABLE IF NOT EXISTS budget (
  provider   TEXT NOT NULL,
  at         INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS budget_by_time ON budget (provider, at);

-- A provider asked for patience ('Retry-After').
CREATE TABLE IF NOT EXISTS pause (
  provider   TEXT PRIMARY KEY,
  at         INTEGER NOT NULL, -- when it did
  ms         INTEGER NOT NULL
) STRICT;

-- A provider named a lower limit than ours.
CREATE TABLE IF NOT EXISTS lowered (
  provider   TEXT NOT NULL,
  per_ms     INTEGER NOT NULL,
  requests   INTEGER NOT NULL,
  at         INTEGER NOT NULL, -- when it last named this one; forgotten after an hour
  PRIMARY KEY (provider, per_ms, requests)
) STRICT, WITHOUT ROWID;

-- Outages.
CREATE TABLE IF NOT EXISTS breaker (
  provider   TEXT PRIMARY KEY,
  outage     TEXT NOT NULL     -- JSON
) STRICT;

-- Hits, misses, requests, ...: totals since the first count.
CREATE TABLE IF NOT EXISTS counters (
  name       TEXT PRIMARY KEY,
  value      INTEGER NOT NULL,
  since      INTEGER NOT NULL
) STRICT;

-- Who does something that one process at a time may do.
CREATE TABLE IF NOT EXISTS lease (
  name       TEXT PRIMARY KEY,
  holder     TEXT NOT NULL,
  taken_at   INTEGER NOT NULL,
  until      INTEGER NOT NULL
) STRICT;

-- What was last listed on each terminal: a bare number means a title of it.
CREATE TABLE IF NOT EXISTS listed (
  terminal   TEXT PRIMARY KEY,
  titles     TEXT NOT NULL,    -- JSON
  at         INTEGER NOT NULL
) STRICT;
`;

export const tables = ['cache', 'budget', 'pause', 'lowered', 'breaker', 'counters', 'lease', 'listed'] as const;
