import type { App } from '../app.ts';
import { plain } from '../report/text.ts';
import { cut } from '../report/width.ts';

/** One line on a terminal's stderr that says what is being done, and is gone in the end. */
export interface StatusLine {
  readonly say: (what: string) => void;
  end(): void;
}

const clear = '\r\u001b[K';

/** Lines with `--verbose`; nothing with `--quiet`, or where nobody looks on. */
export function statusLine({ io: { stderr }, config }: App): StatusLine {
  const nothing = { say: () => undefined, end: () => undefined };
  if (config.verbose) return { ...nothing, say: (what) => void stderr.write(`${plain(what)}\n`) };
  if (config.quiet || !config.progress || stderr.isTTY !== true) return nothing;
  return {
    say: (what) => void stderr.write(`${clear}${cut(plain(what), (stderr.columns ?? 80) - 1)}`),
    end: () => void stderr.write(clear),
  };
}
