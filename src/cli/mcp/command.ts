import { Command } from 'commander';
import type { Start } from '../start.ts';
import type { McpCommandOptions } from './run.ts';

/** Declares `mcp`. */
export function mcpCommand(start: Start): Command {
  return new Command('mcp')
    .summary('answer assistants that speak the Model Context Protocol')
    .description(
      'Speaks the Model Context Protocol on stdin and stdout, for assistants that start it themselves: tools that find franchises, titles, relations and what is new. Runs until the client closes its end.',
    )
    .option('--write', 'let them follow franchises, tick what was seen, cut and join, too')
    .action(async ({ write = false }: { readonly write?: boolean }, self: Command) => {
      const options: McpCommandOptions = { writes: write };
      await start(async () => (await import('./run.ts')).runMcp, options, self.optsWithGlobals(), { staysUp: true });
    });
}
