import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pageUrlOf, refOf } from '../model/ref.ts';
import type { Title } from '../model/title.ts';

const tags = 'action adventure based on a manga school drama comedy fantasy magic mecha robots space war'.split(' ');

/** Writes titles as the anime-offline-database has them, a title a line after a line that says where it is from. */
export async function writeOfflineDatabase(file: string, titles: readonly Title[]): Promise<void> {
  await pipeline(Readable.from(linesOf(titles)), createWriteStream(file));
}

function* linesOf(titles: readonly Title[]): Generator<string> {
  const head = {
    license: { name: 'Made up', url: 'https://example.org/license' },
    repository: 'https://github.com/manami-project/anime-offline-database',
    lastUpdate: '2026-07-31',
  };
  yield `${JSON.stringify(head)}\n`;
  for (const title of titles) yield `${JSON.stringify(entryOf(title))}\n`;
}

function entryOf({ ref, title, ids, ...rest }: Title): unknown {
  const { english, native, synonyms = [], format, episodes, durationMinutes = 0, season, year } = rest;
  const pages = [pageUrlOf(ref), ...(ids.mal ? [pageUrlOf(refOf('mal', ids.mal))] : [])];
  const number = ids.anilist ?? 0;
  return {
    sources: [...pages, `https://anidb.net/anime/${number}`, `https://anime-planet.com/anime/${number}`],
    title,
    type: format,
    episodes,
    status: 'FINISHED',
    animeSeason: { season, year },
    picture: `https://s4.anilist.co/file/anilistcdn/title/anime/cover/medium/${number}.jpg`,
    thumbnail: `https://s4.anilist.co/file/anilistcdn/title/anime/cover/small/${number}.jpg`,
    duration: { value: durationMinutes * 60, unit: 'SECONDS' },
    score: { arithmeticGeometricMean: 6.7, arithmeticMean: 6.8, median: 6.7 },
    synonyms: [english, native, ...synonyms],
    studios: ['made-up studio'],
    producers: ['made-up producer'],
    relatedAnime: (rest.relations ?? []).map(({ to }) => pageUrlOf(to)),
    tags,
  };
}
