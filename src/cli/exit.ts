import {
  ConfigError,
  FileError,
  NotFoundError,
  ProviderError,
  SpentError,
  StoreError,
  UsageError,
} from '../model/errors.ts';

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
export type ExitCode = (typeof exit)[keyof typeof exit];

const codes = [
  [UsageError, exit.usage],
  [ConfigError, exit.usage],
  [FileError, exit.usage],
  [NotFoundError, exit.notFound],
  [ProviderError, exit.unavailable],
  [StoreError, exit.database],
  [SpentError, exit.incomplete],
] as const;

/** The first that fits; anything that was not raised on purpose is a bug. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof ProviderError && error.reason === 'credentials') return exit.credentials;
  return codes.find(([type]) => error instanceof type)?.[1] ?? exit.bug;
}
