import type { Config } from '../config/config.ts';
import type { ImportDocument } from '../model/documents.ts';
import type { Told } from './frames.ts';
import type { ImportRequest } from './imports.ts';
import type { Problem } from './problem.ts';

/** What a thread is started with: an import, or a file whose log is to become short. */
export type ThreadData = ImportData | { readonly checkpoint: string };

/** An import, as a thread is told of it. */
export interface ImportData {
  readonly config: Config;
  readonly request: ImportRequest;
}

/** What is said to a thread: that it is to end, with what came. */
export interface ToThread {
  readonly type: 'end';
}

/** What a thread says. */
export type FromThread =
  | { readonly type: 'told'; readonly told: Told }
  | { readonly type: 'warning'; readonly words: string }
  | { readonly type: 'done'; readonly document: ImportDocument | undefined }
  /** `words`: the error with the places that it came by, for the log. */
  | { readonly type: 'failed'; readonly problem: Problem; readonly words: string };
