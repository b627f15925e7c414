import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { anilistServer, outageWords } from '../helpers/anilist-server.ts';
import { catalogTitles } from '../helpers/catalog-titles.ts';
import { lines, newWorld } from '../helpers/io.ts';

async function reached(always?: 'outage') {
  const server = await anilistServer(await catalogTitles(), always ? { always } : {});
  return { server, world: newWorld({ anilist: server.url }) };
}

describe('show', () => {
  it('asks once, keeps the title, and does not ask again', async () => {
    const { server, world } = await reached();
    const first = await world.run(['show', 'anilist:1535', '--json']);
    expect(first.code).toBe(0);
    expect(JSON.parse(first.out)).toMatchObject({
      schema: 2,
      ref: 'anilist:1535',
      ids: { anilist: 1535, mal: 1535 },
      title: 'DEATH NOTE',
      from: 'network',
      provider: 'anilist',
      pages: { anilist: 'https://anilist.co/anime/1535', mal: 'https://myanimelist.net/anime/1535' },
    });
    expect(JSON.parse((await world.run(['show', 'mal:1535', '--json'])).out)).toMatchObject({ ref: 'anilist:1535' });
    const again = JSON.parse((await world.run(['show', 'anilist:1535', '--json'])).out);
    expect(again).toMatchObject({ from: 'cache' });
    expect(server.asked.length).toBeLessThanOrEqual(2);
    const file = new Database(world.db, { readonly: true });
    expect(file.prepare("SELECT count(*) FROM title WHERE outline = 0 AND ref = 'anilist:1535'").pluck().get()).toBe(1);
    file.close();
  });

  it('takes words', async () => {
    const { world } = await reached();
    const { code, out, err } = await world.run(['show', 'attack on titan s3']);
    expect(code).toBe(0);
    expect(out).toContain('Attack on Titan Season 3');
    expect(err).toContain('is taken as Attack on Titan Season 3 (TV, 2018, anilist:99147)');
  });
});

describe('relations', () => {
  it('are of one title, in one request', async () => {
    const { server, world } = await reached();
    const { code, out } = await world.run(['relations', 'anilist:104454', '--json']);
    expect(code).toBe(0);
    const { relations } = JSON.parse(out);
    expect(relations).toContainEqual(
      expect.objectContaining({ type: 'CHARACTER', to: 'anilist:20832', title: 'Overlord', format: 'TV' }),
    );
    expect(relations).toContainEqual(expect.objectContaining({ type: 'SEQUEL', to: 'anilist:110178' }));
    expect(server.asked).toHaveLength(1);
  });

  it('with all that is known of them cost no request more', async () => {
    const { server, world } = await reached();
    const { out } = await world.run(['relations', 'anilist:104454', '--detailed', '--json']);
    const { relations } = JSON.parse(out);
    expect(relations.filter((one: { title?: object }) => !one.title)).toEqual([]);
    expect(server.asked).toHaveLength(1);
  });
});

describe('search', () => {
  it('shows what AniList and what is here know, best first', async () => {
    const { server, world } = await reached();
    const { code, out } = await world.run(['search', 'evangelion', '--json']);
    expect(code).toBe(0);
    const { results } = JSON.parse(out);
    expect(results[0]).toMatchObject({ ref: 'anilist:30' });
    const scores = results.map(({ score }: { score: number }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(server.asked.map(({ searches }) => searches)).toEqual([['evangelion']]);
  });

  it('says what AniList answered, and shows what is here', async () => {
    const { world } = await reached('outage');
    const { code, out, err } = await world.run(['search', 'evangelion', '--format', 'ndjson']);
    expect(code).toBe(0);
    expect(lines(out).length).toBeGreaterThan(3);
    expect(err).toContain(outageWords.slice(0, 60));
    expect(lines(err).filter((line) => line.includes(outageWords.slice(0, 40)))).toHaveLength(1);
  });
});

describe('an answer that was not fetched just now', () => {
  const day = 86_400_000;

  it.each([
    ['relations anilist:1535', /^1 title from the (?:cache|local database) \(AniList\), fetched 2 days ago\.$/m],
    ['show anilist:1535', /^1 title from the (?:cache|local database) \(AniList\), fetched 2 days ago\.$/m],
    ['search death note', /^2 titles from the cache \(AniList\), fetched 2 days ago\.$/m],
  ])('tells its age: %s', async (words, line) => {
    const { world } = await reached();
    const first = await world.run(words.split(' '));
    expect(first.err).not.toMatch(/fetched|as of/);
    await world.clock.sleep(2 * day);
    const closed = await anilistServer([], { always: 'outage' });
    for (const more of [{ anilist: closed.url }, { env: { ANIMECTL_OFFLINE: '1' } }]) {
      const { code, out, err } = await world.run(words.split(' '), more);
      expect([code, out !== '', err]).toEqual([0, true, expect.stringMatching(line)]);
    }
    const quiet = await world.run([...words.split(' '), '--quiet', '--offline']);
    expect([quiet.code, quiet.err]).toEqual([0, '']);
  });
});
