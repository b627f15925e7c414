import { catalogText } from '../../report/format/catalog.ts';
import { listCatalog } from '../../tasks/catalog.ts';
import { resultOf } from '../../tasks/task.ts';
import { printJson } from '../print.ts';
import { stdoutStyle } from '../screen.ts';
import type { Run } from '../start.ts';

export interface CatalogOptions {
  readonly json: boolean;
}

export const runCatalog: Run<CatalogOptions> = async ({ json }, session) => {
  const document = await resultOf(listCatalog({}, session.app));
  if (json) printJson(session, document);
  else session.io.stdout.write(catalogText(document, stdoutStyle(session, {})));
  return {};
};
