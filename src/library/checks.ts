import { distance } from 'fastest-levenshtein';
import type { LibraryFilm, LibraryRoot } from '../model/library.ts';
import type { Title } from '../model/title.ts';
import { folderName, inFolder, isInside, isWholePath, lastPart, trimmedPath } from './names.ts';
import { profiles } from './profiles.ts';

/** What is wrong with one field of what was sent. Codes are those that clients of Radarr know. */
export interface Fault {
  readonly field: string;
  readonly code?: string;
  readonly message: string;
  readonly value: unknown;
}

/** What is asked for a film that is to be added. */
export interface WishedFilm {
  readonly tmdb: number;
  readonly title?: string | undefined;
  readonly profile: number;
  readonly path?: string | undefined;
  readonly root?: string | undefined;
}

/** What is in the library already. */
export interface InLibrary {
  readonly films: readonly Pick<LibraryFilm, 'tmdb' | 'path'>[];
  readonly roots: readonly LibraryRoot[];
}

const isBlank = (text: string | undefined): text is undefined => text === undefined || text.trim() === '';

/** Everything that is wrong with a wish before TMDB is asked. */
export function faultsOf(wanted: WishedFilm, known: InLibrary): readonly Fault[] {
  const { tmdb, title, profile, path, root } = wanted;
  const faults: Fault[] = [];
  const refuse = (field: string, code: string, message: string, value: unknown) =>
    void faults.push({ field, code, message, value });
  if (tmdb <= 0) {
    refuse('TmdbId', 'GreaterThanValidator', "'Tmdb Id' must be greater than '0'.", tmdb);
    if (isBlank(title)) refuse('Title', 'NotEmptyValidator', "'Title' must not be empty.", title ?? '');
  } else if (known.films.some((one) => one.tmdb === tmdb))
    refuse('TmdbId', 'MovieExistsValidator', 'This movie has already been added', tmdb);
  faults.push(...profileFaults(profile));
  if (isBlank(path) && isBlank(root)) {
    refuse('Path', 'NotEmptyValidator', "'Path' must not be empty.", '');
    refuse('RootFolderPath', 'NotEmptyValidator', "'Root Folder Path' must not be empty.", '');
  }
  if (!isBlank(path)) faults.push(...pathFaults(path, known));
  else if (!isBlank(root)) faults.push(...rootFaults(root, known));
  return faults;
}

export function profileFaults(profile: number): readonly Fault[] {
  const fault = (code: string, message: string): Fault => ({
    field: 'QualityProfileId',
    code,
    message,
    value: profile,
  });
  if (!(profile > 0)) return [fault('GreaterThanValidator', "'Quality Profile Id' must be greater than '0'.")];
  if (profiles.some(({ id }) => id === profile)) return [];
  return [fault('QualityProfileExistsValidator', 'Quality Profile does not exist')];
}

export function rootFaults(root: string, { roots }: Pick<InLibrary, 'roots'>): readonly Fault[] {
  const fault = (code: string, message: string): Fault => ({ field: 'RootFolderPath', code, message, value: root });
  if (!isWholePath(root)) return [fault('PathValidator', `Invalid Path: '${root}'`)];
  if (roots.some(({ path }) => trimmedPath(path) === trimmedPath(root))) return [];
  return [fault('RootFolderExistsValidator', `Root folder '${root}' does not exist`)];
}

const systemFolders = ['/', '/bin', '/boot', '/dev', '/etc', '/lib', '/proc', '/sbin', '/sys', '/usr', '/var'];

/** What is wrong with the folder of a film. */
export function pathFaults(path: string, { films, roots }: InLibrary): readonly Fault[] {
  const fault = (code: string, message: string): Fault => ({ field: 'Path', code, message, value: path });
  if (!isWholePath(path)) return [fault('PathValidator', `Invalid Path: '${path}'`)];
  const own = trimmedPath(path);
  if (systemFolders.includes(own)) return [fault('SystemFolderValidator', `'${path}' is a system folder`)];
  if (roots.some((one) => trimmedPath(one.path) === own))
    return [fault('RootFolderValidator', `Path '${path}' is already configured as a root folder`)];
  if (films.some((one) => trimmedPath(one.path) === own))
    return [fault('MoviePathValidator', `Path '${path}' is already configured for an existing movie`)];
  if (films.some((one) => isInside(one.path, own)))
    return [fault('MovieAncestorValidator', `Path '${path}' is an ancestor of an existing movie`)];
  return [];
}

/** The share of a name that may differ before it is another one. */
const alike = 0.2;

/** What is wrong with the folder that is made of a root and a film's name, now that the name is known. */
export function folderFaults({ path, root = '' }: WishedFilm, title: Title, known: InLibrary): readonly Fault[] {
  if (!isBlank(path)) return [];
  const name = folderName(title);
  const last = lastPart(root);
  if (last !== '' && distance(last.toLowerCase(), name.toLowerCase()) < name.length * alike)
    return [
      {
        field: 'RootFolderPath',
        code: 'RootFolderAncestorValidator',
        message: `Root folder path '${root}' contains movie folder '${name}'`,
        value: root,
      },
    ];
  return pathFaults(inFolder(root, name), known).map((one) => ({ ...one, field: 'RootFolderPath', value: root }));
}

/** TMDB has no such film. */
export const unknownFilm = (tmdb: number): Fault => ({
  field: 'TmdbId',
  code: 'MovieNotFoundValidator',
  message: 'A movie with this ID was not found.',
  value: tmdb,
});

/** Whether a word can be a tag: small letters, digits and hyphens. */
export const isLabel = (word: string): boolean => /^[a-z0-9-]{1,100}$/.test(word);
