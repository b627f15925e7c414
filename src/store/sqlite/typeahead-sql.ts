const aboutTitle = `trim(coalesce(t.format, '') || ' ' || coalesce(t.year, substr(t.start_date, 1, 4), '')) AS about`;

/** The franchises that were asked for last, by the titles that they begin with. */
export const recent = `
  SELECT t.ref, f.name, ${aboutTitle}
  FROM franchise f JOIN title t ON t.ref = f.root
  ORDER BY f.crawl_id DESC LIMIT ?`;

/** Before data model 5: the roots of the latest crawls. */
export const recentCrawls = `
  SELECT t.ref, coalesce(t.english, t.title) AS name, ${aboutTitle}
  FROM crawl c JOIN external_id e ON e.ref = c.root JOIN title t ON t.id = e.title_id
  WHERE coalesce(t.english, t.title) IS NOT NULL
  GROUP BY t.id ORDER BY max(c.id) DESC, t.id LIMIT ?`;

const likeliest = `(SELECT max(c.id) FROM crawl c WHERE c.root = t.ref) DESC NULLS LAST, t.popularity DESC NULLS LAST`;

/** Titles by the beginning of a name, with one name each. */
export const byName = `
  SELECT t.ref, n.name, ${aboutTitle},
    min(CASE n.kind WHEN 'english' THEN 0 WHEN 'title' THEN 1 WHEN 'native' THEN 2 ELSE 3 END)
  FROM name n JOIN title t ON t.id = n.title_id
  WHERE n.folded >= ? AND n.folded < ? AND lower(t.kind) IN ('anime', 'movie')
  GROUP BY t.id ORDER BY ${likeliest}, n.name, t.id LIMIT ?`;

export const byRef = `
  SELECT e.ref, coalesce(t.english, t.title) AS name, ${aboutTitle}
  FROM external_id e JOIN title t ON t.id = e.title_id
  WHERE e.ref >= ? AND e.ref < ? AND coalesce(t.english, t.title) IS NOT NULL
  ORDER BY ${likeliest}, length(e.ref), e.ref LIMIT ?`;
