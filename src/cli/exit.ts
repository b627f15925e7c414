import { AnimectlError, type ErrorCode, ProviderError } from '../model/errors.ts';

/** What the exit code says to a script. */
export const exit = {
  done: 0,
  bug: 1,
  usage: 2,
  notFound: 3,
  credentials: 4,
  unavailable: 5,
  database: 6,
  incomplete: 8,
  changed: 10,
  interrupted: 130,
} as const;

/** What each exit code means, in Markdown: what `--help`, the manual page and docs/exit-codes.md say. */
export const exitMeanings: Readonly<Record<keyof typeof exit, string>> = {
  done: 'done (also: found nothing to do)',
  bug: 'a bug: the stack, and a request to report it',
  usage: 'the words on the command line or a setting make no sense',
  notFound: 'nothing matched, of several titles none, or a title is ambiguous with `--strict`',
  credentials: 'a provider wants other credentials',
  unavailable: 'no provider could answer, and nothing stored could stand in; `diff`: nobody could be asked',
  database:
    'the database, the queue, or for `cache warm` the cache, cannot be read or written; an answer that was fetched is printed all the same, and where nothing but a copy of what is bundled or stored was to be kept, it is 0',
  incomplete:
    'finished, but some titles failed or could not be asked, or a limit or a budget cut the run short; they are listed',
  changed: '`diff --exit-code`, `watch check --exit-code`: something has changed',
  interrupted: 'interrupted by Ctrl-C, SIGTERM or a terminal that closed; what was fetched is saved',
};
export type ExitCode = (typeof exit)[keyof typeof exit];

/** How a run went, as far as its exit code depends on it; what is absent did not happen. */
export interface Outcome {
  /** The user ended it. */
  readonly interrupted?: boolean | undefined;
  /** What it ended with in place of an answer. */
  readonly error?: unknown;
  /** Settings, or the clock, that keep the program from its work. */
  readonly misconfigured?: boolean | undefined;
  /** Nobody could be asked, and nothing could stand in. */
  readonly unavailable?: boolean | undefined;
  /** The database is damaged, or lacks what was to be saved. */
  readonly unsaved?: boolean | undefined;
  /** Nothing fits what was asked for. */
  readonly unmatched?: boolean | undefined;
  /** Some of it failed, or a budget cut it short: titles, rows, targets, releases or webhooks, as the command's document says. */
  readonly incomplete?: boolean | undefined;
  /** Something has changed, and the user wants to know by the exit code. */
  readonly changed?: boolean | undefined;
}

/** How a run over several titles went: what comes to nothing is listed, and where nothing came of any, it went as the first of them did. */
export const outcomeOfSeveral = (asked: number, failures: readonly AnimectlError[]): Outcome => ({
  ...(failures.length >= asked && { error: failures[0] }),
  incomplete: failures.length > 0,
});

const codes: readonly (readonly [keyof Outcome, ExitCode])[] = [
  ['interrupted', exit.interrupted],
  ['error', exit.bug],
  ['misconfigured', exit.usage],
  ['unavailable', exit.unavailable],
  ['unsaved', exit.database],
  ['unmatched', exit.notFound],
  ['incomplete', exit.incomplete],
  ['changed', exit.changed],
];

const codesOfErrors: Readonly<Record<ErrorCode, ExitCode>> = {
  usage: exit.usage,
  offline: exit.usage,
  'too-many-titles': exit.usage,
  setting: exit.usage,
  file: exit.usage,
  'no-title-column': exit.usage,
  'no-match': exit.notFound,
  'not-here': exit.notFound,
  ambiguous: exit.notFound,
  mismatch: exit.notFound,
  'no-such-candidate': exit.notFound,
  absent: exit.notFound,
  'no-import': exit.notFound,
  'no-group': exit.notFound,
  queue: exit.database,
  provider: exit.unavailable,
  busy: exit.database,
  full: exit.database,
  readonly: exit.database,
  denied: exit.database,
  disk: exit.database,
  unreachable: exit.database,
  other: exit.database,
  missing: exit.database,
  path: exit.database,
  foreign: exit.database,
  newer: exit.database,
  outdated: exit.database,
  clock: exit.usage,
  damaged: exit.database,
  invalid: exit.database,
  unloadable: exit.database,
  budget: exit.incomplete,
  closed: exit.bug,
};

/** The exit code of a run: of all that happened, what comes first in the table. */
export function exitCodeOf(outcome: Outcome): ExitCode {
  const [what, code] = codes.find(([name]) => outcome[name]) ?? ['done', exit.done];
  return what === 'error' ? codeOfError(outcome.error) : code;
}

/** Anything that was not raised on purpose is a bug. */
function codeOfError(error: unknown): ExitCode {
  if (error instanceof ProviderError && error.reason === 'credentials') return exit.credentials;
  return error instanceof AnimectlError ? codesOfErrors[error.code] : exit.bug;
}
