// An import that `animectl serve` was sent, on a thread of its own: see src/server/import-thread.ts.
const os = require('node:os');
const { parentPort, workerData } = require('node:worker_threads');

// On Linux every thread has a priority of its own: whoever is answered meanwhile comes first.
if (process.platform === 'linux') {
  try {
    os.setPriority(Math.min(19, os.getPriority() + 5));
  } catch {
    // Somebody does not allow it: it is as important as all others.
  }
}

import('../dist/import-thread.js').then(({ runImportThread }) =>
  runImportThread(parentPort, workerData, { random: Math.random, process: require('./self.js') }),
);
