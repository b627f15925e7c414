import { AnimectlError, type ErrorCode, NotFoundError, ProviderError } from '../model/errors.ts';

/** A problem document (RFC 9457), with a word for programs. */
export interface Problem {
  /** Where the word is explained. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: string;
  /** When it may be tried again, in seconds. */
  readonly retryAfter?: number;
  readonly [member: string]: unknown;
}

/** What is wrong with requests, or with the server. */
const own = {
  'key-needed': [401, 'A key is needed'],
  'foreign-origin': [403, 'Other sites may not ask this server'],
  'not-found': [404, 'There is no such page'],
  'no-job': [404, 'There is no such job'],
  'no-queue': [404, 'There is no queue'],
  'no-method': [405, 'That is not done there'],
  'too-large': [413, 'It is too large'],
  'too-long': [414, 'The address is too long'],
  'not-json': [415, 'The body is to be JSON'],
  'wrong-host': [421, 'This server does not go by that name'],
  'too-many-crawls': [429, 'Too many crawls at once'],
  'too-many-imports': [429, 'Too many imports wait'],
  bug: [500, 'Something went wrong in the server'],
  stopped: [503, 'It was stopped'],
  stopping: [503, 'The server stops'],
  'no-ids': [503, 'No title has the id that is needed'],
} as const satisfies Record<string, readonly [number, string]>;

/** What the program's own errors are sent with. */
const known = {
  usage: [400, 'The request makes no sense'],
  offline: [400, 'Nobody may be asked'],
  'too-many-titles': [400, 'More titles than are asked for without consent'],
  'no-match': [404, 'No title matches'],
  'not-here': [404, 'Neither stored nor bundled'],
  mismatch: [404, 'No title matches'],
  'no-such-candidate': [404, 'There is no such candidate'],
  absent: [404, 'Nobody has this title'],
  'no-import': [404, 'There is no such import'],
  'no-group': [404, 'There is no such release group'],
  'no-title-column': [400, 'No column says which title a row is of'],
  ambiguous: [409, 'Several titles match'],
  setting: [500, 'A setting makes no sense'],
  file: [500, 'A file cannot be read or written'],
  provider: [503, 'No provider could be asked'],
  budget: [503, 'The budget of requests is used up'],
  queue: [503, 'The queue cannot be used'],
  closed: [503, 'The server stops'],
  busy: [503, 'The database is busy'],
  full: [503, 'There is no space for the database'],
  readonly: [503, 'The database cannot be written'],
  denied: [503, 'The database may not be opened'],
  disk: [503, 'The disk fails'],
  unreachable: [503, 'The server of the database does not answer'],
  other: [503, 'The database cannot be used'],
  missing: [500, 'There is no database'],
  path: [500, 'The database cannot be there'],
  foreign: [500, 'The database is another program’s'],
  newer: [500, 'The database is of a newer program'],
  outdated: [500, 'The database is of an older program'],
  clock: [500, 'The clock of this machine is wrong'],
  damaged: [500, 'The database is damaged'],
  invalid: [500, 'The database does not take it'],
  unloadable: [500, 'What reads the database cannot be loaded'],
} as const satisfies Record<ErrorCode, readonly [number, string]>;

/** What each word means, and the status that it is sent with. */
export const problems = { ...known, ...own };
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

/** Candidates that are named. */
const shown = 10;

/** `now`: Unix time in ms. Of a bug nothing is told but that it is one. */
export function problemOf(error: unknown, now: number): Problem {
  if (error instanceof ProblemError) return problem(error.code, error.message, error.more);
  if (error instanceof AnimectlError) return problem(error.code, error.message, factsOf(error, now));
  return problem('bug', 'It is in the log.', {});
}

function factsOf(error: AnimectlError, now: number): Readonly<Record<string, unknown>> {
  if (error instanceof ProviderError) {
    const { provider, reason, retryAt } = error;
    const wait = retryAt === undefined ? undefined : Math.max(1, Math.ceil((retryAt - now) / 1000));
    return { provider, reason, ...(wait !== undefined && { retryAfter: wait }) };
  }
  if (error instanceof NotFoundError && error.candidates.length > 0) {
    const candidates = error.candidates.slice(0, shown).map(({ title, score }) => {
      const { ref, title: name, english, year, format } = title;
      return { ref, title: name, english, year, format, score };
    });
    return { candidates };
  }
  return error.code === 'busy' ? { retryAfter: 5 } : {};
}

function problem(code: ProblemCode, detail: string, more: Readonly<Record<string, unknown>>): Problem {
  const [status, title] = problems[code];
  return { ...more, type: `/docs#${code}`, title, status, code, detail };
}
