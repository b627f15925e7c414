import type { Ref } from './ref.ts';
import type { Candidate } from './title.ts';

/**
 * What happened, as a word for programs. A message is a sentence about it that holds for everybody; what to do about it on
 * a command line, in a browser or in another program is said there, by this code and by the facts of the error.
 * - `usage`: a query or a choice that makes no sense; `offline`: a provider was named, and nobody may be asked
 * - `too-many-titles`: an import that is larger than is asked for without consent
 * - `not-here`: nothing that is stored or bundled matches, and nobody else was asked
 * - `no-match`, `ambiguous`, `mismatch`, `no-such-candidate`: what a query was taken for, or was not; `absent`: a ref that nobody has; `no-import`; `no-group`
 * - `setting`, `file`, `provider`, and what `StoreFailure` names: where the failure lies
 * - `budget`: all requests that are allowed are made; `closed`: the library was closed; `no-title-column`: of a table
 */
export type ErrorCode =
  | 'usage'
  | 'offline'
  | 'too-many-titles'
  | 'setting'
  | 'no-match'
  | 'not-here'
  | 'ambiguous'
  | 'mismatch'
  | 'no-such-candidate'
  | 'absent'
  | 'no-import'
  | 'no-group'
  | 'budget'
  | 'file'
  | 'no-title-column'
  | 'provider'
  | 'queue'
  | 'closed'
  | StoreFailure;

/** Base of every failure that is raised on purpose. Anything else that reaches `main` is a bug. */
export abstract class AnimectlError extends Error {
  abstract override readonly name: string;
  abstract readonly code: ErrorCode;
}

/** What was asked for makes no sense, or must not be done as it was asked. */
export class UsageError extends AnimectlError {
  readonly name = 'UsageError';
  readonly code: 'usage' | 'offline' | 'too-many-titles';
  /** With `offline`: who was to be asked. */
  readonly provider: string | undefined;

  constructor(
    message: string,
    options?: ErrorOptions & { readonly code?: UsageError['code']; readonly provider?: string },
  ) {
    super(message, options);
    this.code = options?.code ?? 'usage';
    this.provider = options?.provider;
  }
}

/** A setting in the environment or the settings file makes no sense. The message names the key. */
export class ConfigError extends AnimectlError {
  readonly name = 'ConfigError';
  readonly code = 'setting';
  /** The setting without which there would be no error: a variable, a key of the settings file, or that file. */
  readonly setting: string | undefined;

  constructor(message: string, setting?: string) {
    super(message);
    this.setting = setting;
  }
}

/** No title matches, or too many do and only one was to be taken. */
export class NotFoundError extends AnimectlError {
  readonly name = 'NotFoundError';
  readonly code:
    | 'no-group'
    | 'no-match'
    | 'not-here'
    | 'ambiguous'
    | 'mismatch'
    | 'no-such-candidate'
    | 'absent'
    | 'no-import';
  /** With `absent`: the title that nobody has. */
  readonly ref: Ref | undefined;
  /** Titles that the query could have meant, best first. */
  readonly candidates: readonly Candidate[];

  constructor(
    message: string,
    options?: ErrorOptions & {
      readonly code?: NotFoundError['code'];
      readonly ref?: Ref;
      readonly candidates?: readonly Candidate[];
    },
  ) {
    super(message, options);
    this.code = options?.code ?? 'no-match';
    this.ref = options?.ref;
    this.candidates = (options?.candidates ?? []).map(({ title, score }) => ({ title, score }));
  }
}

/**
 * Why a database is of no use.
 * - `busy`: another program writes to it; `full`: there is no space; `readonly`: it can be read but not written
 * - `denied`: it may not be opened or made where it is; `disk`: the disk fails; `other`: what the engine says besides
 * - `unreachable`: its server does not answer, or not any more
 * - `missing`: there is none; `path`: no file can have that name; `foreign`: it is another program's, or no database at all
 * - `newer`, `outdated`: its data model is another one than this program's; `damaged`: it cannot be read as a whole
 * - `clock`: this machine's clock is wrong, so that times in it cannot be mended
 * - `invalid`: what was to be written is not allowed in it; `unloadable`: what reads it, SQLite or the package `pg`, cannot be loaded
 */
export type StoreFailure =
  | 'busy'
  | 'full'
  | 'readonly'
  | 'denied'
  | 'disk'
  | 'unreachable'
  | 'other'
  | 'missing'
  | 'path'
  | 'foreign'
  | 'newer'
  | 'clock'
  | 'outdated'
  | 'damaged'
  | 'invalid'
  | 'unloadable';

/** Codes that say that it is the right database, which cannot be used as things are. */
const passing: readonly StoreFailure[] = ['busy', 'full', 'readonly', 'denied', 'disk', 'unreachable', 'other'];

/** What an import had kept when the database failed. */
export interface KeptImport {
  /** The job's number. */
  readonly job: number;
  /** Rows with an outcome, and all rows that are known. */
  readonly done: number;
  readonly rows: number;
}

export interface StoreErrorOptions extends ErrorOptions {
  readonly file?: string | undefined;
  readonly kept?: KeptImport | undefined;
  /** Which of the two databases of a copy it is. Absent: it is the one that is in use. */
  readonly side?: 'FROM' | 'TO' | undefined;
}

/** The database cannot be read or written. */
export class StoreError extends AnimectlError {
  readonly name = 'StoreError';
  readonly code: StoreFailure;
  /** What is wrong, in words without a subject: `the disk is full`. */
  readonly what: string;
  /** Where the database is. */
  readonly file: string | undefined;
  readonly kept: KeptImport | undefined;
  readonly side: StoreErrorOptions['side'];

  /** The message is `Database FILE: WHAT`. */
  constructor(code: StoreFailure, what: string, options: StoreErrorOptions = {}) {
    const { file, kept, side } = options;
    super(file === undefined ? what : `Database ${file}: ${what}`, options);
    this.code = code;
    this.what = what;
    this.file = file;
    this.kept = kept;
    this.side = side;
  }

  /** Whether it is the right database, and only cannot be used as things are: permissions, space, another program. */
  get isPassing(): boolean {
    return passing.includes(this.code);
  }
}

/** All requests that the user has allowed are made; no further one was. */
export class SpentError extends AnimectlError {
  readonly name = 'SpentError';
  readonly code = 'budget';
  /** How many were allowed. */
  readonly most: number;

  constructor(most: number) {
    super(`The limit of ${most} request${most === 1 ? '' : 's'} is used up`);
    this.most = most;
  }
}

/** A file that the user named cannot be written or read. */
export class FileError extends AnimectlError {
  readonly name = 'FileError';
  readonly code: 'file' | 'no-title-column';
  readonly file: string | undefined;

  constructor(message: string, file?: string, options?: ErrorOptions & { readonly code?: FileError['code'] }) {
    super(message, options);
    this.code = options?.code ?? 'file';
    this.file = file;
  }
}

/** The library was closed; nothing more is answered. */
export class ClosedError extends AnimectlError {
  readonly name = 'ClosedError';
  readonly code = 'closed';
}

/**
 * Why a provider gave no usable answer.
 * - `outage`: it says itself that it is closed; `refused`: it turns this client away; `credentials`: it wants other ones
 * - `throttled`: its limit is used up for longer than is sensible to wait; `server`: 5xx; `network`: no connection
 * - `timeout`: no answer in time; `body`: one that cannot be read; `request`: it says that the request is wrong
 */
export type ProviderFailure =
  | 'outage'
  | 'refused'
  | 'credentials'
  | 'throttled'
  | 'server'
  | 'network'
  | 'timeout'
  | 'body'
  | 'request';

export class ProviderError extends AnimectlError {
  readonly name = 'ProviderError';
  readonly code = 'provider';
  readonly provider: string;
  readonly reason: ProviderFailure;
  /** The HTTP status, where there was an answer. */
  readonly status: number | undefined;
  /** When it may be asked again, Unix time in ms, where it says so. */
  readonly retryAt: number | undefined;

  /** `message`: who and what happened (`AniList: answered 502`), in the provider's own words where it has any; never a token. */
  constructor(
    provider: string,
    reason: ProviderFailure,
    message: string,
    options?: ErrorOptions & { readonly status?: number; readonly retryAt?: number },
  ) {
    super(message, options);
    this.provider = provider;
    this.reason = reason;
    this.status = options?.status;
    this.retryAt = options?.retryAt;
  }
}
