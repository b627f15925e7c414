// The AniList that `animectl bench` asks, in a process of its own; with a file, a bare handler that sends what is in it.
import('../dist/bench-provider.js').then(({ runBare, runProvider }) => {
  const [, , file] = process.argv;
  // Answers that are still to come keep nobody waiting.
  process.stdin.on('end', () => process.exit());
  return file ? runBare(process.stdin, process.stdout, file) : runProvider(process.stdin, process.stdout);
});
