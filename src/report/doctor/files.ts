import type { FileFacts, FileNote } from '../../model/health.ts';
import { loadAdvice } from '../text/advice.ts';
import { bytesWords } from '../text/size.ts';
import { count, providersWords } from '../text/words.ts';
import type { DoctorFinding } from './text.ts';

/** What is said of a file in its own words. */
export interface FileWords {
  readonly area: string;
  /** What to do where it cannot be used as it is. */
  readonly elsewhere: string;
  /** What to do where what is in it cannot be used. */
  readonly mend: string;
  /** What to do where it is of an older data model. */
  readonly outdated: string;
  /** What runs do while another program writes to it. */
  readonly meanwhile: string;
}

export const databaseWords: FileWords = {
  area: 'database',
  elsewhere: 'allow it, or name another file with --db or ANIMECTL_DB',
  mend: 'restore a copy of it, or move it away and let animectl make a new one, or name another file with --db',
  outdated: 'animectl db migrate brings it up to date and keeps a copy; so does the next run that writes',
  meanwhile: 'until then an answer is printed and not saved',
};

export const stateWords: FileWords = {
  area: 'state',
  elsewhere: 'allow it, or name another file with ANIMECTL_CACHE; until then nothing is cached from run to run',
  mend: 'move it away: a state file holds nothing that cannot be fetched again; until then nothing is cached from run to run',
  outdated: 'nothing to do: the next run makes it anew',
  meanwhile: 'until then each run waits for it once, for five seconds, and keeps cache and limits to itself',
};

const fewBytes = 100 * 1024 * 1024;
const noBytes = 1024 * 1024;
const others = 0o077;

/** `permissions`: whether the system has any (Windows tells the same of every file). */
export function fileFindings(
  health: FileFacts | null,
  words: FileWords,
  permissions: boolean,
): readonly DoctorFinding[] {
  const { area } = words;
  if (!health) return [{ area, level: 'ok', text: 'kept in memory, and gone with each run' }];
  const { path, mode = '0', freeBytes } = health;
  const findings = [stateOf(health, words)];
  if (permissions && health.fault === null && Number.parseInt(mode, 8) & others)
    findings.push({ area, level: 'warning', text: `others can read it`, advice: `chmod 600 ${path}` });
  if (freeBytes !== undefined && freeBytes < fewBytes) {
    const level = freeBytes < noBytes ? 'failure' : 'warning';
    findings.push({ area, level, text: `its disk has ${bytesWords(freeBytes)} left`, advice: 'free some space' });
  }
  return [...findings, ...(health.notes ?? []).map((note) => noteFinding(note, words))];
}

/** What is said of a note, and what to do about it. */
function noteFinding(note: FileNote, words: FileWords): DoctorFinding {
  const { text, advice, level = 'warning' } = noteWords[note.what](note, words);
  return { area: words.area, level, text, ...(advice !== undefined && { advice }) };
}

type NoteWords = Pick<DoctorFinding, 'text' | 'advice'> & { readonly level?: DoctorFinding['level'] };

const sized = ({ count: n, bytes = 0 }: FileNote, ...words: readonly [string, string?]): string =>
  `${count(n, ...words)}, ${bytesWords(bytes)}`;

const noteWords: Readonly<Record<FileNote['what'], (note: FileNote, words: FileWords) => NoteWords>> = {
  'times ahead': ({ count: n }) => ({
    text: `${count(n, 'time')} in it ${n === 1 ? 'lies' : 'lie'} ahead of now: a clock was wrong; they count as unknown`,
    advice: 'animectl db check --mend takes them back',
  }),
  writer: (_, { meanwhile }) => ({
    text: 'another program is writing to it, and does not let others',
    advice: `end it, or wait until it is done; ${meanwhile}`,
  }),
  copies: (note) => ({
    level: 'ok',
    text: `${sized(note, 'copy', 'copies')} of it from before it was brought up to date: remove them when all is well`,
  }),
  parts: (note) => ({
    text: `${sized(note, 'part')} of copies that were not finished`,
    advice: 'remove them (.part); the next migration does so, too',
  }),
  'free space': ({ bytes = 0 }) => ({
    text: `${bytesWords(bytes)} of it are free`,
    advice: 'animectl db vacuum gives them back',
  }),
  'damaged entries': ({ count: n }) => ({
    text: `${count(n, 'entry', 'entries')} of the cache ${n === 1 ? 'is' : 'are'} damaged: ${n === 1 ? 'it counts' : 'they count'} as not there`,
    advice: 'nothing to do: what was in it is asked for again; animectl cache clear removes all entries',
  }),
  'open imports': ({ count: n }) => ({
    text: `${count(n, 'import')} ${n === 1 ? 'is' : 'are'} not done`,
    advice: 'animectl import --resume goes on with the latest; those that nobody goes on with are forgotten in time',
  }),
  'emptied relations': ({ count: n, providers = [] }) => ({
    text: `${providersWords(providers)} no longer ${providers.length === 1 ? 'states' : 'state'} how ${count(n, 'title')} ${n === 1 ? 'is' : 'are'} related: what was stated before stands`,
    advice:
      'nothing to do: it is believed when it is said again three hours later or more, and not while no relations are stated at all',
  }),
};

function stateOf(health: FileFacts, { area, elsewhere, mend, outdated }: FileWords): DoctorFinding {
  const { path, exists, writable, fault, code, version, wantedVersion } = health;
  const failure = (why: string, advice: string): DoctorFinding => ({
    area,
    level: 'failure',
    text: `${path}: ${why}`,
    advice,
  });
  if (code === 'unloadable') return failure(fault ?? '', loadAdvice);
  if (fault !== null) return failure(fault, exists ? mend : elsewhere);
  if (!writable) return failure(exists ? 'it cannot be written' : 'it cannot be made there', elsewhere);
  if (version !== undefined && version < wantedVersion)
    return {
      area,
      level: 'warning',
      text: `${path}: its data model is ${version}, this animectl's ${wantedVersion}`,
      advice: outdated,
    };
  return {
    area,
    level: 'ok',
    text: `${path}: ${exists ? figures(health) : `not there yet, and can be made${free(health)}`}`,
  };
}

function figures(health: FileFacts): string {
  const { bytes = 0, version } = health;
  const model = version === undefined ? 'nothing in it yet' : `data model ${version}, sound`;
  return `${bytesWords(bytes)}, ${model}, writable${free(health)}`;
}

const free = ({ freeBytes }: FileFacts): string => (freeBytes === undefined ? '' : `; ${bytesWords(freeBytes)} free`);
