import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { FileError, UsageError } from '../../model/errors.ts';
import { fileFailureReason } from '../../model/file-failure.ts';
import { parseTarget, type Query } from '../../model/query.ts';
import type { Io } from '../io.ts';

/**
 * Reads a title, ref or page address a line; blank lines and what follows a # are passed over. `-`: stdin. Throws `FileError`,
 * and `UsageError` with the number of the line.
 */
export async function readQueries(file: string, { stdin }: Pick<Io, 'stdin'>): Promise<readonly Query[]> {
  const queries: Query[] = [];
  let number = 0;
  try {
    const input = file === '-' ? stdin : createReadStream(file);
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++;
      const words = line.replace(/(^|\s)#.*$/, '').trim();
      if (words !== '') queries.push(parseTarget(words));
    }
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(`${file} line ${number}: ${error.message}`);
    throw new FileError(`cannot read ${file}: ${fileFailureReason(error)}`, file);
  }
  return queries;
}
