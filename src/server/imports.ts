import { Readable } from 'node:stream';
import type { App } from '../app/app.ts';
import type { ProviderChoice } from '../config/config.ts';
import type { ImportDocument } from '../model/documents.ts';
import type { SourceFormat } from '../model/source-format.ts';
import type { WatchState } from '../model/watched.ts';
import { importTitles } from '../tasks/import/import.ts';
import { type Told, toldOf } from './frames.ts';

/** An import as it is asked for over HTTP: what it reads is the body, never a file of this machine. */
export interface ImportRequest {
  readonly body: Uint8Array;
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

const pieceBytes = 64 * 1024;

/** Piece by piece: a text of all of it would be as large once more, for as long as one of its lines is kept. */
function* piecesOf({ buffer, byteOffset, byteLength }: Uint8Array): Generator<Buffer, void> {
  for (let start = 0; start < byteLength; start += pieceBytes)
    yield Buffer.from(buffer, byteOffset + start, Math.min(pieceBytes, byteLength - start));
}

/** Everything that happens in an import, and what came of it; nothing of the user's lists, for jobs are shown without the key. */
export async function* importTold(
  { body, ...question }: ImportRequest,
  app: App,
  signal: AbortSignal,
): AsyncGenerator<Told, ImportDocument | undefined> {
  const stdin = Readable.from(piecesOf(body), { objectMode: false });
  const document = yield* toldOf(importTitles({ ...question, items: ['-'], stdin, mostRejects, signal }, app));
  return document && { ...document, list: null };
}
