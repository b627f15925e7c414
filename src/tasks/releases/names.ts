import type { Readable } from 'node:stream';
import { type Bytes, openFile, openStream } from '../../import/bytes.ts';
import { type ReleaseRow, releaseNames, tidied } from '../../import/release-names.ts';
import { UsageError } from '../../model/errors.ts';

/** Names of releases, and where they are read from. */
export interface NamesQuestion {
  readonly names?: readonly string[];
  /** One a line; `-`: what is on stdin. */
  readonly files?: readonly string[];
}

/** What names are read with. */
export interface NamesOptions {
  readonly signal?: AbortSignal | undefined;
  /** What `-` stands for. */
  readonly stdin?: Readable | undefined;
}

/** Names as they come, some hundred at a time, and how far their source has been read. */
export interface NamesRead {
  /** Undefined stands for a row that could not be read. */
  readonly rows: Iterable<ReleaseRow | undefined>;
  readonly source: string;
  readonly bytes: number;
  readonly size: number | undefined;
  /** What is wrong with the source, as far as it is known. */
  readonly problems: readonly string[];
}

/** All names of a question. Ends early where the signal says so. Throws `FileError`, `UsageError`. */
export async function* readNames(
  { names = [], files = [] }: NamesQuestion,
  { signal, stdin }: NamesOptions,
): AsyncGenerator<NamesRead, void> {
  const rows = names.map((name) => ({ name: tidied(name) })).filter(({ name }) => name !== '');
  if (rows.length > 0) yield { rows, source: 'arguments', bytes: 0, size: undefined, problems: [] };
  for (const file of files) {
    if (signal?.aborted) return;
    yield* namesOfFile(await opened(file, stdin), file === '-' ? stdin : undefined, signal);
  }
}

async function opened(file: string, stdin: Readable | undefined): Promise<Bytes> {
  if (file !== '-') return openFile(file);
  if (!stdin) throw new UsageError('there is no stdin to read from');
  return openStream(stdin);
}

async function* namesOfFile(
  bytes: Bytes,
  stream: Readable | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<NamesRead, void> {
  // A person who types nothing more is not waited for.
  const leave = () => void stream?.destroy();
  signal?.addEventListener('abort', leave, { once: true });
  const piece = (rows: NamesRead['rows']): NamesRead => {
    const problems = bytes.problems().map((problem) => `${bytes.name}: ${problem}`);
    return { rows, source: bytes.name, bytes: bytes.read(), size: bytes.size, problems };
  };
  try {
    for await (const rows of releaseNames(bytes)) {
      yield piece(rows);
      if (signal?.aborted) return;
    }
    yield piece([]);
  } catch (error) {
    if (!signal?.aborted) throw error;
  } finally {
    signal?.removeEventListener('abort', leave);
    await bytes.close();
  }
}
