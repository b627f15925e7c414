import { statfs } from 'node:fs/promises';
import { type Fault, isLabel } from '../library/checks.ts';
import { languageOf, numberedLanguages } from '../library/languages.ts';
import { isWholePath, trimmedPath } from '../library/names.ts';
import { profiles } from '../library/profiles.ts';
import { qualities } from '../library/quality.ts';
import type { LibraryRoot, LibraryTag } from '../model/library.ts';
import { editLibrary, libraryFacts, libraryFilms } from '../tasks/library/library.ts';
import { resultOf } from '../tasks/task.ts';
import { bodyFieldsOf, type Handler, idIn, listOf, type RadarrAsk, readerOf } from './ask.ts';
import { paged } from './paging.ts';
import { accepted, created, emptyReply, failed, ok, RadarrError, type Reply, refusedReply } from './reply.ts';

const profileResource = ({ id, name }: { readonly id?: number; readonly name: string }) => ({
  ...{ name, upgradeAllowed: false, cutoff: 7 },
  items: qualities.map((quality) => ({ quality, items: [], allowed: true })),
  ...{ minFormatScore: 0, cutoffFormatScore: 0, minUpgradeFormatScore: 1, formatItems: [] },
  language: { id: -1, name: 'Any' },
  ...(id !== undefined && { id }),
});

export const listProfiles: Handler = () => ok(profiles.map(profileResource));
export const profileSchema: Handler = () => ok(profileResource({ name: '' }));
export const oneProfile: Handler = (ask) => {
  const found = profiles.find(({ id }) => id === idIn(ask));
  return found ? ok(profileResource(found)) : failed(404, 'NotFound');
};

export const listQualityDefinitions: Handler = () =>
  ok(
    qualities.map((quality, n) => ({
      ...{ id: n + 1, quality, title: quality.name, weight: n + 1, minSize: 0, maxSize: 100, preferredSize: 95 },
    })),
  );

export const listLanguages: Handler = () =>
  ok([
    ...[{ id: -1, name: 'Any' }, languageOf('en'), ...numberedLanguages.filter(({ id }) => id !== 1)].map(
      ({ id, name }) => ({
        ...{ id, name, nameLower: name.toLowerCase() },
      }),
    ),
  ]);

/** How a folder is on this machine. One of another machine's is not to be seen from here. */
async function rootResource({ id, path }: LibraryRoot) {
  const disk = await statfs(path).catch(() => undefined);
  const space = disk && { freeSpace: disk.bavail * disk.bsize, totalSpace: disk.blocks * disk.bsize };
  return { path, accessible: disk !== undefined, ...(space ?? { freeSpace: 0 }), unmappedFolders: [], id };
}

export const listRoots: Handler = async ({ desk }) =>
  ok(await Promise.all((await resultOf(libraryFacts({}, desk.app))).roots.map(rootResource)));

export const oneRootFolder: Handler = async (ask) => {
  const root = (await resultOf(libraryFacts({}, ask.desk.app))).roots.find(({ id }) => id === idIn(ask));
  return root ? ok(await rootResource(root)) : failed(404, 'NotFound');
};

export const addRoot: Handler = async (ask) => {
  const path = readerOf(bodyFieldsOf(await ask.body(), ask.traceId), ask.traceId).text('path') ?? '';
  const fault = (code: string, message: string) => refusedReply([{ field: 'Path', code, message, value: path }]);
  if (!isWholePath(path)) return fault('PathValidator', `Invalid Path: '${path}'`);
  const own = trimmedPath(path);
  const { roots } = await resultOf(libraryFacts({}, ask.desk.app));
  if (roots.some((root) => root.path === own))
    return fault('RootFolderValidator', `Path '${path}' is already configured as a root folder`);
  const after = await resultOf(editLibrary({ edits: [{ type: 'root', path: own }] }, ask.desk.app));
  const root = after.roots.find((one) => one.path === own);
  return root ? created(await rootResource(root), location(ask, 'rootfolder', root.id)) : emptyReply(500);
};

export const removeRoot: Handler = async (ask) => {
  const { removed } = await resultOf(editLibrary({ edits: [{ type: 'unroot', id: idIn(ask) }] }, ask.desk.app));
  return removed > 0 ? emptyReply() : failed(404, 'NotFound');
};

export const diskSpace: Handler = async ({ desk }) => {
  const roots = await Promise.all((await resultOf(libraryFacts({}, desk.app))).roots.map(rootResource));
  return ok(
    roots
      .filter(({ accessible }) => accessible)
      .map((root) => ({
        path: root.path,
        label: '',
        freeSpace: root.freeSpace,
        totalSpace: 'totalSpace' in root ? root.totalSpace : 0,
      })),
  );
};

const location = ({ desk }: RadarrAsk, kind: string, id: number): string => `${desk.base}/api/v3/${kind}/${id}`;

async function tagsOf({ desk }: RadarrAsk): Promise<readonly LibraryTag[]> {
  return (await resultOf(libraryFacts({}, desk.app))).tags;
}

/** Ids of the tags of a query, which names them by label or id with commas between them. Throws `RadarrError` for one that is not there. */
export async function tagsInQuery(ask: RadarrAsk): Promise<readonly number[]> {
  const asked = (ask.query('tags') ?? ask.query('tagList') ?? '').toLowerCase().split(',');
  const words = asked.map((word) => word.trim()).filter(Boolean);
  const all = words.length > 0 ? await tagsOf(ask) : [];
  return words.map((word) => {
    const tag = all.find(({ id, label }) => label === word || String(id) === word);
    if (!tag) throw new RadarrError(failed(404, `Tag ${word.slice(0, 40)} does not exist`));
    return tag.id;
  });
}

export const listTags: Handler = async (ask) => ok(await tagsOf(ask));

export const oneTag: Handler = async (ask) => {
  const tag = (await tagsOf(ask)).find(({ id }) => id === idIn(ask));
  return tag ? ok(tag) : failed(404, 'NotFound');
};

const badLabel = (label: string): Reply =>
  refusedReply([
    {
      ...{ field: 'Label', code: 'RegularExpressionValidator', value: label },
      message: 'Allowed characters a-z, 0-9 and -',
    },
  ]);

/** One that is there already is the answer, too. */
export const addTag: Handler = async (ask) => {
  const label = (readerOf(bodyFieldsOf(await ask.body(), ask.traceId), ask.traceId).text('label') ?? '').toLowerCase();
  if (!isLabel(label)) return badLabel(label);
  const { tags } = await resultOf(editLibrary({ edits: [{ type: 'tag', label }] }, ask.desk.app));
  const tag = tags.find((one) => one.label === label);
  return tag ? created(tag, location(ask, 'tag', tag.id)) : emptyReply(500);
};

export const changeTag: Handler = async (ask) => {
  const reader = readerOf(bodyFieldsOf(await ask.body(), ask.traceId), ask.traceId);
  const id = reader.number('id') || idIn(ask);
  const label = (reader.text('label') ?? '').toLowerCase();
  if (!isLabel(label)) return badLabel(label);
  const tags = await tagsOf(ask);
  if (!tags.some((tag) => tag.id === id)) return failed(404, `Tag with ID ${id} does not exist`);
  if (tags.some((tag) => tag.label === label && tag.id !== id)) return failed(409, `There is a tag ${label} already`);
  await resultOf(editLibrary({ edits: [{ type: 'label', tag: { id, label } }] }, ask.desk.app));
  return accepted({ id, label });
};

export const removeTag: Handler = async (ask) => {
  const { removed } = await resultOf(editLibrary({ edits: [{ type: 'untag', id: idIn(ask) }] }, ask.desk.app));
  return removed > 0 ? emptyReply() : failed(404, `Tag with ID ${idIn(ask)} does not exist`);
};

export const tagDetails: Handler = async (ask) => {
  const films = await resultOf(libraryFilms({}, ask.desk.app));
  const none = {
    ...{ delayProfileIds: [], importListIds: [], notificationIds: [], releaseProfileIds: [] },
    ...{ indexerIds: [], downloadClientIds: [], autoTagIds: [] },
  };
  const all = (await tagsOf(ask)).map(({ id, label }) => ({
    ...{ label, ...none },
    movieIds: films.filter(({ tags }) => tags.includes(id)).map((film) => film.id),
    id,
  }));
  if (ask.ids.length === 0) return ok(all);
  const found = all.find(({ id }) => id === idIn(ask));
  return found ? ok(found) : failed(404, 'NotFound');
};

const exclusionsOf = async ({ desk }: RadarrAsk) =>
  (await resultOf(libraryFacts({}, desk.app))).exclusions.map(({ id, tmdb, title, year }) => ({
    ...{ tmdbId: tmdb, movieTitle: title, movieYear: year, id },
  }));

export const listExclusions: Handler = async (ask) => ({
  ...ok(await exclusionsOf(ask)),
  headers: { Deprecation: 'true' },
});
export const pagedExclusions: Handler = async (ask) => ok(paged(ask, await exclusionsOf(ask), 'movieTitle'));

async function exclude(ask: RadarrAsk, values: readonly unknown[]): Promise<Reply | undefined> {
  const wanted = values.map((value) => {
    const reader = readerOf(bodyFieldsOf(value, ask.traceId), ask.traceId);
    return {
      ...{ tmdb: reader.number('tmdbId') ?? 0, title: reader.text('movieTitle') ?? '' },
      year: reader.number('movieYear') ?? 0,
    };
  });
  const there = new Set((await exclusionsOf(ask)).map(({ tmdbId }) => tmdbId));
  const faults = wanted.flatMap(({ tmdb, title }): readonly Fault[] => {
    if (tmdb <= 0)
      return [{ field: 'TmdbId', code: 'NotEmptyValidator', message: "'Tmdb Id' must not be empty.", value: tmdb }];
    if (title.trim() === '')
      return [
        { field: 'MovieTitle', code: 'NotEmptyValidator', message: "'Movie Title' must not be empty.", value: title },
      ];
    const isThere = there.has(tmdb);
    there.add(tmdb);
    const message = 'This exclusion has already been added.';
    return isThere ? [{ field: 'TmdbId', code: 'ImportListExclusionExistsValidator', message, value: tmdb }] : [];
  });
  if (faults.length > 0) return refusedReply(faults);
  const edits = wanted.map((exclusion) => ({ type: 'exclude', exclusion }) as const);
  await resultOf(editLibrary({ edits }, ask.desk.app));
  return undefined;
}

export const addExclusion: Handler = async (ask) => {
  const value = await ask.body();
  const wrong = await exclude(ask, [value]);
  const tmdb = readerOf(bodyFieldsOf(value, ask.traceId), ask.traceId).number('tmdbId');
  const made = (await exclusionsOf(ask)).find(({ tmdbId }) => tmdbId === tmdb);
  return wrong ?? created(made, location(ask, 'exclusions', made?.id ?? 0));
};

export const addExclusions: Handler = async (ask) => {
  const wrong = await exclude(ask, listOf(await ask.body(), ask.traceId));
  return wrong ?? ok(await exclusionsOf(ask));
};

export const removeExclusion: Handler = async (ask) => {
  const { removed } = await resultOf(editLibrary({ edits: [{ type: 'unexclude', ids: [idIn(ask)] }] }, ask.desk.app));
  return removed > 0 ? emptyReply() : failed(404, 'NotFound');
};

export const removeExclusions: Handler = async (ask) => {
  const ids = readerOf(bodyFieldsOf(await ask.body(), ask.traceId), ask.traceId).numbers('ids') ?? [];
  await resultOf(editLibrary({ edits: [{ type: 'unexclude', ids }] }, ask.desk.app));
  return ok({});
};
