import { availableParallelism } from 'node:os';
import { env, versions } from 'node:process';
import { defineConfig } from 'vitest/config';
import { compiledSources } from './test/helpers/compiled.ts';
import { LongestFirst } from './test/helpers/sequence.ts';

/**
 * Most of what a test runs is run a few times: Node 20 makes faster code of it so early that what it takes to make it is a sixth of
 * the processor time of the tests. Later ones wait for longer by themselves, and do not know the option.
 */
const lazily = versions.node.startsWith('20.') ? ['--interrupt-budget=1000000'] : [];

/** Two suites of the same files: `npm test`, and `npm run test:all`, which is `--mode all`. See docs/testing.md. */
export default defineConfig(({ mode }) => ({
  plugins: [compiledSources()],
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    // `SEED=new` draws others than the same examples every time, `SEED=7` those of that seed.
    provide: { suite: mode === 'all' ? 'all' : 'quick', seed: env.SEED === 'new' ? undefined : Number(env.SEED ?? 1) },
    globalSetup: ['test/helpers/run-folder.ts', 'test/helpers/compiled.ts'],
    setupFiles: ['test/helpers/held.ts', 'test/helpers/seed.ts'],
    // Processes that stay for one file after the other: what all tests load is loaded once for each. No module keeps a state
    // that could pass from file to file.
    pool: 'forks',
    isolate: false,
    // Most objects of a test are gone before the next one: with more room for young ones few are looked at again, and where
    // every core has tests to run, threads beside them to look at garbage only cost.
    execArgv: ['--max-semi-space-size=64', '--min-semi-space-size=32', '--single-threaded-gc', ...lazily],
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
