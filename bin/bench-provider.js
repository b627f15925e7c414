// The AniList that `animectl bench` asks, in a process of its own.
import('../dist/bench-provider.js').then(({ runProvider }) => runProvider(process.stdin, process.stdout));
