import { availableParallelism } from 'node:os';
import { env } from 'node:process';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/helpers/sequence.ts';

/** Two suites of the same files: `npm test`, and `npm run test:all`, which is `--mode all`. See docs/testing.md. */
export default defineConfig(({ mode }) => ({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    // `SEED=new` draws others than the same examples every time, `SEED=7` those of that seed.
    provide: { suite: mode === 'all' ? 'all' : 'quick', seed: env.SEED === 'new' ? undefined : Number(env.SEED ?? 1) },
    globalSetup: ['test/helpers/run-folder.ts'],
    setupFiles: ['test/helpers/held.ts', 'test/helpers/seed.ts'],
    // Processes that stay for one file after the other: what all tests load is loaded once for each. No module keeps a state
    // that could pass from file to file.
    pool: 'forks',
    isolate: false,
    // Two more than there are cores: half of what the tests take is waiting, for processes, servers and clocks of theirs.
    maxWorkers: availableParallelism() + 2,
    sequence: { sequencer: LongestFirst },
    // Properties run hundreds of graphs: machines differ, and a slow one is not a failure.
    testTimeout: mode === 'all' ? 300_000 : 60_000,
    hookTimeout: 60_000,
    // Nothing of the machine's reaches a test: no settings, no extra certificates, no colour.
    env: { NO_COLOR: '1', XDG_CONFIG_HOME: '/nonexistent', XDG_DATA_HOME: '/nonexistent', NODE_EXTRA_CA_CERTS: '' },
  },
}));
