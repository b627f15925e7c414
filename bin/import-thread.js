// What `animectl serve` does beside answering, on a thread of its own: an import that it was sent, or writing of its files. See
// src/server/import-thread.ts.
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

import('../dist/import-thread.js').then(({ runThread }) =>
  runThread(parentPort, workerData, { random: Math.random, process: require('./self.js') }),
);
