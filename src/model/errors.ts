/** Base of every failure that is raised on purpose. Anything else that reaches `main` is a bug. */
export abstract class AnimectlError extends Error {
  abstract override readonly name: string;
}

/** The words on the command line make no sense. */
export class UsageError extends AnimectlError {
  readonly name = 'UsageError';
}

/** A setting in the environment or the settings file makes no sense. The message names the key. */
export class ConfigError extends AnimectlError {
  readonly name = 'ConfigError';
  /** The setting without which there would be no error: a variable, a key of the settings file, or that file. */
  readonly setting: string | undefined;

  constructor(message: string, setting?: string) {
    super(message);
    this.setting = setting;
  }
}

/** No title matches, or too many do and `--strict` was asked for. */
export class NotFoundError extends AnimectlError {
  readonly name = 'NotFoundError';
}

/**
 * Why a database is of no use.
 * - `busy`: another program writes to it; `full`: there is no space; `readonly`: it can be read but not written
 * - `denied`: it may not be opened or made where it is; `disk`: the disk fails; `other`: what SQLite says besides
 * - `missing`: there is none; `path`: no file can have that name; `foreign`: it is another program's, or no database at all
 * - `newer`, `outdated`: its data model is another one than this program's; `damaged`: it cannot be read as a whole
 * - `invalid`: what was to be written is not allowed in it; `unloadable`: SQLite itself cannot be loaded
 */
export type StoreFailure =
  | 'busy'
  | 'full'
  | 'readonly'
  | 'denied'
  | 'disk'
  | 'other'
  | 'missing'
  | 'path'
  | 'foreign'
  | 'newer'
  | 'outdated'
  | 'damaged'
  | 'invalid'
  | 'unloadable';

/** Codes that say that it is the right database, which cannot be used as things are. */
const passing: ReadonlySet<StoreFailure> = new Set(['busy', 'full', 'readonly', 'denied', 'disk', 'other']);

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

  /** The message is `Database FILE: WHAT`. */
  constructor(code: StoreFailure, what: string, options: StoreErrorOptions = {}) {
    const { file, kept } = options;
    super(file === undefined ? what : `Database ${file}: ${what}`, options);
    this.code = code;
    this.what = what;
    this.file = file;
    this.kept = kept;
  }

  /** Whether it is the right database, and only cannot be used as things are: permissions, space, another program. */
  get isPassing(): boolean {
    return passing.has(this.code);
  }
}

/** All requests that the user has allowed are made; no further one was. */
export class SpentError extends AnimectlError {
  readonly name = 'SpentError';
}

/** A file that the user named cannot be written or read. */
export class FileError extends AnimectlError {
  readonly name = 'FileError';
}

/**
 * Why a provider gave no usable answer.
 * - `outage`: it says itself that it is closed; `refused`: it turns this client away; `credentials`: it wants other ones
 * - `throttled`: its limit is used up for longer than is sensible to wait
 * - `server`: 5xx; `network`: no connection; `timeout`: no answer in time
 * - `body`: an answer that cannot be read; `request`: it says that the request is wrong
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
