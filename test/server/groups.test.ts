import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fingerprintOf } from '../../src/releases/fingerprint.ts';
import { parse } from '../../src/releases/parse.ts';
import { sightingOf } from '../../src/releases/sighting.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { ownFolder } from '../helpers/folder.ts';
import { jsonOf, type Serving, type ServingOptions, serving } from './serving.ts';

/** A server that knows three groups, of which one is named by somebody who means no good. */
async function withGroups(options: ServingOptions = {}): Promise<Serving> {
  const folder = ownFolder();
  const database = await openSqlite(join(folder, 'data', 'animectl.sqlite'));
  const releases = [
    ...[...Array(9).keys()].map((n) => [`Film.${n}.2024.1080p.WEB.h264-GOOD`, 'Movies', 90] as const),
    ...[...Array(9).keys()].map((n) => [`Film.${n}.2024.1080p.WEB.h264-POOR`, 'Movies', 1] as const),
    ['[<script>alert(1)</script>] Kumo - 07 [1080p]', 'TV', 5] as const,
  ];
  const seen = releases.map(([name, category, seeders]) => {
    const sighting = sightingOf(parse(name, 'series'), { category, seeders, publishedAt: Date.UTC(2024, 2) });
    return { fingerprint: fingerprintOf('here', name), sighting: sighting ?? expect.fail(name) };
  });
  await database.commit({ releases: { seen, judge: ['Movies', 'TV'] } });
  await database.close();
  return serving({ ...options, folder, words: ['--offline', ...(options.words ?? [])] });
}

it('gives the best groups of each category, and one by its name', async () => {
  const { url } = await withGroups();
  const all = await jsonOf(await fetch(`${url}/api/v1/groups`));
  expect(all.categories).toEqual([
    { category: 'Movies', groups: 2, releases: 18 },
    { category: 'TV', groups: 1, releases: 1 },
  ]);
  expect(all.groups.map(({ group }: { readonly group: string }) => group).slice(0, 2)).toEqual(['GOOD', 'POOR']);
  const best = await jsonOf(await fetch(`${url}/api/v1/groups?category=movies&limit=1`));
  expect(best.groups).toMatchObject([{ group: 'GOOD', place: 1, groups: 2, judged: 9, first: '2024-03' }]);
  const one = await jsonOf(await fetch(`${url}/api/v1/groups/good`));
  expect(one).toMatchObject({ schema: 1, group: 'GOOD', categories: [{ category: 'Movies', releases: 9 }] });
});

it('says what is not there, and refuses what makes no sense', async () => {
  const { url } = await withGroups();
  const statusOf = async (path: string) => {
    const answer = await fetch(`${url}/api/v1/groups${path}`);
    return [answer.status, (await jsonOf(answer)).code];
  };
  expect(await statusOf('/nobody')).toEqual([404, 'no-group']);
  expect(await statusOf('?category=Opera')).toEqual([404, 'no-group']);
  expect(await statusOf('?limit=0')).toEqual([400, 'usage']);
  expect(await statusOf('?limit=501')).toEqual([400, 'usage']);
  expect((await fetch(`${url}/api/v1/groups`, { method: 'POST' })).status).toBe(401);
});

it('shows them on a page, in which no name can act, and on the first page', async () => {
  const { url } = await withGroups({ words: ['--base', '/anime'] });
  const page = async (path: string) => (await fetch(`${url}${path}`)).text();
  const all = await page('/groups');
  expect(all).toContain('<bdi>GOOD</bdi>');
  expect(all).toContain('&#60;script&#62;alert(1)');
  expect(all).not.toContain('<script>alert');
  expect(all).toMatch(/Movies <small>2 groups<\/small>/);
  expect(await page('/groups?name=poor')).toMatch(
    /<td>2<\/td><td><bdi>POOR<\/bdi><\/td><td>\d+<\/td><td>\d+–\d+<\/td><td>9<\/td>/,
  );
  expect(await page('/groups?name=nobody')).toContain('no release group &#34;nobody&#34; is known');
  expect(await page('/groups?category=TV')).not.toContain('GOOD');
  expect(await page('/')).toContain('<a href="/anime/groups?name=GOOD"><bdi>GOOD</bdi></a>');
});

it('shows a stranger nothing of them', async () => {
  const { url, key } = await withGroups({ words: ['--host', '0.0.0.0', '--allow-host', 'anime.example.com'] });
  const address = url.replace('0.0.0.0', '127.0.0.1');
  expect(await (await fetch(`${address}/groups`)).text()).not.toContain('GOOD');
  expect((await fetch(`${address}/api/v1/groups`)).status).toBe(401);
  const trusted = await fetch(`${address}/api/v1/groups`, { headers: { 'x-api-key': key } });
  expect(trusted.status).toBe(200);
});

it('counts them for Prometheus by category, and by no group', async () => {
  const { url } = await withGroups();
  const text = await (await fetch(`${url}/metrics`)).text();
  expect(text).toContain('animectl_release_groups{category="Movies"} 2\n');
  expect(text).toContain('animectl_releases{category="TV"} 1\n');
  expect(text).not.toContain('GOOD');
});
