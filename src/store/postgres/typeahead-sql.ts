const aboutTitle = `
  trim(coalesce(t.format, '') || ' ' || coalesce(t.year::text, substr(t.start_date, 1, 4), '')) AS about`;

/** The franchises that were asked for last, by the titles that they begin with. */
export const recent = `
SELECT t.ref, f.name, ${aboutTitle}
FROM animectl.franchise f JOIN animectl.title t ON t.ref = f.root ORDER BY f.crawl_id DESC LIMIT ?`;

/** The roots of the latest crawls. */
export const recentCrawls = `
SELECT t.ref, coalesce(t.english, t.title) AS name, ${aboutTitle}
FROM animectl.crawl c
JOIN animectl.external_id e ON e.ref = c.root JOIN animectl.title t ON t.id = e.title_id
WHERE coalesce(t.english, t.title) IS NOT NULL
GROUP BY t.id ORDER BY max(c.id) DESC, t.id LIMIT ?`;

const likeliest = (title: string) =>
  `(SELECT max(c.id) FROM animectl.crawl c WHERE c.root = ${title}.ref) DESC NULLS LAST, ${title}.popularity DESC NULLS LAST`;

/** Titles by the beginning of a name, with one name each. */
export const byName = `
SELECT ref, name, about FROM (
  SELECT DISTINCT ON (t.id) t.id, t.ref, n.name, ${aboutTitle}, t.popularity
  FROM animectl.name n JOIN animectl.title t ON t.id = n.title_id
  WHERE n.folded >= ? AND n.folded < ? AND t.kind IN ('anime', 'movie')
  ORDER BY t.id, CASE n.kind WHEN 'english' THEN 0 WHEN 'title' THEN 1 WHEN 'native' THEN 2 ELSE 3 END, n.folded, n.position
) s
ORDER BY ${likeliest('s')}, name, id LIMIT ?`;

export const byRef = `
SELECT e.ref, coalesce(t.english, t.title) AS name, ${aboutTitle}
FROM (SELECT ref, title_id FROM animectl.external_id WHERE ref >= ? AND ref < ?) e
CROSS JOIN LATERAL (SELECT * FROM animectl.title WHERE id = e.title_id OFFSET 0) t
WHERE coalesce(t.english, t.title) IS NOT NULL
ORDER BY ${likeliest('t')}, length(e.ref), e.ref LIMIT ?`;
