// The quick suite, of it only the files that ANIMECTL_MUTANT_TESTS names, separated by blanks.
import process from 'node:process';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: (process.env.ANIMECTL_MUTANT_TESTS ?? '').split(' ').filter(Boolean),
    environment: 'node',
    provide: { suite: 'quick' },
    globalSetup: ['test/helpers/run-folder.ts'],
    setupFiles: ['test/helpers/held.ts', 'scripts/mutants/setup.js'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { NO_COLOR: '1', XDG_CONFIG_HOME: '/nonexistent', XDG_DATA_HOME: '/nonexistent', NODE_EXTRA_CA_CERTS: '' },
  },
});
