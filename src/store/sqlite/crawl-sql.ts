const titleCalled = (ref: string) => `coalesce(
  (SELECT t.id FROM title t WHERE t.ref = ${ref}),
  (SELECT min(e.title_id) FROM external_id e WHERE e.ref = ${ref})
)`;

/** [ref, ref] to the ids of the titles that they name. */
export const pairIds = `
SELECT ${titleCalled('j.value ->> 0')} AS a, ${titleCalled('j.value ->> 1')} AS b FROM json_each(?) j ORDER BY j.key`;

export const writeCrawl = `
INSERT INTO crawl (query, root, policy, depth, started_at, elapsed_ms, complete, truncated_by, requests, waited_ms, basis)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`;

/** crawl id, refs of its members: of the titles that carry a ref, the one called by it, else the oldest. */
export const writeMembers = `
INSERT OR IGNORE INTO crawl_title (crawl_id, title_id)
SELECT ?, ${titleCalled('j.value')} AS member
FROM json_each(?) j WHERE member IS NOT NULL`;

/**
 * A root's crawls but the last three and, for comparing with, the last of each basis: at most
 * twelve in all.
 */
export const removeCrawls = `
DELETE FROM crawl WHERE id IN (
  SELECT id FROM (
    SELECT id, basis,
      row_number() OVER (ORDER BY id DESC) AS place,
      row_number() OVER (PARTITION BY basis ORDER BY id DESC) AS place_in_basis
    FROM crawl WHERE root = ?
  ) j
  WHERE place > 3 AND (basis IS NULL OR place_in_basis > 1 OR place > 12)
)`;
