import type { Dialect } from '../sql/dialect.ts';
import * as change from './change-sql.ts';
import * as crawl from './crawl-sql.ts';
import * as decision from './decision-sql.ts';
import * as franchise from './franchise-sql.ts';
import * as job from './job-sql.ts';
import * as library from './library-sql.ts';
import * as list from './list-sql.ts';
import * as release from './release-sql.ts';
import * as save from './save-sql.ts';
import * as search from './search-sql.ts';
import * as title from './title-sql.ts';
import * as typeahead from './typeahead-sql.ts';
import * as upkeep from './upkeep-sql.ts';
import * as watch from './watch-sql.ts';

/** The statements of PostgreSQL. Rows are given as one array a column, each with the type that it has in the table. */
export const postgresDialect: Dialect = {
  change,
  crawl,
  decision,
  franchise,
  job,
  library,
  list,
  release,
  save,
  search,
  title,
  typeahead,
  upkeep,
  watch,
};

/** The statements of a database in which titles have documents. */
export const documentsDialect: Dialect = {
  ...postgresDialect,
  title: { ...title, load: title.loadDocuments, loadById: title.loadDocumentsById },
  save: { ...save, finish: save.finishDocuments },
};

/** Of one that has documents which may not be read. */
export const hiddenDocumentsDialect: Dialect = { ...postgresDialect, save: documentsDialect.save };
