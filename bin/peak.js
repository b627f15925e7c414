// Loaded before the program by `animectl bench`: when the process ends, what it took goes into a file, as JSON: its largest resident
// set in bytes, and its processor time in ms.
const { readFileSync, writeFileSync } = require('node:fs');

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const taken = { peakBytes: (own() || maxRSS) * 1024, processorMs: (userCPUTime + systemCPUTime) / 1000 };
  writeFileSync(process.env.PEAK_FILE, JSON.stringify(taken));
});

/** On Linux `maxRSS` counts what the parent had when it started the process; this is the program's own, in KiB. See proc_pid_status(5). */
function own() {
  try {
    const [, kib] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'latin1')) ?? [];
    return kib && Number(kib);
  } catch {
    return undefined;
  }
}
