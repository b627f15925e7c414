import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, extname } from 'node:path';

/** What Datasette takes with `--metadata`, as far as it is of one table: https://docs.datasette.io/en/stable/metadata.html */
interface TableMetadata {
  readonly description: string;
  readonly columns?: Readonly<Record<string, string>>;
  /** What a row is called where another one leads to it. */
  readonly label_column?: string;
  readonly facets?: readonly string[];
  readonly units?: Readonly<Record<string, string>>;
  readonly sort?: string;
  readonly sort_desc?: string;
  /** It is not among the tables that are listed first. */
  readonly hidden?: boolean;
}

/** What there is to say of tables besides what the schema says of them. */
const views: Readonly<Record<string, Omit<TableMetadata, 'description' | 'columns'>>> = {
  title: {
    label_column: 'title',
    facets: ['kind', 'format', 'status', 'season', 'rating', 'provider'],
    units: { duration_minutes: 'min' },
    sort_desc: 'popularity',
  },
  v_watch_order: { facets: ['franchise', 'format', 'status', 'skippable'] },
  v_relations: { facets: ['type', 'format', 'provider'] },
  v_franchises: { sort: 'franchise' },
  franchise: { label_column: 'name', sort: 'name' },
  name: { label_column: 'name' },
  relation: { facets: ['type', 'stated', 'provider'] },
  relation_type: { label_column: 'type' },
  external_id: { facets: ['source'] },
  list: { label_column: 'name' },
  list_entry: { facets: ['status', 'source'], sort: 'title' },
  crawl: { label_column: 'query', facets: ['complete', 'truncated_by'], units: { elapsed_ms: 'ms', waited_ms: 'ms' } },
  import_job: { facets: ['source'] },
  import_row: { facets: ['outcome'] },
  change: { facets: ['field'] },
  release_group: { label_column: 'name', facets: ['category'], sort: 'place' },
  library_film: { facets: ['monitored', 'availability'], units: { file_size: 'byte' } },
};

/** What nobody but the program looks at. */
const hidden: ReadonlySet<string> = new Set(['emptied', 'mark', 'release', 'release_kind', 'release_listing']);

/** What Datasette shows of a copy of the database that is called `file`: descriptions of tables and columns are those of the schema. */
export function datasetteMetadata(file: string): object {
  const schema = readFileSync(createRequire(import.meta.url).resolve('animectl/schema.sql'), 'utf8');
  const tables = describedIn(schema).map(({ name, ...described }): [string, TableMetadata] => [
    name,
    { ...described, ...views[name], ...(hidden.has(name) && { hidden: true }) },
  ]);
  return {
    title: 'animectl',
    description: 'Titles, how they are related, and the franchises that they make.',
    source: 'animectl',
    source_url: 'https://github.com/animectl/animectl',
    databases: { [basename(file, extname(file))]: { tables: Object.fromEntries(tables) } },
  };
}

interface Described extends Pick<TableMetadata, 'description' | 'columns'> {
  readonly name: string;
}

/** Tables and views, with what the comments before them and behind their columns say. */
function describedIn(schema: string): readonly Described[] {
  return schema.split(/;\n/).flatMap((statement) => {
    const [, before, name] = /((?:^-- .*\n)+)CREATE (?:TABLE|VIEW) IF NOT EXISTS (\w+)/m.exec(statement) ?? [];
    if (before === undefined || name === undefined) return [];
    const columns = [...statement.matchAll(/^ {2}(\w+) +(?:TEXT|INTEGER|REAL|BLOB)\b.*?-- (.*)$/gm)];
    return {
      name,
      description: before.replace(/^-- /gm, '').trim().replaceAll('\n', ' '),
      ...(columns.length > 0 && {
        columns: Object.fromEntries(columns.map(([, column = '', comment = '']) => [column, comment])),
      }),
    };
  });
}
