import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newWorld } from '../helpers/io.ts';

describe('a run that keeps nothing', () => {
  it.each([
    [2, 'franchise anilist:1 --provider anilist'],
    [2, 'relations anilist:1 --provider mal'],
    [2, 'show anilist:1 --provider kitsu'],
    [2, 'import anilist:1 --provider shikimori'],
    [3, 'franchise zzzzqqq'],
    [3, 'relations zzzzqqq'],
    [3, 'show zzzzqqq'],
    [3, 'search zzzzqqq'],
    [3, 'diff zzzzqqq'],
    [0, 'diff'],
    [0, 'cut --list'],
    [0, 'franchise anilist:16498 --no-store'],
    [0, 'franchise anilist:16498 --dry-run'],
    [0, 'import anilist:16498 --dry-run'],
    [0, 'import --list-jobs'],
    [0, 'import --resume'],
    [3, 'import --resume 5'],
    [6, 'db info'],
    [0, 'db migrate'],
  ])('leaves no database behind: exit %i of --offline %s', async (code, words) => {
    const world = newWorld();
    expect((await world.run(['--offline', ...words.split(' ')])).code).toBe(code);
    expect(existsSync(world.db)).toBe(false);
  });

  it.skipIf(!existsSync('/proc/self/fd'))('leaves no file open, whatever it read or wrote', async () => {
    const world = newWorld();
    const env = { ANIMECTL_CACHE: join(world.folder, 'state.sqlite') };
    const copy = join(world.folder, 'copy');
    const open = () =>
      readdirSync('/proc/self/fd').flatMap((fd) => {
        try {
          const file = readlinkSync(join('/proc/self/fd', fd));
          return file.startsWith(world.folder) ? [file] : [];
        } catch {
          return [];
        }
      });
    for (const words of [
      'franchise anilist:16498',
      'show anilist:16498',
      'import anilist:16498',
      'search titan',
      'diff',
      'next',
      'seen anilist:16498',
      'cut --list',
      'db info',
      'db check',
      'db check --disagreements',
      'db bridges',
      'db vacuum',
      'db migrate',
      `db export --format csv -o ${copy}.csv`,
      `db export --format sqlite -o ${copy}.sqlite`,
      `db copy ${world.db} ${copy}-2.sqlite`,
      'cache stats',
    ]) {
      const { code } = await world.run(['--offline', ...words.split(' ')], { env });
      expect([words, code, open()]).toEqual([words, 0, []]);
    }
  });

  it('leaves one where it keeps something', async () => {
    const world = newWorld();
    expect((await world.run(['--offline', 'franchise', 'anilist:16498'])).code).toBe(0);
    expect(existsSync(world.db)).toBe(true);
  });
});
