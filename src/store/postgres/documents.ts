import { all, type Steps } from '../sql/statement.ts';
import type { Finding } from '../upkeep.ts';

/** Makes the documents that are missing. */
export const makeDocuments = 'SELECT animectl.make_documents()';

/** Makes anew those that do not say what the tables say, too. */
export const mendDocuments = `
DELETE FROM animectl.title_document WHERE document IS DISTINCT FROM animectl.document_of(title_id); ${makeDocuments}`;

export function* findWrongDocuments(): Steps<readonly Finding[]> {
  const [row] = yield* all<{ count: number; examples: string }>(wrongDocuments);
  if (!row || row.count === 0) return [];
  return [{ severity: 'fault', what: 'documents', count: row.count, examples: JSON.parse(row.examples) }];
}

/** Documents that do not say what the tables say: how many, and some titles as a JSON list of refs. */
const wrongDocuments = `
SELECT count(*) AS count,
  coalesce(to_json((array_agg(coalesce(t.ref, d.title_id::text) ORDER BY t.ref))[1:5]), '[]') AS examples
FROM animectl.title_document d LEFT JOIN animectl.title t ON t.id = d.title_id
WHERE d.document IS DISTINCT FROM animectl.document_of(d.title_id)`;
