import { Command } from 'commander';
import type { Start } from './command.ts';

export interface DoctorOptions {
  readonly json: boolean;
}

/** Declares `doctor`. */
export function doctorCommand(start: Start): Command {
  return new Command('doctor')
    .summary('whether everything that is needed can be reached')
    .description(
      'Checks the database, the state file, the settings, the clock and every provider, and says what is wrong.',
    )
    .option('--json', 'as JSON')
    .action(async (flags: { json?: boolean }, self: Command) =>
      start(
        async () => (await import('./doctor.run.ts')).runDoctor,
        { json: flags.json ?? false },
        self.optsWithGlobals(),
      ),
    );
}
