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
 * A root's crawls but the last three and, for comparing with, the last of each basis; those of a basis that has not been used
 * for a dozen crawls go, too.
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

/** Of the crawls of a franchise only the latest: no later one is of the same root, or has found it. */
const isLatest = `
NOT EXISTS (
  SELECT 1 FROM crawl later
  WHERE later.root = c.root AND later.id > c.id
)
AND NOT EXISTS (
  SELECT 1 FROM title t JOIN crawl_title m ON m.title_id = t.id JOIN crawl later ON later.id = m.crawl_id
  WHERE t.ref = c.root AND later.id > c.id
)`;

/** Roots of crawls: where something airs first, then the latest. */
export const crawlRoots = `
SELECT c.root AS ref
FROM crawl c
LEFT JOIN crawl_title m ON m.crawl_id = c.id
LEFT JOIN title t ON t.id = m.title_id
WHERE ${isLatest}
GROUP BY c.root
ORDER BY max(coalesce(t.status = 'RELEASING', 0)) DESC, max(c.id) DESC, c.root`;

export const latestCrawls = `
SELECT c.root, (
  SELECT json_group_array(t.ref) FROM crawl_title m JOIN title t ON t.id = m.title_id WHERE m.crawl_id = c.id
) AS members
FROM crawl c WHERE ${isLatest} ORDER BY c.id DESC`;
