// Loaded before the program by `animectl bench`: when the process ends, its largest resident set, in bytes, goes into a file.
const { writeFileSync } = require('node:fs');

process.on('exit', () => writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS * 1024)));
