import type { ReleaseRow } from '../../import/release-names.ts';
import { UsageError } from '../../model/errors.ts';
import type { RunEvent } from '../../model/events.ts';
import { collectGarbage } from '../../model/memory.ts';
import type { AnalysisDocument } from '../../model/release-documents.ts';
import { fingerprintOf } from '../../releases/fingerprint.ts';
import { createSightings, type SeenRelease } from '../../releases/fold.ts';
import { parseLikely } from '../../releases/parse.ts';
import { type Sighting, sightingOf } from '../../releases/sighting.ts';
import type { Task } from '../task.ts';
import { createKeeper, type Keeper } from './keeper.ts';
import { type NamesOptions, type NamesQuestion, readNames } from './names.ts';

/** Categories of names that say none, by how they are read. */
const categoryOf = { film: 'Movies', series: 'TV' } as const;

/** How many releases are saved at once, and after how many batches garbage is collected: that keeps a million of them under 120 MB. */
const batchSize = 2_000;
const batchesPerCollection = 4;

/**
 * Reads names of releases, and keeps for each group what is known of it. What was read until it ends is kept, however it
 * ends; names that come again count once.
 */
export const analyzeNames: Task<NamesQuestion & NamesOptions, AnalysisDocument> = async function* (question, app) {
  const { names = [], files = [], signal } = question;
  if (names.length + files.length === 0) throw new UsageError('there is no name to read');
  const keeper = createKeeper(await app.database());
  const problems = new Set<string>();
  try {
    yield* kept(question, keeper, problems);
  } finally {
    await keeper.judge();
  }
  const source = files.length > 0 ? files.map((file) => (file === '-' ? 'stdin' : file)).join(', ') : 'arguments';
  const cut = signal?.aborted ? 'interrupt' : null;
  return { ...(await keeper.document()), source, requests: 0, pages: null, cut, problems: [...problems] };
};

async function* kept(
  question: NamesQuestion & NamesOptions,
  keeper: Keeper,
  problems: Set<string>,
): AsyncGenerator<RunEvent, void> {
  let batch: SeenRelease[] = [];
  const shared = createSightings();
  let batches = 0;
  for await (const { rows, source, bytes, size, problems: found } of readNames(question, question)) {
    for (const row of rows) {
      const seen = row && seenIn(row, shared);
      if (seen) batch.push(seen);
      keeper.count(row && { isGrouped: seen !== undefined });
    }
    for (const problem of found) problems.add(problem);
    if (batch.length < batchSize) continue;
    await keeper.keep(batch);
    batch = [];
    batches += 1;
    if (batches % batchesPerCollection === 0) collectGarbage();
    yield { type: 'read', source, rows: keeper.releases(), bytes, size };
  }
  await keeper.keep(batch);
}

function seenIn({ name, id, listing }: ReleaseRow, shared: (sighting: Sighting) => Sighting): SeenRelease | undefined {
  const { profile, release } = parseLikely(name);
  const sighting = sightingOf(release, { category: categoryOf[profile], ...listing });
  if (!sighting) return undefined;
  // Folders before a name are those of one machine.
  const known = id === undefined ? name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1) : id;
  return { fingerprint: fingerprintOf(id === undefined ? 'name' : 'list', known), sighting: shared(sighting) };
}
