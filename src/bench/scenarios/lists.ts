import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pageUrlOf } from '../../model/ref.ts';
import type { Title } from '../../model/title.ts';
import { openSqlite } from '../../store/sqlite/sqlite.ts';
import { generateGraph } from '../graph.ts';
import { heldMemory, runProgram } from '../program.ts';
import type { Bench, Measurement, Scenario } from '../scenario.ts';

/** How long lists are read of which every title is stored. */
export const lists: Scenario = {
  name: 'lists',
  about:
    'A list of 40,000 titles (2,000 with --quick) that are stored, with status, progress and score, in each form that lists come in, imported by a process of its own.',
  run,
};

const mostPeakMiB = 250;
const leastRows = 20_000;

/** How a list is written: what stands above, between and below the rows. */
interface Form {
  readonly file: string;
  readonly head: string;
  readonly tail: string;
  readonly between: string;
  row(title: Title, n: number): string;
}

const states = ['Completed', 'Watching', 'Plan to Watch'];
const said = (n: number) => ({ status: states[n % 3] ?? '', progress: (n % 12) + 1, score: (n % 10) + 1 });
const cells = (title: Title, n: number): readonly (string | number)[] => {
  const { status, progress, score } = said(n);
  return [title.ids.anilist ?? 0, title.title, status, progress, score];
};
const object = (title: Title, n: number): string =>
  JSON.stringify({ anilist_id: title.ids.anilist, title: title.title, ...said(n) });
const heads = ['anilist_id', 'title', 'status', 'progress', 'score'];

const forms: Readonly<Record<string, Form>> = {
  text: { file: 'list.txt', head: '', tail: '\n', between: '\n', row: ({ ref }) => ref },
  CSV: {
    ...{ file: 'list.csv', head: `${heads.join(',')}\n`, tail: '\n', between: '\n' },
    row: (title, n) => cells(title, n).join(','),
  },
  TSV: {
    ...{ file: 'list.tsv', head: `${heads.join('\t')}\n`, tail: '\n', between: '\n' },
    row: (title, n) => cells(title, n).join('\t'),
  },
  Markdown: {
    ...{ file: 'list.md', head: '| Title | Page | Status | Progress | Score |\n| --- | --- | --- | --- | --- |\n' },
    ...{ tail: '\n', between: '\n' },
    row: (title, n) => `| ${[title.title, pageUrlOf(title.ref), ...cells(title, n).slice(2)].join(' | ')} |`,
  },
  JSON: { file: 'list.json', head: '[', tail: ']', between: ',', row: object },
  NDJSON: { file: 'list.ndjson', head: '', tail: '\n', between: '\n', row: object },
  XML: {
    ...{ file: 'list.xml', head: '<?xml version="1.0" encoding="UTF-8"?>\n<myanimelist>\n', between: '\n' },
    tail: '\n</myanimelist>\n',
    row(title, n) {
      const { status, progress, score } = said(n);
      return `<anime><series_animedb_id>${title.ids.mal}</series_animedb_id><series_title><![CDATA[${title.title}]]></series_title><my_watched_episodes>${progress}</my_watched_episodes><my_score>${score}</my_score><my_status>${status}</my_status></anime>`;
    },
  },
};

async function* run(bench: Bench): AsyncGenerator<Measurement> {
  const titles = generateGraph({ seed: 6, titles: bench.quick ? 2_000 : 40_000 }).titles.map(withMal);
  const db = join(bench.folder, 'animectl.sqlite');
  bench.say(`storing ${titles.length} titles`);
  await stored(titles, db, bench);
  for (const [name, form] of Object.entries(forms)) {
    bench.say(name);
    const file = join(bench.folder, form.file);
    await pipeline(Readable.from(written(form, titles)), createWriteStream(file));
    const words = ['--db', db, 'import', file, '--yes', '--list', name, '--max-age', '3650d', '--json'];
    const run = await runProgram(bench, words, { ANIMECTL_OFFLINE: '1' });
    const { unchanged } = JSON.parse(run.out) as { readonly unchanged: number };
    const rate = (1000 * unchanged) / run.processorMs;
    yield {
      name,
      timesMs: [run.ms],
      rows: unchanged,
      peakBytes: run.peakBytes,
      held: [
        heldMemory(run.peakBytes, mostPeakMiB),
        { figure: 'rows not found where they are stored', value: titles.length - unchanged, bar: { atMost: 0 } },
        // A short list is mostly the start of a process.
        ...(bench.quick
          ? []
          : [{ figure: 'rows a second of processor time', value: rate, bar: { atLeast: leastRows } }]),
      ],
    };
  }
}

/** Every title has an id at MyAnimeList as well. */
const withMal = (title: Title): Title => ({ ...title, ids: { ...title.ids, mal: title.ids.anilist ?? 0 } });

function* written({ head, tail, between, row }: Form, titles: readonly Title[]): Generator<string> {
  yield head;
  for (const [n, title] of titles.entries()) yield `${n > 0 ? between : ''}${row(title, n)}`;
  yield tail;
}

async function stored(titles: readonly Title[], db: string, { signal }: Bench): Promise<void> {
  const database = await openSqlite(db);
  try {
    for (let n = 0; n < titles.length; n += 1000) {
      signal.throwIfAborted();
      const batch = titles.slice(n, n + 1000);
      const arrivals = batch.map((title) => ({ title, provider: 'anilist', fetchedAt: Date.UTC(2026, 6, 31) }));
      await database.commit({ arrivals });
    }
  } finally {
    await database.close();
  }
}
