const titleCalled = (ref: string) => `coalesce(
  (SELECT t.id FROM animectl.title t WHERE t.ref = ${ref}),
  (SELECT min(e.title_id) FROM animectl.external_id e WHERE e.ref = ${ref})
)`;

/** [ref, ref] to the ids of the titles that they name. */
export const pairIds = `
SELECT ${titleCalled('j.a')} AS a, ${titleCalled('j.b')} AS b
FROM unnest(?::text[], ?::text[]) WITH ORDINALITY AS j (a, b, place) ORDER BY j.place`;

export const writeCrawl = `
INSERT INTO animectl.crawl
  (query, root, policy, depth, started_at, elapsed_ms, complete, truncated_by, requests, waited_ms, basis)
VALUES (?, ?, ?, ?, ?, ?, ?::int::boolean, ?, ?, ?, ?) RETURNING id`;

/** crawl id, refs of its members: of the titles that carry a ref, the one called by it, else the oldest. */
export const writeMembers = `
INSERT INTO animectl.crawl_title (crawl_id, title_id)
SELECT ?::int, s.member FROM (SELECT ${titleCalled('j.ref')} AS member FROM unnest(?::text[]) AS j (ref)) s
WHERE s.member IS NOT NULL
ON CONFLICT DO NOTHING`;

/** A root's crawls but those that are kept: see SQLite's. */
export const removeCrawls = `
DELETE FROM animectl.crawl WHERE id IN (
  SELECT id FROM (
    SELECT id, basis,
      row_number() OVER (ORDER BY id DESC) AS place,
      row_number() OVER (PARTITION BY basis ORDER BY id DESC) AS place_in_basis
    FROM animectl.crawl WHERE root = ?
  ) j
  WHERE place > 3 AND (basis IS NULL OR place_in_basis > 1 OR place > 12)
)`;
