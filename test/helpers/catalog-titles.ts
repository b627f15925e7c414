import type { Ref } from '../../src/model/ref.ts';
import { refOf, sourceOf } from '../../src/model/ref.ts';
import type { Title } from '../../src/model/title.ts';
import { catalog } from '../../src/providers/catalog/catalog.ts';
import { franchises } from '../../src/providers/catalog/franchises/all.ts';
import { noHttp } from '../providers/catalog-http.ts';

let made: Promise<readonly Title[]> | undefined;

/** Every title of the bundled catalogue that AniList has, as AniList states it. They are made once for a process: nobody changes one. */
export function catalogTitles(): Promise<readonly Title[]> {
  made ??= titlesOfCatalog();
  return made;
}

async function titlesOfCatalog(): Promise<readonly Title[]> {
  const refs = catalogFranchises().flatMap(({ members }) => members);
  const raws = await catalog.download(refs, noHttp, { lookAhead: false });
  const titles = [...raws.values()].map(catalog.decode).map((title) =>
    Object.freeze({
      ...title,
      ...(title.relations && { relations: title.relations.filter(({ to }) => sourceOf(to) === 'anilist') }),
    }),
  );
  return Object.freeze(titles);
}

/** The catalogue's franchises by name, as sets of refs. */
export function catalogFranchises(): readonly {
  readonly name: string;
  /** Those that AniList has. */
  readonly members: readonly Ref[];
  /** All that is bundled: with those that MyAnimeList alone has. */
  readonly bundled: readonly Ref[];
}[] {
  return franchises.map(({ name, entries }) => ({
    name,
    members: entries.flatMap(({ anilist }) => (anilist > 0 ? refOf('anilist', anilist) : [])),
    bundled: entries.map(({ anilist, mal }) => (anilist > 0 ? refOf('anilist', anilist) : refOf('mal', mal ?? 0))),
  }));
}
