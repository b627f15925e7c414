import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';
import { newWorld } from '../helpers/io.ts';
import { told } from '../helpers/outcomes.ts';

const titles = titlesOf(bothWays(...chain('SEQUEL', 1, 2)));

describe('a damaged answer in the cache', () => {
  it.each(['null', '7', '[]', '{}', '{"franchise":7}', '{"franchise":{"root":"anilist:1"}}', '{"root":"anilist:1"}'])(
    'that holds %s is none',
    async (value) => {
      const { url } = await anilistServer(titles);
      const world = newWorld({ anilist: url });
      const state = join(world.folder, 'state.sqlite');
      const ask = () => world.run(['franchise', 'anilist:1', '--format', 'csv'], { env: { ANIMECTL_CACHE: state } });
      const first = await ask();
      const db = new Database(state);
      const { changes } = db
        .prepare(
          "UPDATE cache SET value = json_set(value, '$.value.value', json(?)) WHERE namespace LIKE '%franchise%'",
        )
        .run(value);
      db.close();
      expect(changes).toBeGreaterThan(0);
      expect(await ask()).toMatchObject({ code: 0, out: first.out.replaceAll('network', 'cache') });
    },
  );
});

describe.skipIf(process.platform === 'win32')('a named pipe', () => {
  const piped = async () => {
    const { url } = await anilistServer(titles);
    const world = newWorld({ anilist: url });
    const pipe = join(world.folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    return { world, pipe };
  };

  it('is written to when somebody reads it', async () => {
    const { world, pipe } = await piped();
    const [{ code }, read] = await Promise.all([
      world.run(['franchise', 'anilist:1', '-o', pipe, '--format', 'csv']),
      text(createReadStream(pipe)),
    ]);
    expect([code, read.split('\n').length]).toEqual([0, 4]);
  });

  it('that nobody reads is waited for only until Ctrl-C', async () => {
    const { world, pipe } = await piped();
    const stop = new AbortController();
    const { sleep } = world.clock;
    const stopping: typeof sleep = (ms, signal) => {
      if (existsSync(world.db)) stop.abort();
      return sleep(ms, signal);
    };
    Object.assign(world.clock, { sleep: stopping });
    const { code, err } = await world.run(['franchise', 'anilist:1', '-o', pipe], { signal: stop.signal });
    expect([code, err]).toEqual([130, expect.stringMatching(/^animectl: interrupted/m)]);
    expect(err).not.toContain('bug');
    told({
      kind: 'a pipe that nobody reads',
      tried: '`-o` names it, and Ctrl-C comes while it is waited for',
      came: `exit code ${code}, and what was fetched is saved`,
    });
  });
});
