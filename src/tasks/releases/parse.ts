import { UsageError } from '../../model/errors.ts';
import type { Profile } from '../../model/release.ts';
import type { NamesDocument } from '../../model/release-documents.ts';
import { parse, parseLikely } from '../../releases/parse.ts';
import type { Task } from '../task.ts';
import { type NamesOptions, type NamesQuestion, readNames } from './names.ts';

export interface ParseQuestion extends NamesQuestion {
  /** What the names are of. Absent: each is taken for what it is likely to be. */
  readonly profile?: Profile | undefined;
}

/** Reads names of releases. Each is a `name` event as it is read. */
export const parseNames: Task<ParseQuestion & NamesOptions, NamesDocument> = async function* (question) {
  const { names = [], files = [], profile, signal } = question;
  if (names.length + files.length === 0) throw new UsageError('there is no name to read');
  let [count, grouped] = [0, 0];
  const problems = new Set<string>();
  for await (const { rows, problems: found } of readNames(question, question)) {
    for (const row of rows) {
      if (signal?.aborted) break;
      if (!row) {
        problems.add('a line is too long to be a name, or is JSON without one, and was left out');
        continue;
      }
      const read = profile ? { profile, release: parse(row.name, profile) } : parseLikely(row.name);
      count += 1;
      if (read.release.group !== undefined) grouped += 1;
      yield { type: 'name', release: { name: row.name, profile: read.profile, ...read.release } };
    }
    for (const problem of found) problems.add(problem);
  }
  return { schema: 1, names: count, grouped, problems: [...problems] };
};
