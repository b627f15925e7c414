// What `animectl bench` starts as processes of their own: the AniList that it asks; `bare FILE`, a handler that sends what is in a file;
// `paced URL PER_SECOND REQUESTS`, who asks at a pace.
import('../dist/bench-provider.js').then(({ runBare, runPaced, runProvider }) => {
  const [, , what, address, perSecond, requests] = process.argv;
  if (what === 'paced')
    return runPaced(process.stdout, { url: address, perSecond: Number(perSecond), requests: Number(requests) });
  // Answers that are still to come keep nobody waiting.
  process.stdin.on('end', () => process.exit());
  return what === 'bare' ? runBare(process.stdin, process.stdout, address) : runProvider(process.stdin, process.stdout);
});
