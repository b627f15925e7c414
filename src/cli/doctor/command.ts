import { Command } from 'commander';
import type { GlobalFlags } from '../../config/config.ts';
import type { Start } from '../start.ts';

/** Declares `doctor`. */
export function doctorCommand(start: Start): Command {
  return new Command('doctor')
    .summary('whether everything that is needed can be reached')
    .description(
      'Checks the database, the state file, the settings, the clock and every provider, and says what is wrong.',
    )
    .option('--json', 'as JSON')
    .action(async ({ json = false }: { json?: boolean }, self: Command) => {
      const flags = self.optsWithGlobals<GlobalFlags>();
      await start(async () => (await import('./run.ts')).runDoctor, { json, flags }, { ...flags, tolerant: true });
    });
}
