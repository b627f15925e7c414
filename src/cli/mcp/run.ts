import { secretsIn } from '../../config/secrets.ts';
import { describeFailure } from '../../report/failure.ts';
import type { Run } from '../start.ts';

export interface McpCommandOptions {
  /** Assistants may follow, cut and join. */
  readonly writes: boolean;
}

/** Serves one assistant. Everything but the protocol goes to stderr. */
export const runMcp: Run<McpCommandOptions> = async ({ writes }, { app, config, io }) => {
  const { stdin, stdout, stderr, signal, version, host } = io;
  const { serveOverStdio } = await import('../../mcp/stdio.ts');
  const onBug = (error: unknown) => {
    stderr.write(describeFailure(error, version, host.name, secretsIn(config)));
    return 'Something went wrong in animectl; its own log says more.';
  };
  await serveOverStdio({ stdin, stdout, signal, version, writes, onBug }, app);
  return {};
};
