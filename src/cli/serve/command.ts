import { Command, InvalidArgumentError } from 'commander';
import { UsageError } from '../../model/errors.ts';
import { toCount, toInterval } from '../options.ts';
import type { Start } from '../start.ts';
import { toWebhook, toWebhookFormat, type WebhookFlags, webhookOf } from '../webhook-options.ts';
import type { ServeOptions } from './run.ts';

interface Flags extends WebhookFlags {
  readonly host: string;
  readonly port: number;
  readonly base: string;
  readonly allowHost?: readonly string[];
  readonly showKey?: boolean;
  readonly newKey?: boolean;
  readonly checkEvery?: number;
  readonly mcpWrite?: boolean;
}

/** Declares `serve`: words in, options out. */
export function serveCommand(start: Start): Command {
  return new Command('serve')
    .summary('answer over HTTP, with a page to look at')
    .description(
      'Answers over HTTP what the command line answers, as it comes, with a page to look at. Runs until Ctrl-C.',
    )
    .option(
      '--host <name>',
      'where it listens; anything but this machine itself needs the key for all',
      toHost,
      '127.0.0.1',
    )
    .option('--port <n>', 'where it listens; 0: any that is free', toCount(0, 65_535), 4747)
    .option('--base <path>', 'what every address begins with, such as /anime', toBase, '')
    .option('--allow-host <name>', 'a name that it is reached by, such as that of a proxy; may be given again', toNames)
    .option('--check-every <time>', 'do watch check so often, such as 6h (10m at the least)', toInterval)
    .option('--webhook <url>', 'post there what a check has found', toWebhook)
    .option('--webhook-format <format>', 'how: json, discord or ntfy', toWebhookFormat)
    .option('--mcp-write', 'let assistants that ask at /mcp follow franchises, tick what was seen, cut and join, too')
    .option('--show-key', 'print the key that opens it, and end')
    .option('--new-key', 'make another key, print it, and end')
    .action(async (_: unknown, command: Command) => {
      const options = optionsOf(command.opts<Flags>());
      await start(async () => (await import('./run.ts')).runServe, options, command.optsWithGlobals(), {
        leavesCheckpoints: true,
        staysUp: true,
      });
    });
}

function optionsOf(flags: Flags): ServeOptions {
  const { host, port, base, allowHost = [], showKey, newKey, checkEvery: everyMs, mcpWrite = false } = flags;
  if (flags.webhook !== undefined && everyMs === undefined)
    throw new UsageError('--webhook needs --check-every: it is told what a check has found');
  const webhook = webhookOf(flags);
  return {
    ...{ host, port, base, allowedHosts: allowHost, key: newKey ? 'renew' : showKey ? 'show' : 'use' },
    mcpWrites: mcpWrite,
    checks: everyMs === undefined ? undefined : { everyMs, ...webhook },
  };
}

function toHost(word: string): string {
  const host = word.replace(/^\[(.*)\]$/, '$1');
  if (!/^[\w.:-]{1,253}$/.test(host)) throw new InvalidArgumentError('It must be a name or an address.');
  return host;
}

function toNames(word: string, before: readonly string[] = []): readonly string[] {
  return [...before, toHost(word)];
}

/** `/anime`, without a slash at its end; `/` is none. */
function toBase(word: string): string {
  const base = word.replace(/\/+$/, '');
  if (!/^(?:\/[\w.~-]+)*$/.test(base)) throw new InvalidArgumentError('It must be a path such as /anime.');
  return base;
}
