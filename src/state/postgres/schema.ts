/** The schema that the state has for itself in a database that others use as well. */
export const schema = 'animectl_state';
/** Goes up when tables or functions change. Nothing here is worth a migration: a schema of an older version is dropped. */
export const version = 2;

/** Tables. All times are Unix times in ms. */
const tables = `
CREATE TABLE ${schema}.version (number INTEGER NOT NULL);
INSERT INTO ${schema}.version VALUES (${version});

-- What providers sent, as Keyv serialized it.
CREATE TABLE ${schema}.cache (
  namespace  TEXT COLLATE "C" NOT NULL,
  key        TEXT COLLATE "C" NOT NULL,
  value      TEXT NOT NULL,
  stored_at  BIGINT NOT NULL,
  expires_at BIGINT,
  PRIMARY KEY (namespace, key)
);
CREATE INDEX cache_by_expiry ON ${schema}.cache (expires_at) WHERE expires_at IS NOT NULL;

-- When requests were started, for as long as the longest window.
CREATE TABLE ${schema}.budget (account TEXT COLLATE "C" NOT NULL, at BIGINT NOT NULL);
CREATE INDEX budget_by_time ON ${schema}.budget (account, at);
-- A provider asked for patience.
CREATE TABLE ${schema}.pause (account TEXT COLLATE "C" PRIMARY KEY, at BIGINT NOT NULL, ms BIGINT NOT NULL);
-- A provider named a lower limit than ours.
CREATE TABLE ${schema}.lowered (
  account TEXT COLLATE "C" NOT NULL, per_ms BIGINT NOT NULL, requests INTEGER NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (account, per_ms, requests)
);
CREATE TABLE ${schema}.outage (provider TEXT COLLATE "C" PRIMARY KEY, outage TEXT NOT NULL);
CREATE TABLE ${schema}.sum (name TEXT COLLATE "C" PRIMARY KEY, value BIGINT NOT NULL, since BIGINT NOT NULL);
-- Who does something that one at a time may do: fetch a key, or what a right is for.
CREATE TABLE ${schema}.held (
  name TEXT COLLATE "C" PRIMARY KEY, holder TEXT NOT NULL, taken_at BIGINT NOT NULL, until BIGINT NOT NULL
);
CREATE INDEX held_by_holder ON ${schema}.held (holder);
CREATE SEQUENCE ${schema}.listing;
CREATE TABLE ${schema}.listed (terminal TEXT COLLATE "C" PRIMARY KEY, titles TEXT NOT NULL, number BIGINT NOT NULL);
`;

/**
 * What has to be one step. Every function begins with two times, in ms: the one to count by, or null for the server's own, so that
 * machines whose clocks differ count alike. It is read behind the lock, or one that waited would count with a stale one.
 */
const functions = `
CREATE FUNCTION ${schema}.clock(given BIGINT) RETURNS BIGINT LANGUAGE sql VOLATILE AS $$
  SELECT coalesce(given, floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) $$;

CREATE FUNCTION ${schema}.alone(what TEXT) RETURNS void LANGUAGE sql VOLATILE AS $$
  SELECT pg_advisory_xact_lock(${0x616e6373}, hashtext(what)) $$;

CREATE FUNCTION ${schema}.counted(per BIGINT) RETURNS BIGINT LANGUAGE sql IMMUTABLE AS $$
  SELECT per + least(1000, ceil(per / 20.0))::bigint $$;

CREATE FUNCTION ${schema}.windows(whose TEXT, ours JSONB, now BIGINT)
RETURNS TABLE (per_ms BIGINT, requests INTEGER) LANGUAGE sql STABLE AS $$
  SELECT per_ms, min(requests)::int FROM (
    SELECT (one ->> 'perMs')::bigint AS per_ms, (one ->> 'requests')::int AS requests FROM jsonb_array_elements(ours) AS one
    UNION ALL
    SELECT l.per_ms, l.requests FROM ${schema}.lowered AS l WHERE l.account = whose AND l.at > now - 3600000
  ) AS every GROUP BY per_ms $$;

-- Takes what lies ahead of now for what happened now: the clock was set back. Answers what time it is.
CREATE FUNCTION ${schema}.settled(whose TEXT, given BIGINT) RETURNS BIGINT LANGUAGE plpgsql VOLATILE AS $$
DECLARE now BIGINT;
BEGIN
  PERFORM ${schema}.alone('budget ' || whose);
  now := ${schema}.clock(given);
  UPDATE ${schema}.budget SET at = now WHERE account = whose AND at > now;
  UPDATE ${schema}.pause SET at = now WHERE account = whose AND at > now;
  UPDATE ${schema}.lowered SET at = now WHERE account = whose AND at > now;
  RETURN now;
END $$;

CREATE FUNCTION ${schema}.full_for(whose TEXT, ours JSONB, reserve INTEGER, now BIGINT)
RETURNS BIGINT LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  one RECORD;
  oldest BIGINT;
  longest BIGINT := 0;
BEGIN
  FOR one IN SELECT * FROM ${schema}.windows(whose, ours, now) LOOP
    SELECT at INTO oldest FROM ${schema}.budget WHERE account = whose
    ORDER BY at DESC LIMIT 1 OFFSET greatest(1, one.requests - reserve) - 1;
    IF FOUND THEN longest := greatest(longest, oldest + ${schema}.counted(one.per_ms) - now); END IF;
  END LOOP;
  RETURN longest;
END $$;

-- Answers how long the pause still lasts and how long a window is still full, 0 or less: not at all; then a start is taken, if it is wanted.
CREATE FUNCTION ${schema}.take(given BIGINT, whose TEXT, ours JSONB, reserve INTEGER, wanted BOOLEAN, OUT paused BIGINT, OUT full_ms BIGINT)
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  now BIGINT := ${schema}.settled(whose, given);
  longest BIGINT;
BEGIN
  SELECT coalesce(max(at + ms), 0) - now INTO paused FROM ${schema}.pause WHERE account = whose;
  full_ms := ${schema}.full_for(whose, ours, reserve, now);
  IF wanted AND paused <= 0 AND full_ms <= 0 THEN
    SELECT greatest(${schema}.counted(60000), max(${schema}.counted(per_ms))) INTO longest FROM ${schema}.windows(whose, ours, now);
    DELETE FROM ${schema}.budget WHERE account = whose AND at <= now - longest;
    INSERT INTO ${schema}.budget VALUES (whose, now);
  END IF;
END $$;

CREATE FUNCTION ${schema}.postpone(given BIGINT, whose TEXT, taken_ms BIGINT, counts_ms BIGINT) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
DECLARE now BIGINT := ${schema}.settled(whose, given);
BEGIN
  UPDATE ${schema}.budget SET at = now - counts_ms WHERE account = whose AND at < now - counts_ms
    AND ctid = (SELECT ctid FROM ${schema}.budget WHERE account = whose AND at >= now - taken_ms ORDER BY at LIMIT 1);
END $$;

CREATE FUNCTION ${schema}.pause(given BIGINT, whose TEXT, wait BIGINT) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
DECLARE now BIGINT := ${schema}.settled(whose, given);
BEGIN
  INSERT INTO ${schema}.pause AS p VALUES (whose, now, wait)
  ON CONFLICT (account) DO UPDATE SET at = excluded.at, ms = excluded.ms WHERE p.at + p.ms < excluded.at + excluded.ms;
END $$;

CREATE FUNCTION ${schema}.lower(given BIGINT, whose TEXT, per BIGINT, most INTEGER) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
DECLARE now BIGINT := ${schema}.settled(whose, given);
BEGIN
  DELETE FROM ${schema}.lowered WHERE account = whose AND at <= now - 3600000;
  INSERT INTO ${schema}.lowered VALUES (whose, per, most, now)
  ON CONFLICT (account, per_ms, requests) DO UPDATE SET at = excluded.at;
END $$;

CREATE FUNCTION ${schema}.left_of(given BIGINT, whose TEXT, ours JSONB)
RETURNS TABLE (per BIGINT, most INTEGER, room INTEGER) LANGUAGE plpgsql VOLATILE AS $$
DECLARE now BIGINT := ${schema}.clock(given);
BEGIN
  RETURN QUERY SELECT w.per_ms, w.requests, greatest(0, w.requests - (
    SELECT count(*) FROM ${schema}.budget AS b WHERE b.account = whose AND b.at > now - ${schema}.counted(w.per_ms)))::int
  FROM ${schema}.windows(whose, ours, now) AS w;
END $$;

-- Claims those of the keys that nobody else has; answers the others and who has them. \`since\` is ahead of now by as much as it was when it was sent.
CREATE FUNCTION ${schema}.claim(given BIGINT, keys TEXT[], whose TEXT, since_before BIGINT, term BIGINT, ended BIGINT, gone TEXT[])
RETURNS TABLE (key TEXT, holder TEXT) LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  now BIGINT;
  theirs TEXT[];
BEGIN
  PERFORM ${schema}.alone('flights');
  now := ${schema}.clock(given);
  DELETE FROM ${schema}.held AS h WHERE h.name LIKE 'fetch:%' AND h.until < now - ended;
  RETURN QUERY SELECT substr(h.name, 7), h.holder FROM ${schema}.held AS h
    WHERE h.name = ANY (SELECT 'fetch:' || k FROM unnest(keys) AS k) AND h.holder <> ALL (gone)
      AND ((h.holder = '' AND h.until BETWEEN now - since_before AND now) OR (h.holder <> '' AND h.until > now AND h.taken_at <= now));
  SELECT coalesce(array_agg(h.name), '{}') INTO theirs FROM ${schema}.held AS h
    WHERE h.name = ANY (SELECT 'fetch:' || k FROM unnest(keys) AS k) AND h.holder <> ALL (gone)
      AND ((h.holder = '' AND h.until BETWEEN now - since_before AND now) OR (h.holder <> '' AND h.until > now AND h.taken_at <= now));
  INSERT INTO ${schema}.held SELECT DISTINCT 'fetch:' || k, whose, now, now + term FROM unnest(keys) AS k WHERE 'fetch:' || k <> ALL (theirs)
  ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, taken_at = excluded.taken_at, until = excluded.until;
END $$;

-- \`term\`: how long the holder still needs; null: what he held has come, or will not.
CREATE FUNCTION ${schema}.change(given BIGINT, whose TEXT, term BIGINT) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
DECLARE now BIGINT;
BEGIN
  PERFORM ${schema}.alone('flights');
  now := ${schema}.clock(given);
  IF term IS NULL THEN
    UPDATE ${schema}.held SET holder = '', until = now WHERE holder = whose AND name LIKE 'fetch:%';
  ELSE
    UPDATE ${schema}.held SET until = greatest(until, now + term) WHERE holder = whose AND name LIKE 'fetch:%';
  END IF;
END $$;

CREATE FUNCTION ${schema}.holders(given BIGINT, keys TEXT[]) RETURNS SETOF TEXT LANGUAGE sql VOLATILE AS $$
  SELECT holder FROM ${schema}.held, ${schema}.clock(given) AS now
  WHERE name = ANY (SELECT 'fetch:' || k FROM unnest(keys) AS k) AND holder <> '' AND until > now AND taken_at <= now $$;

-- Answers who has the right. \`gone\`: a holder who is.
CREATE FUNCTION ${schema}.hold(given BIGINT, what TEXT, whose TEXT, term BIGINT, gone TEXT) RETURNS TEXT LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  now BIGINT;
  has RECORD;
BEGIN
  PERFORM ${schema}.alone('lease ' || what);
  now := ${schema}.clock(given);
  SELECT * INTO has FROM ${schema}.held WHERE name = 'lease:' || what;
  IF FOUND AND has.holder NOT IN (whose, gone) AND has.until > now AND has.taken_at <= now THEN RETURN has.holder; END IF;
  INSERT INTO ${schema}.held VALUES ('lease:' || what, whose, now, now + term)
  ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, taken_at = excluded.taken_at, until = excluded.until;
  RETURN whose;
END $$;

CREATE FUNCTION ${schema}.add(given BIGINT, counts JSONB) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM ${schema}.alone('sums');
  INSERT INTO ${schema}.sum AS s SELECT key, value::bigint, ${schema}.clock(given) FROM jsonb_each_text(counts)
  ON CONFLICT (name) DO UPDATE SET value = s.value + excluded.value;
END $$;
`;

/** All of it, as one text. */
export const definition = `CREATE SCHEMA ${schema};\n${tables}${functions}`;
