import { Command } from 'commander';
import { toCount } from '../options.ts';
import type { Start } from '../start.ts';
import { toWebhook, toWebhookFormat, type WebhookFlags, webhookOf } from '../webhook-options.ts';
import type { WorkerOptions } from './run.ts';

interface Flags extends WebhookFlags {
  readonly concurrency: number;
  readonly name?: string;
  readonly exitWhenEmpty?: boolean;
}

/** Declares `worker`. */
export function workerCommand(start: Start): Command {
  return new Command('worker')
    .summary('take jobs from the queue')
    .description(
      'Takes jobs from the queue at ANIMECTL_QUEUE, until Ctrl-C. What is under way then is begun again by another worker; the job of a worker that died is taken over.',
    )
    .option('--concurrency <n>', 'jobs at once', toCount(1, 64), 1)
    .option('--name <name>', 'what it is called where jobs are shown')
    .option('--webhook <url>', 'post there what a watch check has found', toWebhook)
    .option('--webhook-format <format>', 'how: json, discord or ntfy', toWebhookFormat)
    .option('--exit-when-empty', 'end when nothing waits and nothing runs')
    .action(async ({ concurrency, name, exitWhenEmpty = false, ...flags }: Flags, self: Command) => {
      const options: WorkerOptions = { concurrency, name, exitWhenEmpty, webhook: webhookOf(flags) };
      await start(async () => (await import('./run.ts')).runWorker, options, self.optsWithGlobals());
    });
}
