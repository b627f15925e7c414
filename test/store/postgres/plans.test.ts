import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { documentsDialect, postgresDialect } from '../../../src/store/postgres/dialect.ts';
import { sentFor, withNumbers } from '../../../src/store/postgres/parameters.ts';
import { openPostgres } from '../../../src/store/postgres/postgres.ts';
import { listGiven, type Parameter, type Statement } from '../../../src/store/sql/statement.ts';
import { emptyDatabase, hasPostgres, placeOf } from '../../helpers/postgres.ts';

/** As many titles as all providers together have: of fewer a server rightly reads some tables from end to end. */
const count = 100_000;

/** Titles with an id each at two providers, two names, and a relation both ways. */
const filling = `
INSERT INTO animectl.title (id, ref, kind, title, provider, fetched_at, outline, relations_known_at, stated_by)
SELECT n, 'anilist:' || n, 'anime', 'Title ' || n, 'anilist', 1, false, 1,
  CASE WHEN n % 500 = 0 THEN '{"episodes": "kitsu"}'::jsonb END
FROM generate_series(1, ${count}) n;
INSERT INTO animectl.external_id (title_id, source, ref)
SELECT n, source, source || ':' || n FROM generate_series(1, ${count}) n, unnest(ARRAY['anilist', 'mal']) source;
INSERT INTO animectl.name (title_id, kind, position, name, folded)
SELECT n, kind, 0, md5(n || kind), md5(n || kind) FROM generate_series(1, ${count}) n, unnest(ARRAY['title', 'english']) kind;
INSERT INTO animectl.relation (from_id, to_id, type, stated, provider)
SELECT n, n % ${count} + 1, 'SEQUEL', true, 'anilist' FROM generate_series(1, ${count}) n;
INSERT INTO animectl.relation (from_id, to_id, type, stated, provider)
SELECT n % ${count} + 1, n, 'PREQUEL', true, 'anilist' FROM generate_series(1, ${count}) n;
INSERT INTO animectl.crawl (query, root, policy, depth, started_at, elapsed_ms, complete, requests, waited_ms)
SELECT 'q', 'anilist:' || n, 'p', 'auto', n, 1, true, 1, 0 FROM generate_series(1, ${count / 20}) n;
INSERT INTO animectl.emptied (title_id, provider, at) SELECT n * 50, 'anilist', 1 FROM generate_series(1, ${count / 50}) n;
SELECT animectl.make_documents();
ANALYZE`;

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}

/** The tables that a plan reads from one end to the other. */
function readWhole({ 'Node Type': type, 'Relation Name': table, Plans = [] }: Plan): readonly string[] {
  return [...(type === 'Seq Scan' && table ? [table] : []), ...Plans.flatMap(readWhole)];
}

/** The statement that steps begin with. */
const first = (steps: Iterator<Statement>): Statement => steps.next().value as Statement;

describe.runIf(hasPostgres && inject('suite') === 'all')(`of ${count} titles`, () => {
  let client: pg.Client;
  beforeAll(async () => {
    const address = await emptyDatabase();
    await (await openPostgres(placeOf(address))).close();
    client = new pg.Client(address);
    await client.connect();
    await client.query(filling);
  }, 300_000);
  afterAll(() => client.end());

  const refs = listGiven(Array.from({ length: 500 }, (_, n) => `mal:${(n * 37) % count}`));
  const ids = listGiven(Array.from({ length: 500 }, (_, n) => (n * 37) % count));
  const { title, save, search, typeahead, crawl } = postgresDialect;
  const given = ({ text, values }: Pick<Statement, 'text' | 'values'>): Pick<Statement, 'text' | 'values'> => ({
    text,
    values,
  });
  const by = (text: string, ...values: readonly Parameter[]) => ({ text, values });

  it.each([
    ['500 refs', by(title.load, refs)],
    ['one ref', by(title.load, listGiven(['mal:7']))],
    ['500 ids', by(title.loadById, ids)],
    ['one id', by(title.loadById, listGiven([7]))],
    ['500 refs by documents', by(documentsDialect.title.load, refs)],
    ['500 ids by documents', by(documentsDialect.title.loadById, ids)],
    ['the next ids', by(title.titleIds, 500, 500)],
    ['what others state of 500 refs', by(title.inferred, refs)],
    ['all that share a ref with 500', by(save.known, refs)],
    ['the names of 500 ids', by(save.names, ids)],
    ['the relations of 500 ids, both ways', by(save.relations, ids, ids)],
    ['the last id', by(save.lastId)],
    ['an exact name', by(search.searchExact, 'title 7', 10)],
    ['names that a text goes on from', by(search.searchBegun, listGiven(['title 7', 'title']), 10)],
    ['the beginning of a name', by(search.searchRange, 'c4ca', 'c4ca\u{10ffff}', 10)],
    ['the beginning of a name, while typing', by(typeahead.byName, 'c4ca', 'c4ca\u{10ffff}', 10)],
    ['the beginning of a ref, while typing', by(typeahead.byRef, 'mal:77', 'mal:77\u{10ffff}', 10)],
    ['a part of a name', given(first(search.containing(['4ca42'], 10)))],
    ['all that is called by a text', given(first(search.called('4ca42', 10)))],
    [
      'names with one error of typing',
      given(
        first(
          search.containingAny([
            ['4ca', '238', '0dc', 'a42'],
            ['c4c', '0dc', 'a42'],
          ]),
        ),
      ),
    ],
    ['groups of letters', given(first(search.sharing(['4ca', 'c4c', '238', '0dc', 'a42'])))],
    ['older crawls of a root', by(crawl.removeCrawls, 'anilist:7')],
    [
      'what one provider says where another leads',
      by(`SELECT ref FROM animectl.title WHERE stated_by @> '{"episodes": "kitsu"}'`),
    ],
  ])('%s are found without reading a table from end to end', async (_, { text, values }) => {
    const { rows } = await client.query(`EXPLAIN (FORMAT JSON) ${withNumbers(text)}`, [...sentFor(values)]);
    const [{ Plan: plan }] = rows[0]['QUERY PLAN'] as readonly [{ readonly Plan: Plan }];
    expect(readWhole(plan)).toEqual([]);
  });
});
