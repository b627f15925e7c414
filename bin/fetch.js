// `fetch`, loaded so that it takes the least memory. Node 20 compiles its parser of HTTP, which is WebAssembly, once more
// in the background with everything optimised: 28 MiB at the peak, and more work than the parser ever saves here. Later
// versions do so only where it is busy.
if (process.versions.v8.startsWith('11.')) require('node:v8').setFlagsFromString('--liftoff-only');

module.exports = { fetch: globalThis.fetch };
