import { wholeSecondsOf } from '../library/dates.ts';
import { refreshFilms } from '../tasks/library/refresh.ts';
import { resultOf } from '../tasks/task.ts';
import { bodyFieldsOf, type Handler, idIn, type RadarrAsk, readerOf } from './ask.ts';
import { paged } from './paging.ts';
import { created, emptyReply, failed, ok } from './reply.ts';

/**
 * The version of Radarr's whose API this is. Clients decide by it whether they talk to a server at all; the program's own version is
 * in `instanceName`.
 */
export const radarrVersion = '6.0.4.10291';

export const status: Handler = ({ desk }) =>
  ok({
    ...{ appName: 'Radarr', instanceName: `animectl ${desk.version}`, version: radarrVersion },
    buildTime: '2025-11-16T00:00:00Z',
    ...{ isDebug: false, isProduction: true, isAdmin: false, isUserInteractive: false },
    ...{ startupPath: '/', appData: '/', osName: 'animectl', osVersion: desk.version },
    ...{ isNetCore: true, isLinux: true, isOsx: false, isWindows: false, isDocker: false, mode: 'console' },
    ...{ branch: 'master', databaseType: 'sqLite', databaseVersion: '3', authentication: 'external' },
    ...{ migrationVersion: 242, urlBase: desk.base, runtimeVersion: '8.0.0', runtimeName: '.NET' },
    startTime: wholeSecondsOf(desk.startedAt),
    ...{ packageVersion: desk.version, packageAuthor: 'animectl', packageUpdateMechanism: 'external' },
    packageUpdateMechanismMessage: '',
  });

/** What a Radarr can be asked to do. Here there is nothing to fetch or to search: all of it is done at once. */
const commandNames = [
  ...['MoviesSearch', 'RefreshMovie', 'RescanMovie', 'RefreshMonitoredDownloads', 'RssSync', 'MissingMoviesSearch'],
  ...['DownloadedMoviesScan', 'ManualImport', 'Backup', 'ImportListSync', 'CutoffUnmetMoviesSearch', 'RenameFiles'],
  ...['RenameMovie', 'RefreshCollections', 'Housekeeping', 'CheckHealth', 'ApplicationUpdateCheck', 'MessagingCleanup'],
  ...['ClearBlocklist', 'ProcessMonitoredDownloads', 'CleanUpRecycleBin', 'RescanFolders', 'ApplicationUpdate'],
];

/** Films of which it was asked an hour ago, or sooner, are as new as can be. */
const freshMs = 3_600_000;
/** TMDB lets nobody keep what it says for longer than six months; a month is left for it to be reached again. */
const oldMs = 150 * 24 * freshMs;

/** Nobody waits for it: what it comes to is seen in the films. */
function refreshing({ desk }: RadarrAsk, ids: readonly number[] | undefined, olderThanMs = freshMs): void {
  resultOf(refreshFilms({ ids: ids?.length ? ids : undefined, olderThanMs }, desk.app)).catch(desk.onBug);
}

/** Has films told anew that were told long ago, once a day, as long as anybody asks. */
export function refreshOld(ask: RadarrAsk): void {
  if (!ask.desk.isDue(ask.now)) return;
  refreshing(ask, undefined, oldMs);
}

export const addCommand: Handler = async (ask) => {
  const fields = bodyFieldsOf(await ask.body(), ask.traceId);
  const name = readerOf(fields, ask.traceId).text('name') ?? '';
  const known = commandNames.find((one) => one.toLowerCase() === name.replace(/Command$/i, '').toLowerCase());
  // Some clients know an unknown command by these words.
  if (!known) return failed(500, 'Sequence contains no matching element');
  const command = ask.desk.commands.add(known, ask.now);
  if (known === 'RefreshMovie') refreshing(ask, readerOf(fields, ask.traceId).numbers('movieIds'));
  return created(command, `${ask.desk.base}/api/v3/command/${String(command.id)}`);
};

export const listCommands: Handler = ({ desk }) => ok(desk.commands.list());

export const oneCommand: Handler = (ask) => {
  const found = ask.desk.commands.list().find(({ id }) => id === idIn(ask));
  return found ? ok(found) : failed(404, 'NotFound');
};

export const cancelCommand: Handler = (ask) =>
  ask.desk.commands.list().some(({ id }) => id === idIn(ask)) ? emptyReply() : failed(404, 'NotFound');

/** Nothing is fetched here, and so nothing waits. Of pages past the end it has the last. */
export const noQueue: Handler = (ask) => ok({ ...paged(ask, [], 'timeleft'), page: 1 });
export const queueStatus: Handler = () =>
  ok({
    ...{ totalCount: 0, count: 0, unknownCount: 0, errors: false, warnings: false },
    ...{ unknownErrors: false, unknownWarnings: false },
  });
export const noHistory: Handler = (ask) => ok(paged(ask, [], 'date'));
export const nothing: Handler = () => ok([]);
export const noRecords: Handler = (ask) => ok(paged(ask, [], 'title'));
export const noFolders: Handler = () => ok({ directories: [], files: [] });

export const naming: Handler = () =>
  ok({
    ...{ renameMovies: false, replaceIllegalCharacters: true, colonReplacementFormat: 'dash' },
    ...{
      standardMovieFormat: '{Movie Title} ({Release Year})',
      movieFolderFormat: '{Movie Title} ({Release Year})',
      id: 1,
    },
  });

export const mediaManagement: Handler = () =>
  ok({
    ...{ autoUnmonitorPreviouslyDownloadedMovies: false, recycleBin: '', recycleBinCleanupDays: 7 },
    ...{ downloadPropersAndRepacks: 'doNotPrefer', createEmptyMovieFolders: false, deleteEmptyFolders: false },
    ...{ fileDate: 'none', rescanAfterRefresh: 'never', autoRenameFolders: false, pathsDefaultStatic: false },
    ...{ setPermissionsLinux: false, chmodFolder: '755', chownGroup: '', skipFreeSpaceCheckWhenImporting: true },
    ...{ minimumFreeSpaceWhenImporting: 100, copyUsingHardlinks: false, useScriptImport: false, scriptImportPath: '' },
    ...{ importExtraFiles: false, extraFileExtensions: '', enableMediaInfo: false, id: 1 },
  });
