import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    // Nothing of the machine's reaches a test: no settings, no extra certificates, no colour.
    env: { NO_COLOR: '1', XDG_CONFIG_HOME: '/nonexistent', XDG_DATA_HOME: '/nonexistent', NODE_EXTRA_CA_CERTS: '' },
  },
});
