import type { ColorSupportLevel } from 'chalk';

type Env = Readonly<Record<string, string | undefined>>;

/** How many colours to use on a stream: `NO_COLOR` (https://no-color.org) and `FORCE_COLOR` before what the terminal says. */
export function colorLevel(env: Env, isTty: boolean, wanted: boolean): ColorSupportLevel {
  if (!wanted || env.NO_COLOR) return 0;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) return forcedLevel(forced);
  if (!isTty || env.TERM === 'dumb') return 0;
  if (/^(truecolor|24bit)$/.test(env.COLORTERM ?? '')) return 3;
  return /256/.test(env.TERM ?? '') ? 2 : 1;
}

function forcedLevel(word: string): ColorSupportLevel {
  if (word === '0' || word === 'false') return 0;
  if (word === '2') return 2;
  return word === '3' ? 3 : 1;
}
