import type { App } from '../app/app.ts';
import type { Runtime } from '../app/runtime.ts';
import type { Config, GlobalFlags } from '../config/config.ts';
import type { Outcome } from './exit.ts';
import type { Io } from './io.ts';

/** What a command runs in. */
export interface Session {
  readonly app: App;
  readonly config: Config;
  readonly io: Io;
}

/** What a command does with its options: prints, and says how it went. */
export type Run<Options> = (options: Options, session: Session) => Promise<Outcome>;

/** Starts a command that has been read: `load` brings what it runs, which nothing else should have to load. */
export type Start = <Options>(
  load: () => Promise<Run<Options>>,
  options: Options,
  flags: GlobalFlags,
  more?: Pick<Runtime, 'leavesCheckpoints' | 'staysUp'>,
) => Promise<void>;
