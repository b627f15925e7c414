import type { TextSink } from '../../report/live/reporter.ts';
import type { Io } from '../io.ts';

/** Holds what is written until it is known how long it is. */
export interface Paged {
  readonly stream: TextSink;
  /** Shows it: at once where it fits the screen, else in the user's pager. */
  close(): Promise<void>;
}

/** What git does without a setting: less, which ends by itself where all fits, keeps colours and leaves the screen alone. */
const usualPager = 'less';
const usualFlags = { LESS: 'FRX', LV: '-c' };

/**
 * A pager as git has it: `PAGER`, or less; none where that is empty or `cat`, where nobody looks on, or where the screen's
 * height is not known. Undefined: there is none. Where the pager cannot be started the text is written as it is.
 */
export function pagerOf({ stdout, env }: Io): Paged | undefined {
  const command = env.PAGER ?? usualPager;
  const { rows } = stdout;
  const page = stdout.page?.bind(stdout);
  if (!page || !rows || stdout.isTTY !== true || env.TERM === 'dumb' || ['', 'cat'].includes(command.trim()))
    return undefined;
  const parts: string[] = [];
  return {
    stream: { write: (part) => parts.push(part) },
    async close() {
      const text = parts.join('');
      const isLong = text.split('\n').length > rows;
      if (!isLong || !(await page(text, command, { ...usualFlags, ...env }))) stdout.write(text);
    },
  };
}
