// Loaded before the program by `animectl bench`: when the process ends, what it took goes into a file, as JSON: its largest resident
// set in bytes, and its processor time in ms.
const { writeFileSync } = require('node:fs');

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const taken = { peakBytes: maxRSS * 1024, processorMs: (userCPUTime + systemCPUTime) / 1000 };
  writeFileSync(process.env.PEAK_FILE, JSON.stringify(taken));
});
