import {
  type AnimectlError,
  ConfigError,
  FileError,
  NotFoundError,
  ProviderError,
  SpentError,
  StoreError,
  UsageError,
} from '../model/errors.ts';

/** A problem document (RFC 9457), with a word for programs. */
export interface Problem {
  /** Where the word is explained. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  /** When it may be tried again, in seconds. */
  readonly retryAfter?: number;
  readonly [member: string]: unknown;
}

/** What each word means, and the status that it is sent with. */
export const problems = {
  'bad-request': [400, 'The request makes no sense'],
  'key-needed': [401, 'A key is needed'],
  'foreign-origin': [403, 'Other sites may not ask this server'],
  'not-found': [404, 'There is no such page'],
  'no-match': [404, 'No title matches'],
  'wrong-method': [405, 'This cannot be done here'],
  ambiguous: [409, 'Several titles match'],
  'too-large': [413, 'It is too large'],
  'too-long': [414, 'The address is too long'],
  'wrong-host': [421, 'This server does not go by that name'],
  'too-many-crawls': [429, 'Too many crawls at once'],
  bug: [500, 'Something went wrong in the server'],
  setting: [500, 'A setting makes no sense'],
  file: [500, 'A file cannot be read or written'],
  database: [503, 'The database cannot be used'],
  provider: [503, 'No provider could be asked'],
  budget: [503, 'The budget of requests is used up'],
  stopping: [503, 'The server stops'],
  'no-ids': [503, 'No title has the id that is needed'],
} as const satisfies Record<string, readonly [number, string]>;
export type ProblemCode = keyof typeof problems;

/** Raised where a request is at fault, or the server. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly more: Readonly<Record<string, unknown>>;

  constructor(code: ProblemCode, detail: string, more: Readonly<Record<string, unknown>> = {}) {
    super(detail);
    this.code = code;
    this.more = more;
  }
}

/** `now`: Unix time in ms. Of a bug nothing is told but that it is one. */
export function problemOf(error: unknown, now: number): Problem {
  if (error instanceof ProblemError) return problem(error.code, error.message, error.more);
  if (error instanceof ProviderError) {
    const { provider, reason, retryAt, message } = error;
    const wait = retryAt === undefined ? undefined : Math.max(1, Math.ceil((retryAt - now) / 1000));
    return problem('provider', message, { provider, reason, ...(wait !== undefined && { retryAfter: wait }) });
  }
  const code = codeOfClass(error);
  return code ? problem(code, (error as AnimectlError).message, {}) : problem('bug', 'It is in the log.', {});
}

const classes = [
  [UsageError, 'bad-request'],
  [NotFoundError, 'no-match'],
  [StoreError, 'database'],
  [SpentError, 'budget'],
  [ConfigError, 'setting'],
  [FileError, 'file'],
] as const;

function codeOfClass(error: unknown): ProblemCode | undefined {
  return classes.find(([type]) => error instanceof type)?.[1];
}

function problem(code: ProblemCode, detail: string, more: Readonly<Record<string, unknown>>): Problem {
  const [status, title] = problems[code];
  return { ...more, type: `/docs#${code}`, title, status, code, detail };
}
