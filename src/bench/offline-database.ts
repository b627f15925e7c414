import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Media } from '../model/media.ts';
import { pageUrlOf, refOf } from '../model/ref.ts';

const tags = 'action adventure based on a manga school drama comedy fantasy magic mecha robots space war'.split(' ');

/** Writes titles as the anime-offline-database has them, a title a line after a line that says where it is from. */
export async function writeOfflineDatabase(file: string, titles: readonly Media[]): Promise<void> {
  await pipeline(Readable.from(linesOf(titles)), createWriteStream(file));
}

function* linesOf(titles: readonly Media[]): Generator<string> {
  const head = {
    license: { name: 'Made up', url: 'https://example.org/license' },
    repository: 'https://github.com/manami-project/anime-offline-database',
    lastUpdate: '2026-07-31',
  };
  yield `${JSON.stringify(head)}\n`;
  for (const media of titles) yield `${JSON.stringify(entryOf(media))}\n`;
}

function entryOf(media: Media): unknown {
  const { ids, title, english, native, synonyms = [], format, episodes, durationMinutes = 0, season, year } = media;
  const pages = [pageUrlOf(media.ref), ...(ids.mal ? [pageUrlOf(refOf('mal', ids.mal))] : [])];
  const number = ids.anilist ?? 0;
  return {
    sources: [...pages, `https://anidb.net/anime/${number}`, `https://anime-planet.com/anime/${number}`],
    title,
    type: format,
    episodes,
    status: 'FINISHED',
    animeSeason: { season, year },
    picture: `https://s4.anilist.co/file/anilistcdn/media/anime/cover/medium/${number}.jpg`,
    thumbnail: `https://s4.anilist.co/file/anilistcdn/media/anime/cover/small/${number}.jpg`,
    duration: { value: durationMinutes * 60, unit: 'SECONDS' },
    score: { arithmeticGeometricMean: 6.7, arithmeticMean: 6.8, median: 6.7 },
    synonyms: [english, native, ...synonyms],
    studios: ['made-up studio'],
    producers: ['made-up producer'],
    relatedAnime: (media.relations ?? []).map(({ to }) => pageUrlOf(to)),
    tags,
  };
}
