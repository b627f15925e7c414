import { readFileSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What makes a file long, the longest first: processes of its own; lists of cases of which the quick suite tries some; servers. */
const lengthening = [
  /from '(?:node:child_process|[./]+\/helpers\/(?:chromium|postgres|postgres-server|program|redis-server)\.ts)'/,
  /from '[./]+\/helpers\/suite\.ts'/,
  /from '[./]+\/helpers\/(?:io|[\w-]+-server)\.ts'/,
];

/** How late a file begins. */
function rankOf({ moduleId }: TestSpecification): number {
  const text = readFileSync(moduleId, 'utf8');
  const first = lengthening.findIndex((pattern) => pattern.test(text));
  return first < 0 ? lengthening.length : first;
}

/**
 * Begins with the files that take long, or the last to begin runs alone in the end. Told by what a file imports, for a fresh clone has
 * measured none; of equals those with more text are first.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const ranked = files.map((file) => ({ file, rank: rankOf(file), size: readFileSync(file.moduleId).length }));
    return ranked.sort((a, b) => a.rank - b.rank || b.size - a.size).map(({ file }) => file);
  }
}
