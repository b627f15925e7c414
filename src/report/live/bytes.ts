import { SingleBar } from 'cli-progress';
import { plain } from '../text/plain.ts';
import { cut } from '../text/width.ts';
import { count } from '../text/words.ts';
import type { Screen } from './screen.ts';

/** A large file that is read. */
export interface ReadSource {
  readonly name: string;
  /** In bytes; undefined: nobody knows. */
  readonly size: number | undefined;
  /** Bytes read so far. */
  read(): number;
}

export interface BytesReporter {
  advance(rows: number): void;
  end(): void;
}

/** A line each so many percent; of a stream, each so many rows. */
const [percentStep, rowStep] = [25, 10_000];

/** How far a file has been read, by bytes: a bar on a terminal, a few lines elsewhere. */
export function bytesReporter(screen: Screen, source: ReadSource, how: 'bar' | 'lines' | 'none'): BytesReporter {
  if (how === 'bar') return barOf(screen, source);
  let told = 0;
  return {
    advance(rows) {
      const step = source.size
        ? Math.floor((100 * source.read()) / source.size / percentStep)
        : Math.floor(rows / rowStep);
      if (how === 'none' || step <= told) return;
      told = step;
      const share = source.size ? `${Math.min(100, step * percentStep)} %, ` : '';
      screen.stderr.write(`${plain(source.name)}: ${share}${count(rows, 'row')}.\n`);
    },
    end: () => undefined,
  };
}

function barOf({ stderr, columns = 80, ascii = false }: Screen, { name, size, read }: ReadSource): BytesReporter {
  const [full, empty] = ascii ? ['=', '-'] : ['█', '░'];
  let words = '';
  const bar = new SingleBar({
    stream: stderr,
    clearOnComplete: true,
    gracefulExit: false,
    barsize: 16,
    format: (options, { progress }) => {
      const width = options.barsize ?? 16;
      const filled = size ? Math.round(Math.min(1, progress) * width) : 0;
      return `${full.repeat(filled)}${empty.repeat(width - filled)} ${cut(words, columns - width - 2, ascii ? '...' : '…')}`;
    },
  });
  bar.start(Math.max(1, size ?? 1), 0);
  return {
    advance(rows) {
      const total = size ? ` of ${megabytes(size)}` : '';
      words = `${megabytes(read())}${total}, ${count(rows, 'row')}, ${plain(name)}`;
      bar.update(Math.min(read(), size ?? 0));
    },
    end: () => bar.stop(),
  };
}

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
