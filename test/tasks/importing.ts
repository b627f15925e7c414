import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { App } from '../../src/app/app.ts';
import type { ImportDocument } from '../../src/model/documents.ts';
import type { ImportPlanDocument } from '../../src/model/import-rows.ts';
import type { Title } from '../../src/model/title.ts';
import { importTitles, type ReadingQuestion } from '../../src/tasks/import/import.ts';
import { planImport } from '../../src/tasks/import/plan.ts';
import { type AnilistOptions, type AnilistServer, anilistServer } from '../helpers/anilist-server.ts';
import { appOf, ran } from '../helpers/app.ts';
import { fakeClock } from '../helpers/clock.ts';
import { ownFolder } from '../helpers/folder.ts';
import { titleOf } from '../helpers/franchise.ts';

export const today = Date.UTC(2026, 10, 21, 12);

/** Six series: `Alpha of the Sky` is anilist:1. */
export const series: readonly Title[] = ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot'].map((name, n) =>
  titleOf(n + 1, { title: `${name} of the Sky`, format: 'TV', year: 2000 + n, relations: [] }),
);

/** The first two series as a data set, and further entries. */
export function dataSet(...more: readonly object[]): string {
  const entries = series.slice(0, 2).map(({ title }, n) => ({
    ...{ sources: [`https://anilist.co/anime/${n + 1}`], title, type: 'TV', episodes: 12, status: 'FINISHED' },
    ...{ animeSeason: { season: 'SPRING', year: 2001 }, synonyms: [], relatedAnime: [], tags: [] },
  }));
  return JSON.stringify({ license: {}, repository: 'anime-offline-database', data: [...entries, ...more] });
}

export interface Importing {
  readonly server: AnilistServer;
  readonly app: App;
  readonly clock: ReturnType<typeof fakeClock>;
  readonly folder: string;
  /** Writes a file, and says where it is. */
  fileOf(text: string | Uint8Array, name?: string): string;
  imported(question: ReadingQuestion): Promise<ImportDocument>;
  planned(question: ReadingQuestion): Promise<ImportPlanDocument>;
  /** What is on a list, in order. */
  onList(name: string): Promise<readonly string[]>;
}

/** A server with `titles`, and who imports from it. The clock stands still. */
export async function importing(
  options: AnilistOptions & {
    readonly titles?: readonly Title[];
    readonly limit?: string;
    readonly tmdb?: string;
  } = {},
): Promise<Importing> {
  const { titles = series, limit, tmdb, ...rest } = options;
  const server = await anilistServer(titles, rest);
  const folder = ownFolder();
  const clock = fakeClock(today);
  const app = appOf({ anilist: server.url, folder, clock, ...(limit && { limit }), ...(tmdb && { tmdb }) });
  return {
    ...{ server, app, clock, folder },
    fileOf(text, name = 'list.csv') {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      return path;
    },
    async imported(question) {
      const { document } = await ran(importTitles(question, app));
      if (!document) throw new Error('there was nothing to go on with');
      return document;
    },
    planned: async (question) => (await ran(planImport(question, app))).document,
    onList: async (name) => (await (await app.database()).lists.entries(name)).map(({ ref }) => ref).sort(),
  };
}
