import { pageUrlOf } from '../../model/ref.ts';
import type { WatchState } from '../../model/watched.ts';
import { safeJson } from '../text/plain.ts';
import { type ListedEntry, type ListForm, numberAt, partsOf } from './entry.ts';

const states: Readonly<Record<WatchState, string>> = {
  watching: 'CURRENT',
  completed: 'COMPLETED',
  paused: 'PAUSED',
  dropped: 'DROPPED',
  planned: 'PLANNING',
  repeating: 'REPEATING',
};

/** An answer of AniList's to `MediaListCollection`, with all entries in one list. Scores are of 100, which each says. */
export const anilistJson: ListForm = {
  head: '{"data":{"MediaListCollection":{"lists":[{"name":"animectl","isCustomList":false,"entries":[\n',
  tail: '\n]}]}}}\n',
  between: ',\n',
  entry: (one) => safeJson(entryOf(one)),
  lost: (one) =>
    numberAt(one.title, 'anilist') === undefined ? ['no id at AniList: only other programs find these'] : [],
};

function entryOf({ title, watched }: ListedEntry): object {
  const { status, progress, score, startedOn, finishedOn, repeats } = watched;
  const { ref, english, native, format, episodes } = title;
  const [id, idMal] = [numberAt(title, 'anilist'), numberAt(title, 'mal')];
  return {
    ...(status && { status: states[status] }),
    ...(score !== undefined && { score, scoreFormat: 'POINT_100' }),
    ...(progress !== undefined && { progress }),
    ...(repeats !== undefined && { repeat: repeats }),
    ...(startedOn && { startedAt: dateOf(startedOn) }),
    ...(finishedOn && { completedAt: dateOf(finishedOn) }),
    media: {
      ...(id !== undefined && { id }),
      idMal: idMal ?? null,
      title: { romaji: title.title, english: english ?? null, native: native ?? null },
      ...(format && { format }),
      ...(episodes !== undefined && { episodes }),
      siteUrl: pageUrlOf(ref),
    },
  };
}

function dateOf(day: string): object {
  const [year = null, month = null, date = null] = partsOf(day);
  return { year, month, day: date };
}
