import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { refOf } from '../../src/model/ref.ts';
import type { Title } from '../../src/model/title.ts';
import { type AnilistOptions, anilistServer } from '../helpers/anilist-server.ts';
import { newWorld } from '../helpers/io.ts';

const titles = Array.from(
  { length: 620 },
  (_, n): Title => ({
    ref: refOf('anilist', n + 1),
    ids: { anilist: n + 1 },
    kind: 'anime',
    title: `Show ${n + 1}`,
    relations: [],
  }),
);
const refs = titles.map(({ ref }) => ref);

async function setUp(options: AnilistOptions = {}) {
  const server = await anilistServer(titles, {
    users: { Spike: refs, Faye: refs.slice(0, 3), Vicious: 'private' },
    ...options,
  });
  const world = newWorld({ anilist: server.url });
  const json = async (...args: readonly string[]) => {
    const { out, code, err } = await world.run(['import', '--json', ...args]);
    return { ...(out === '' ? {} : JSON.parse(out)), code, err };
  };
  return { server, world, json };
}

describe("an AniList user's list", () => {
  it('of 620 titles is imported in two requests, and needs no --yes', async () => {
    const { server, json } = await setUp();
    expect(await json('anilist:user/Spike')).toMatchObject({
      source: "AniList's Spike",
      rows: 620,
      imported: 620,
      requests: 2,
      code: 0,
    });
    expect(server.asked.every(({ cost, refusal }) => cost <= 500 && refusal === undefined)).toBe(true);
    expect(await json('anilist:user/Spike')).toMatchObject({ unchanged: 620, code: 0 });
  });

  it.each(['https://anilist.co/user/Faye/', 'https://anilist.co/user/Faye/animelist', 'AniList:user/Faye'])(
    'may be named as %s',
    async (item) => {
      const { json } = await setUp();
      expect(await json(item, 'anilist:5')).toMatchObject({ rows: 4, imported: 4, code: 0 });
    },
  );

  it.each([
    ['private', 'Vicious', /Private User.*public/],
    ['not there', 'Nobody', /User not found.*Check the name/],
  ])('that is %s says so', async (_, name, words) => {
    const { json } = await setUp();
    expect(await json(`anilist:user/${name}`)).toMatchObject({ code: 3, err: expect.stringMatching(words) });
  });

  it('of an impossible name is not asked for', async () => {
    const { server, json } = await setUp();
    expect(await json('anilist:user/')).toMatchObject({ code: 2 });
    expect(await json('anilist:user/a b"c')).toMatchObject({ code: 2, err: expect.stringContaining('is no name') });
    expect(server.asked).toEqual([]);
  });

  it.each(['--offline', '--provider=catalog', '--provider=kitsu'])('cannot be had with %s', async (flag) => {
    const { server, world, json } = await setUp();
    const { code, err } = await json('anilist:user/Spike', flag);
    expect([code, err]).toEqual([2, expect.stringContaining('AniList has the list of "Spike", and is not asked here')]);
    expect([server.asked, existsSync(world.db)]).toEqual([[], false]);
  });

  it('cannot be had while AniList is out', async () => {
    const { json } = await setUp({ always: 'outage' });
    expect(await json('anilist:user/Spike')).toMatchObject({ code: 5 });
  });

  it('is a request in a plan', async () => {
    const { server, json } = await setUp();
    expect(await json('anilist:user/Spike', '--dry-run')).toMatchObject({ requests: 1, code: 0 });
    expect(server.asked).toEqual([]);
  });
});
