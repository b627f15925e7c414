import { isObject } from '../model/json.ts';
import { plainName } from './field-meaning.ts';
import { type AskedRow, type Row, skipped } from './row.ts';
import { type RowFields, saidIn } from './row-fields.ts';
import { seasonIn } from './values.ts';

type Json = Readonly<Record<string, unknown>>;

/** An episode of a series, which a record of a history is of. */
export interface Episode {
  readonly season: number;
  /** Undefined: only its name is known. */
  readonly number?: number;
  /** Of the series, where it stands in one text with the season and the episode. */
  readonly title?: string;
  /** What tells it from others of the season. */
  readonly key: string;
}

/**
 * The episode that a record is of: Trakt's history, `{watched_at, episode: {season: 1, number: 5}, show}`, and Netflix's, a table of
 * `Title` and `Date` with titles such as `Monster: Season 1: Herr Dr. Tenma`.
 */
export function episodeIn(record: Json): Episode | undefined {
  const { episode, show } = record;
  if (isObject(episode) && isObject(show)) {
    const { season, number } = episode;
    return typeof season === 'number' && typeof number === 'number' ? { season, number, key: `${number}` } : undefined;
  }
  const [title, date, ...others] = Object.entries(record);
  if (title?.[0] !== 'Title' || date?.[0] !== 'Date' || others.length > 0) return undefined;
  const [, name, season] = ofNetflix.exec(String(title[1])) ?? [];
  return name === undefined ? undefined : { season: Number(season), title: name, key: String(title[1]) };
}

/** https://help.netflix.com/node/101917, in the languages that it is seen in. */
const ofNetflix =
  /^(.+?): (?:Season|Staffel|Saison|Temporada|Stagione|Seizoen|Sezon|Säsong|Sæson|Sesong|Part|Book|シーズン) ?(\d{1,2})(?:: .+)?$/u;

/** Whether a row of a table is one of a log: a season, an episode and when that was seen. What it is then told apart by. */
export function loggedEpisode(fields: RowFields): string | undefined {
  const seasons = saidIn(fields, 'season').map(seasonIn);
  const episodes = (fields.by.get('progress') ?? []).filter(({ name }) => /^ep(?:isode)?$/.test(plainName(name)));
  const isLog = seasons.length === 1 && episodes.length === 1 && saidIn(fields, 'ended').length > 0;
  return isLog && saidIn(fields, 'status').length === 0 ? String(episodes[0]?.value) : undefined;
}

/**
 * Rows of single episodes as one row of each title, which comes last: it says of how many episodes there were rows, or up to which one
 * they go. All other rows stay as they are.
 */
export async function* aRowATitle(rows: AsyncIterable<Row>): AsyncGenerator<Row, void> {
  const held = new Map<string, { readonly row: AskedRow; readonly episodes: Set<string>; latest: number }>();
  for await (const row of rows) {
    if (row.type !== 'asked' || row.episode === undefined) {
      yield row;
      continue;
    }
    const { refs, title, year, watched } = row.asked;
    const key = JSON.stringify([refs, title, year]);
    const before = held.get(key) ?? { row, episodes: new Set<string>(), latest: 0 };
    if (held.has(key)) yield skipped(row, row.raw, 'it is another episode of a title that is read already');
    before.episodes.add(row.episode);
    before.latest = Math.max(before.latest, watched?.progress ?? 0);
    held.set(key, before);
  }
  for (const { row, episodes, latest } of held.values()) {
    const { watched, ...asked } = row.asked;
    const { finishedOn: _, ...said } = watched ?? {};
    const progress = latest > 0 ? latest : episodes.size;
    // Alone it may as well say how far somebody is with a whole title.
    yield episodes.size === 1 && latest > 0 ? row : { ...row, asked: { ...asked, watched: { ...said, progress } } };
  }
}
