const titleCalled = (ref: string) => `coalesce(
  (SELECT t.id FROM animectl.title t WHERE t.ref = ${ref}),
  (SELECT min(e.title_id) FROM animectl.external_id e WHERE e.ref = ${ref})
)`;

/**
 * Crawl, the same crawl, the ref that it begins with, three times. Franchises in whose place one of this crawl comes: it has found the title that
 * they begin with, or they have the one that it begins with. Oldest first, with how many titles they have.
 */
export const replaced = `
SELECT f.id, (SELECT count(*) FROM animectl.franchise_title m WHERE m.franchise_id = f.id) AS titles
FROM animectl.franchise f
WHERE f.id IN (
  SELECT own.id FROM animectl.crawl_title found JOIN animectl.title t ON t.id = found.title_id JOIN animectl.franchise own ON own.root = t.ref
  WHERE found.crawl_id = ?
  UNION
  SELECT m.franchise_id FROM animectl.crawl_title found JOIN animectl.franchise_title m ON m.title_id = found.title_id
  WHERE found.crawl_id = ? AND found.title_id = ${titleCalled('?')}
  UNION
  SELECT same.id FROM animectl.franchise same WHERE same.root = ?
)
ORDER BY f.id`;

export const removeFranchises = 'DELETE FROM animectl.franchise WHERE id = ANY (?::int[])';

/** id (null: a new one), name, root, JSON list of continuities, crawl, asked at, fetched at. */
export const writeFranchise = `
INSERT INTO animectl.franchise (id, name, root, continuities, crawl_id, asked_at, fetched_at) VALUES (coalesce(?::int, (SELECT coalesce(max(id), 0) + 1 FROM animectl.franchise)), ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, root = excluded.root, continuities = excluded.continuities,
  crawl_id = excluded.crawl_id, asked_at = excluded.asked_at, fetched_at = excluded.fetched_at
RETURNING id`;

/** The franchise. */
export const removeFranchiseTitles = 'DELETE FROM animectl.franchise_title WHERE franchise_id = ?';

/** The franchise; [ref, place, depth, via, via type, origin, continuity, skippable]. */
export const writeFranchiseTitles = `
INSERT INTO animectl.franchise_title (title_id, franchise_id, place, depth, via, via_type, origin, continuity, skippable)
SELECT DISTINCT ON (member) member, franchise_id, place, depth, via, via_type, origin, continuity, skippable FROM (
  SELECT ${titleCalled('j.ref')} AS member, given.franchise_id, j.*
  FROM (SELECT ?::int AS franchise_id) given, unnest(
    ?::text[], ?::int[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]
  ) WITH ORDINALITY AS j (ref, place, depth, via, via_type, origin, continuity, skippable, turn)
) found
WHERE member IS NOT NULL
ORDER BY member, turn DESC
ON CONFLICT (title_id) DO UPDATE SET franchise_id = excluded.franchise_id, place = excluded.place, depth = excluded.depth,
  via = excluded.via, via_type = excluded.via_type, origin = excluded.origin, continuity = excluded.continuity,
  skippable = excluded.skippable`;

/** Franchises whose last title another one has now. */
export const removeEmptyFranchises = `
DELETE FROM animectl.franchise f
WHERE NOT EXISTS (SELECT 1 FROM animectl.franchise_title m WHERE m.franchise_id = f.id)`;

/** The franchise, the same franchise: when something of it was last found to have changed. */
export const writeChangedAt = `
UPDATE animectl.franchise SET changed_at = (
  SELECT max(c.at) FROM animectl.franchise_title m JOIN animectl.change c ON c.title_id = m.title_id WHERE m.franchise_id = ? AND c.news
) WHERE id = ?`;

/** Crawl. What stands for a franchise of which only the titles are known: named after one, in order of release. */
export const plainFranchise = `
SELECT t.ref, coalesce(root.english, root.title, root.ref) AS name, root.ref AS root
FROM animectl.crawl c JOIN animectl.crawl_title m ON m.crawl_id = c.id JOIN animectl.title t ON t.id = m.title_id
LEFT JOIN animectl.title root ON root.id = ${titleCalled('c.root')}
WHERE c.id = ?
ORDER BY t.start_date IS NULL, substr(t.start_date, 1, 4), length(t.start_date) < 10, t.start_date, t.ref`;

/** What it was last asked by; the title that it begins with, where that crawl is forgotten. */
const asked = 'coalesce((SELECT c.root FROM animectl.crawl c WHERE c.id = f.crawl_id), f.root)';

/** Titles that franchises were last asked by: where something airs first, then what was asked for last. */
export const franchiseRoots = `
SELECT ${asked} AS ref
FROM animectl.franchise f
LEFT JOIN animectl.franchise_title m ON m.franchise_id = f.id
LEFT JOIN animectl.title t ON t.id = m.title_id
GROUP BY f.id
ORDER BY bool_or(coalesce(t.status = 'RELEASING', false)) DESC, f.crawl_id DESC, f.root`;

/** What was asked for last first. */
export const knownFranchises = `
SELECT f.name, ${asked} AS root, (
  SELECT coalesce(json_agg(t.ref ORDER BY m.place, m.title_id), '[]') FROM animectl.franchise_title m JOIN animectl.title t ON t.id = m.title_id WHERE m.franchise_id = f.id
) AS members
FROM animectl.franchise f ORDER BY f.crawl_id DESC, f.root`;

/** Refs. Each with the titles of the franchise that holds it. */
export const sameFranchise = `
SELECT DISTINCT j.ref AS asked, t.ref
FROM unnest(?::text[]) AS j (ref)
JOIN animectl.franchise_title given ON given.title_id = ${titleCalled('j.ref')}
JOIN animectl.franchise_title m ON m.franchise_id = given.franchise_id
JOIN animectl.title t ON t.id = m.title_id
ORDER BY t.ref`;
