import { Command, InvalidArgumentError } from 'commander';
import { hasPassword, isSafe } from '../../model/address.ts';
import { UsageError } from '../../model/errors.ts';
import { parseTyped } from '../../model/query.ts';
import type { Start } from '../start.ts';
import type { DiffOptions } from './run.ts';

interface Flags {
  readonly since?: number;
  readonly exitCode?: boolean;
  readonly webhook?: string;
  readonly json?: boolean;
}

/** Declares `diff`. */
export function diffCommand(start: Start): Command {
  return new Command('diff')
    .summary('what changed: new titles, announced sequels, dates, status')
    .description(
      'Fetches a franchise again and says what has changed since it was last crawled. Without a title it does so for every franchise that is stored, and says what has changed since the last diff without a title; with --offline it asks nobody. Exits with 5 when nobody could be asked, with 8 when some could not.',
    )
    .argument('[title]', 'a title, a ref (anilist:16498, mal:16498) or the address of its page')
    .option('--since <date>', 'what was noticed since then, such as 2026-11-01', toDate)
    .option('--exit-code', 'exit with 10 when something has changed')
    .option('--webhook <url>', 'post what has changed there, as JSON', toWebhook)
    .option('--json', 'as JSON')
    .action(async (title: string | undefined, flags: Flags, self: Command) => {
      const { since, webhook, exitCode = false, json = false } = flags;
      const query = title === undefined ? undefined : parseTyped(title);
      const options: DiffOptions = { question: { query, since, webhook, ask: true }, exitCode, json };
      await start(async () => (await import('./run.ts')).runDiff, options, self.optsWithGlobals());
    });
}

/** A day, from its first moment in UTC, or a moment. */
function toDate(word: string): number {
  const isDate = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(word);
  const time = isDate ? Date.parse(word) : Number.NaN;
  if (Number.isNaN(time)) throw new InvalidArgumentError('It must be a date such as 2026-11-01.');
  return time;
}

function toWebhook(word: string): string {
  const url = URL.canParse(word) ? new URL(word) : undefined;
  if (url && isSafe(url) && !hasPassword(url)) return url.href;
  // Not commander's error, which repeats the word as it is: whoever knows the address may post there.
  const shown = url?.host ? ` ${url.protocol}//${url.host}/...` : '';
  throw new UsageError(
    `--webhook${shown}: it must be an https:// address (http:// only on this machine) without a user name or password`,
  );
}
