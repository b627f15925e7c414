import type { Loudness } from '../../report/live/lines.ts';
import type { Screen } from '../../report/live/screen.ts';
import { plain } from '../../report/text/plain.ts';
import { cut } from '../../report/text/width.ts';

/** One line on a terminal's stderr that says what is being done, and is gone in the end. */
export interface StatusLine {
  readonly say: (what: string) => void;
  end(): void;
}

const clear = '\r\u001b[K';

/** Lines where more is to be said; nothing where less is, or where nobody looks on. */
export function statusLine({ stderr, columns }: Pick<Screen, 'stderr' | 'columns'>, loudness: Loudness): StatusLine {
  const nothing = { say: () => undefined, end: () => undefined };
  if (loudness === 'verbose') return { ...nothing, say: (what) => void stderr.write(`${plain(what)}\n`) };
  if (loudness === 'quiet' || columns === undefined) return nothing;
  return {
    say: (what) => void stderr.write(`${clear}${cut(plain(what), columns - 1)}`),
    end: () => void stderr.write(clear),
  };
}
