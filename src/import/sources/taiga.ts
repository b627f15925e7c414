import type { Source } from '../../model/ref.ts';
import type { WatchState } from '../../model/watched.ts';
import type { Text } from '../decode.ts';
import type { FieldMeaning } from '../known-fields.ts';
import { broken, type Row, type RowPlace, skipped } from '../row.ts';
import { rowsOf } from '../rows-of-record.ts';
import { isBlank } from '../values.ts';
import { readAnimeElements } from './myanimelist.ts';

/**
 * The list that Taiga keeps on disk, `user/NAME@SERVICE/anime.xml`: `<library>` with an `<anime>` a title, of which the id is that
 * of the service in the name of the folder. https://github.com/erengy/taiga/blob/1.4/src/media/library/list.cpp
 */
export function readTaiga(text: Text, columns?: ReadonlyMap<string, FieldMeaning>): AsyncGenerator<Row, void> {
  const source = sourceIn(text.name);
  // Lists older than 1.3 have scores of ten, which it makes scores of a hundred when it reads them.
  const isOfTen = /<version>\s*(?:0\.|1\.[0-2]\b)/.test(text.head);
  return readAnimeElements(text, {
    keeps: (name) => members.has(name),
    rowsOf: (place, fields) => taigaRows(place, fields, { source, isOfTen, columns }),
  });
}

interface Said {
  /** Whose ids they are; undefined: nobody says. */
  readonly source: Source | undefined;
  readonly isOfTen: boolean;
  readonly columns: ReadonlyMap<string, FieldMeaning> | undefined;
}

const members: ReadonlySet<string> = new Set([
  ...['id', 'library_id', 'title', 'slug', 'progress', 'date_start', 'date_end', 'score', 'status'],
  ...['rewatched_times', 'rewatching', 'last_updated'],
]);

/** The services whose lists Taiga keeps, by what it calls their folders. */
const folders: Readonly<Record<string, Source>> = {
  anilist: 'anilist',
  kitsu: 'kitsu',
  hummingbird: 'kitsu',
  myanimelist: 'mal',
};

function sourceIn(name: string): Source | undefined {
  const [, folder = ''] = /@([a-z]+)[\\/.]/i.exec(name) ?? [];
  return folders[folder.toLowerCase()];
}

/** https://github.com/erengy/taiga: `enum class MyStatus`; in lists of old, 6 is planned as at MyAnimeList. */
const states: Readonly<Record<string, WatchState>> = {
  1: 'watching',
  2: 'completed',
  3: 'paused',
  4: 'dropped',
  5: 'planned',
  6: 'planned',
};

function taigaRows(place: RowPlace, fields: Readonly<Record<string, string>>, said: Said): readonly Row[] {
  // What Taiga knows of titles stands in the same file, where a list was saved with them, and has no state.
  if (fields.progress === undefined && fields.last_updated === undefined)
    return [skipped(place, fields, 'Taiga knows of it, and it is on no list')];
  if (said.source === undefined && !said.columns?.has('id')) return [broken(place, fields, whose(fields.id))];
  const { id, title, progress, score = '', status = '', rewatching } = fields;
  const record = {
    ...{ title, id, progress, started: fields.date_start, finished: fields.date_end },
    ...(said.source !== undefined && { [`${said.source}_id`]: id }),
    status: rewatching === '1' ? 'repeating' : states[status],
    score: isBlank(score) ? undefined : `${score}/${said.isOfTen && Number(score) <= 10 ? 10 : 100}`,
    times_rewatched: fields.rewatched_times,
  };
  return rowsOf(place, fields, withoutNothing(record), { columns: said.columns });
}

const whose = (id: string | undefined): string =>
  `its id ${id ?? ''} is that of the service in the name of Taiga's folder: keep it there, as NAME@anilist/anime.xml, or say that the column id is anilist_id, mal_id or kitsu_id`;

const withoutNothing = (record: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(record).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
