import {
  type AnimectlError,
  type ErrorCode,
  type KeptImport,
  StoreError,
  type StoreFailure,
  UsageError,
} from '../../model/errors.ts';
import { isPostgres } from '../../model/postgres.ts';
import { bundled } from '../../providers/registry.ts';

const elsewhere = 'choose another file with --db';

/** What to do where SQLite cannot be loaded. */
export const loadAdvice = 'install animectl again, or run npm rebuild better-sqlite3 where it is installed';

/** What to do where the database is of no use. */
const adviceOn: Readonly<Partial<Record<StoreFailure, string>>> = {
  busy: 'try again when it has',
  full: `free some space and run it again, or ${elsewhere}`,
  readonly: `allow writing to the file and its folder, or ${elsewhere}`,
  denied: `${elsewhere}, or check the permissions of this one and its folder`,
  disk: `check the disk, or ${elsewhere}`,
  missing: 'name another file with --db',
  path: elsewhere,
  foreign: `${elsewhere}, or move this one away`,
  newer: `update animectl, or ${elsewhere}`,
  outdated: 'run animectl db migrate, which keeps a copy of the file',
  damaged: 'restore a copy of it, or move it away and run the command again',
  unloadable: loadAdvice,
};

/** What to do where it is on a server. */
const serverAdviceOn: Readonly<Partial<Record<StoreFailure, string>>> = {
  ...{
    busy: 'try again when it has',
    newer: 'update animectl, or choose another with --db',
    outdated: 'run animectl db migrate',
  },
  full: 'free some space there and run it again',
  readonly: 'allow this user to write, or choose another with --db',
  denied: 'check its address (user, password, sslmode), and what its user may do there',
  unreachable: 'check host and port of its address, or start the server',
  disk: 'check the disk of its server',
  missing: 'name another with --db',
  foreign: 'choose another with --db',
  damaged: 'restore a copy of it',
};

/** What went wrong and, where the command line can tell, what was kept and what to do. */
export function adviceOf(error: AnimectlError): string {
  const { code, message } = error;
  if (error instanceof StoreError) return storeAdvice(error);
  if (error instanceof UsageError && code === 'offline')
    return `--offline asks nobody: leave out --provider ${error.provider}`;
  if (code === 'not-here' || code === 'absent') return hereAdvice(message);
  const advice = advices[code];
  return advice === undefined ? message : `${message}${advice}`;
}

/** Of what is neither stored nor bundled: how many franchises are, and how to ask somebody. */
function hereAdvice(message: string): string {
  const told = message.replace(/bundled(?=$|\. The nearest: )/, `among the ${bundled.franchises} bundled franchises`);
  return told === message
    ? message
    : `${told}. Nobody was asked: without --offline or --provider catalog, a provider is`;
}

/** What follows a message, with what stands between. */
const advices: Readonly<Partial<Record<ErrorCode, string>>> = {
  ambiguous: ' Name one by its ref, or choose with --pick N.',
  'no-import': ': --list-jobs shows them',
  'no-title-column': '; or --column title=NAME says which one holds the titles',
  budget: '; --max-requests sets it',
  'too-many-titles': '. Add --yes if they are your own list; or import a data set, for which nobody is asked',
};

function storeAdvice(error: StoreError): string {
  const { side, file = '', code } = error;
  const found = (isPostgres(file) ? serverAdviceOn : adviceOn)[code];
  const advice = side ? found?.replace(/another( file)? with --db/, `another ${side}`) : found;
  const words = advice === undefined ? error.message : `${error.message}; ${advice}`;
  return error.kept ? `${words}. ${keptWords(error.kept)}` : words;
}

function keptWords({ job, done, rows }: KeptImport): string {
  const count = done < rows ? `${done} of ${rows}` : String(done);
  return `What was saved of import ${job} until then is kept (rows done: ${count}); go on with animectl import --resume ${job}`;
}
