import type { App } from '../app/app.ts';
import type { GlobalFlags } from '../config/config.ts';
import type { ExitCode } from './exit.ts';

/** What a command does with its options. */
export type Run<Options> = (options: Options, app: App) => Promise<ExitCode>;

/** Starts a command that has been read: `load` brings what it runs, which nothing else should have to load. */
export type Start = <Options>(load: () => Promise<Run<Options>>, options: Options, flags: GlobalFlags) => Promise<void>;
