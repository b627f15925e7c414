import type { Handler } from './ask.ts';
import { editMovies, importMovies, removeMovies } from './bulk.ts';
import { changeCollection, changeCollections, collection, listCollections } from './collections.ts';
import { lookUp, lookUpByImdb, lookUpByTmdb } from './lookup.ts';
import { addMovie, changeMovie, listMovies, movieFolder, oneMovie, removeMovie } from './movies.ts';
import { ok } from './reply.ts';
import * as settings from './settings.ts';
import { calendar, calendarFeed, missing, movieFile, movieFiles } from './shown.ts';
import * as system from './system.ts';

/** What is done at a path, by method. `#` in a path stands for a number. */
export type Route = Readonly<Partial<Record<'GET' | 'POST' | 'PUT' | 'DELETE', Handler>>>;

/** Everything below `/api/v3/`. */
export const routes: Readonly<Record<string, Route>> = {
  movie: { GET: listMovies, POST: addMovie, PUT: changeMovie },
  'movie/#': { GET: oneMovie, PUT: changeMovie, DELETE: removeMovie },
  'movie/#/folder': { GET: movieFolder },
  'movie/lookup': { GET: lookUp },
  'movie/lookup/tmdb': { GET: lookUpByTmdb },
  'movie/lookup/imdb': { GET: lookUpByImdb },
  'movie/import': { POST: importMovies },
  'movie/editor': { PUT: editMovies, DELETE: removeMovies },
  moviefile: { GET: movieFiles },
  'moviefile/#': { GET: movieFile },
  collection: { GET: listCollections, PUT: changeCollections },
  'collection/#': { GET: collection, PUT: changeCollection },
  calendar: { GET: calendar },
  'wanted/missing': { GET: missing },
  'wanted/cutoff': { GET: system.noRecords },
  qualityprofile: { GET: settings.listProfiles },
  'qualityprofile/schema': { GET: settings.profileSchema },
  'qualityprofile/#': { GET: settings.oneProfile },
  qualitydefinition: { GET: settings.listQualityDefinitions },
  language: { GET: settings.listLanguages },
  rootfolder: { GET: settings.listRoots, POST: settings.addRoot },
  'rootfolder/#': { GET: settings.oneRootFolder, DELETE: settings.removeRoot },
  diskspace: { GET: settings.diskSpace },
  tag: { GET: settings.listTags, POST: settings.addTag, PUT: settings.changeTag },
  'tag/#': { GET: settings.oneTag, PUT: settings.changeTag, DELETE: settings.removeTag },
  'tag/detail': { GET: settings.tagDetails },
  'tag/detail/#': { GET: settings.tagDetails },
  exclusions: { GET: settings.listExclusions, POST: settings.addExclusion },
  'exclusions/#': { DELETE: settings.removeExclusion },
  'exclusions/paged': { GET: settings.pagedExclusions },
  'exclusions/bulk': { POST: settings.addExclusions, DELETE: settings.removeExclusions },
  command: { GET: system.listCommands, POST: system.addCommand },
  'command/#': { GET: system.oneCommand, DELETE: system.cancelCommand },
  'system/status': { GET: system.status },
  health: { GET: system.nothing },
  queue: { GET: system.noQueue },
  'queue/status': { GET: system.queueStatus },
  'queue/details': { GET: system.nothing },
  history: { GET: system.noHistory },
  'history/movie': { GET: system.nothing },
  'history/since': { GET: system.nothing },
  importlist: { GET: system.nothing },
  'importlist/movie': { GET: system.nothing },
  customformat: { GET: system.nothing },
  indexer: { GET: system.nothing },
  downloadclient: { GET: system.nothing },
  notification: { GET: system.nothing },
  filesystem: { GET: system.noFolders },
  'config/naming': { GET: system.naming },
  'config/mediamanagement': { GET: system.mediaManagement },
};

/** What is at `/feed/v3/calendar/Radarr.ics`. */
export const feed: Route = { GET: calendarFeed };

/** What is above them. */
export const apiRoot: Handler = () => ok({ current: 'v3', deprecated: [] });
