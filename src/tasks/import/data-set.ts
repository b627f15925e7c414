import type { App } from '../../app/app.ts';
import { saveDataSet } from '../../import/data-set.ts';
import { placeText } from '../../import/take-in.ts';
import type { RunEvent } from '../../model/events.ts';
import type { Job } from '../../store/jobs.ts';
import type { Opened } from './origins.ts';

/** Saves a data set, from its beginning or from where an earlier run was cut short. Returns whether it came to its end. */
export async function* importDataSet(
  job: number,
  { name, reading, bytes }: Extract<Opened, { kind: 'data set' }>,
  before: Job | undefined,
  signal: AbortSignal | undefined,
  app: App,
): AsyncGenerator<RunEvent, boolean> {
  const { clock } = app;
  const database = await app.database();
  const edition = reading.edition === undefined ? clock.now() : Date.parse(reading.edition);
  const progress = saveDataSet(reading.rows, {
    job,
    database,
    now: clock.now,
    signal,
    editionMs: Math.min(Number.isNaN(edition) ? clock.now() : edition, clock.now()),
    placeOf: (place) => placeText(name, place),
    skip: before?.read ?? 0,
  });
  for (;;) {
    const next = await progress.next();
    if (next.done) {
      const isWhole = next.value;
      const problems = isWhole ? bytes.problems().map((problem) => `${name}: ${problem}`) : [];
      const state = isWhole ? 'done' : 'reading';
      await database.commit({ job: { job, at: clock.now(), progress: { state, problems } } });
      return isWhole;
    }
    yield { type: 'read', source: name, rows: next.value.rows, bytes: bytes.read(), size: bytes.size };
  }
}
