import { Readable } from 'node:stream';
import type { App } from '../app/app.ts';
import type { SourceFormat } from '../model/source-format.ts';
import { importTitles } from '../tasks/import/import.ts';
import type { ServerWork } from './jobs.ts';

/** An import as it is asked for over HTTP: what it reads is the body, never a file of this machine. */
export interface ImportRequest {
  readonly body: Buffer;
  readonly from?: SourceFormat | undefined;
  readonly franchise?: boolean;
  readonly best?: boolean;
  readonly unlimited?: boolean;
  readonly maxRequests?: number | undefined;
}

/** Rows that came to nothing and are named. */
const mostRejects = 100;

export function importWork({ body, ...question }: ImportRequest, app: App): ServerWork {
  return {
    kind: 'import',
    run: (signal) =>
      importTitles({ ...question, items: ['-'], stdin: Readable.from([body]), mostRejects, signal }, app),
  };
}
