// An import that `animectl serve` was sent, on a thread of its own: see src/server/import-thread.ts.
const { parentPort, workerData } = require('node:worker_threads');

import('../dist/import-thread.js').then(({ runImportThread }) =>
  runImportThread(parentPort, workerData, { random: Math.random, process: require('./self.js') }),
);
