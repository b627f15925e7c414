// The quick suite, of it only the files that ANIMECTL_MUTANT_TESTS names, separated by blanks, without those after a `!`.
// One change to a source may be made as it is loaded: ANIMECTL_MUTANT says where, and what stands there then.
import process from 'node:process';
import { defineConfig } from 'vitest/config';

const { ANIMECTL_MUTANT: mutant, ANIMECTL_MUTANT_TESTS: tests = '' } = process.env;
const names = tests.split(' ').filter(Boolean);
const change = mutant === undefined ? undefined : JSON.parse(mutant);

/** Changes the source of one module. */
const changing = {
  name: 'change',
  enforce: 'pre',
  transform: (code, id) =>
    change && id.endsWith(`/${change.path}`)
      ? `${code.slice(0, change.start)}${change.replacement}${code.slice(change.end)}`
      : undefined,
};

export default defineConfig({
  plugins: [changing],
  test: {
    include: names.filter((name) => !name.startsWith('!')),
    exclude: names.filter((name) => name.startsWith('!')).map((name) => name.slice(1)),
    environment: 'node',
    provide: { suite: 'quick' },
    globalSetup: ['test/helpers/run-folder.ts'],
    setupFiles: ['test/helpers/held.ts', 'scripts/mutants/setup.js'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { NO_COLOR: '1', XDG_CONFIG_HOME: '/nonexistent', XDG_DATA_HOME: '/nonexistent', NODE_EXTRA_CA_CERTS: '' },
  },
});
