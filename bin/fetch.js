// `fetch`, loaded so that it takes the least memory. Node 20 compiles its parser of HTTP, which is WebAssembly, once more
// in the background with everything optimised: 28 MiB at the peak, and more work than the parser ever saves here. Later
// versions do so only where it is busy.
//
// What a franchise takes is made at once and kept to the end, for which V8 doubles its young generation again and again: 16 to 28 MiB
// for Gundam, and no less work. Only who runs for longer gets it. Said now, as V8 refuses the code that is kept of the program where its
// flags differ.
const { setFlagsFromString } = require('node:v8');

/** What this lasts for, in ms: a few requests. */
const shortlyMs = 5_000;

if (process.versions.v8.startsWith('11.')) setFlagsFromString('--liftoff-only');
setFlagsFromString('--semi-space-growth-factor=1');
setTimeout(setFlagsFromString, shortlyMs, '--semi-space-growth-factor=2').unref();

module.exports = { fetch: globalThis.fetch };
