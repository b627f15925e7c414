import type { App } from '../app/app.ts';
import type { ProviderChoice } from '../config/config.ts';
import type { ImportDocument } from '../model/documents.ts';
import type { SourceFormat } from '../model/source-format.ts';
import type { WatchState } from '../model/watched.ts';
import { importTitles } from '../tasks/import/import.ts';
import { type Told, toldOf } from './frames.ts';
import { contentOf } from './uploads.ts';

/** An import as it is asked for over HTTP: what it reads is the body, never a file of this machine. */
export interface ImportRequest {
  /** Where the body is: a file that is open in this process. */
  readonly descriptor: number;
  readonly from?: SourceFormat | undefined;
  readonly franchise?: boolean;
  readonly best?: boolean;
  readonly unlimited?: boolean;
  readonly maxRequests?: number | undefined;
  readonly provider?: ProviderChoice;
  readonly list?: string | undefined;
  readonly mine?: boolean;
  readonly status?: WatchState | undefined;
  readonly prune?: boolean;
}

/** Rows that came to nothing and are named. */
const mostRejects = 100;

/** Everything that happens in an import, and what came of it; nothing of the user's lists, for jobs are shown without the key. */
export async function* importTold(
  { descriptor, ...question }: ImportRequest,
  app: App,
  signal: AbortSignal,
): AsyncGenerator<Told, ImportDocument | undefined> {
  const stdin = contentOf(descriptor);
  const document = yield* toldOf(importTitles({ ...question, items: ['-'], stdin, mostRejects, signal }, app));
  return document && { ...document, list: null };
}
