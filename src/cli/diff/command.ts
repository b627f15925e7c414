import { Command, InvalidArgumentError } from 'commander';
import { parseDuration } from '../../model/duration.ts';
import { parseTyped } from '../../model/query.ts';
import type { Start } from '../start.ts';
import { toWebhook, toWebhookFormat, type WebhookFlags, webhookOf } from '../webhook-options.ts';
import type { DiffOptions, Since } from './run.ts';

interface Flags extends WebhookFlags {
  readonly since?: Since;
  readonly exitCode?: boolean;
  readonly json?: boolean;
}

/** Declares `diff`. */
export function diffCommand(start: Start): Command {
  return new Command('diff')
    .summary('what changed: new titles, announced sequels, dates, status')
    .description(
      'Fetches a franchise again and says what has changed since it was last crawled. Without a title it does so for every franchise that is stored, and says what has changed since the last diff without a title; with --offline it asks nobody. Exits with 5 when nobody could be asked, with 8 when some could not.',
    )
    .argument('[title...]', 'a title, a ref (anilist:16498, mal:16498) or the address of its page')
    .option('--since <date>', 'what was noticed since then, such as 2026-11-01, or 7d ago', toSince)
    .option('--exit-code', 'exit with 10 when something has changed')
    .option('--webhook <url>', 'post what has changed there', toWebhook)
    .option('--webhook-format <format>', 'how: json, discord or ntfy', toWebhookFormat)
    .option('--json', 'as JSON')
    .action(async (words: readonly string[], flags: Flags, self: Command) => {
      const { since, exitCode = false, json = false } = flags;
      const query = words.length === 0 ? undefined : parseTyped(words.join(' '));
      const options: DiffOptions = { question: { query, ...webhookOf(flags), ask: true }, since, exitCode, json };
      await start(async () => (await import('./run.ts')).runDiff, options, self.optsWithGlobals());
    });
}

/** A day, from its first moment in UTC, or a moment, or how long ago. */
function toSince(word: string): Since {
  const agoMs = parseDuration(word);
  if (agoMs !== undefined) return { agoMs };
  const isDate = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(word);
  const time = isDate ? Date.parse(word) : Number.NaN;
  // Of a day that its month has not, Date makes one of the next month.
  const isDay = isDate && new Date(`${word.slice(0, 10)}T00:00Z`).getUTCDate() === Number(word.slice(8, 10));
  if (Number.isNaN(time) || !isDay)
    throw new InvalidArgumentError('It must be a date such as 2026-11-01, or a time such as 7d.');
  return { at: time };
}
