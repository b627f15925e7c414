const titleCalled = (ref: string) => `coalesce(
  (SELECT t.id FROM title t WHERE t.ref = ${ref}),
  (SELECT min(e.title_id) FROM external_id e WHERE e.ref = ${ref})
)`;

/** [ref, ref] to the ids of the titles that they name. */
export const pairIds = `
SELECT ${titleCalled('j.value ->> 0')} AS a, ${titleCalled('j.value ->> 1')} AS b FROM json_each(?) j ORDER BY j.key`;

export const writeCrawl = `
INSERT INTO crawl (query, root, policy, depth, started_at, elapsed_ms, complete, truncated_by, requests, waited_ms)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Members of the crawl that was written last: of the titles that carry a ref, the one called by it, else the oldest. */
export const writeMembers = `
INSERT OR IGNORE INTO crawl_title (crawl_id, title_id)
SELECT last_insert_rowid(), ${titleCalled('j.value')} AS member
FROM json_each(?) j WHERE member IS NOT NULL`;

/** Roots of crawls: where something airs first, then the latest. */
export const crawlRoots = `
SELECT c.root AS ref
FROM crawl c
LEFT JOIN crawl_title m ON m.crawl_id = c.id
LEFT JOIN title t ON t.id = m.title_id
GROUP BY c.root
ORDER BY max(coalesce(t.status = 'RELEASING', 0)) DESC, max(c.started_at) DESC, c.root`;
