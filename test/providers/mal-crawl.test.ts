import { describe, expect, it } from 'vitest';
import type { Ref } from '../../src/model/ref.ts';
import { kitsu } from '../../src/providers/kitsu/kitsu.ts';
import { mal } from '../../src/providers/mal/mal.ts';
import type { Provider } from '../../src/providers/provider.ts';
import { shikimori } from '../../src/providers/shikimori/shikimori.ts';
import { catalogFranchises, catalogTitles } from '../helpers/catalog-titles.ts';
import { httpTo } from '../helpers/http.ts';
import { jikanServer, jikanTitles } from '../helpers/jikan-server.ts';
import { kitsuRefOf, kitsuServer, kitsuTitles } from '../helpers/kitsu-server.ts';
import { crawlOf, franchiseOf, lookupOf } from '../helpers/lookup.ts';
import { shikimoriServer, shikimoriTitles } from '../helpers/shikimori-server.ts';

/** The ids of a franchise, in the numbering of `source`, as a crawl of `provider` alone finds it. */
async function found(provider: Provider, url: string, root: Ref, source: 'mal' | 'anilist') {
  const lookup = lookupOf(provider, { http: httpTo(url, provider) });
  const { members, failed } = await franchiseOf(crawlOf([root], lookup));
  expect(failed).toEqual([]);
  return members.map(({ title }) => title.ids[source] ?? 0).toSorted((a, b) => a - b);
}

describe.each(['Attack on Titan', 'Fullmetal Alchemist', 'Overlord'])('%s', async (name) => {
  const all = await catalogTitles();
  const franchise = catalogFranchises().find((one) => one.name === name);
  const members = all.filter(({ ref }) => franchise?.members.includes(ref));
  const idsOf = (source: 'mal' | 'anilist') =>
    [...new Set(members.flatMap(({ ids }) => ids[source] ?? []))].toSorted((a, b) => a - b);
  const roots = [members[0], members.at(-1)].filter((one) => one !== undefined);

  it('is found whole at MyAnimeList, one title a request', async () => {
    const server = await jikanServer(jikanTitles(all));
    const root = roots[0]?.ids.mal ?? 0;
    expect(await found(mal, `${server.url}/v4`, `mal:${root}`, 'mal')).toEqual(idsOf('mal'));
    expect(new Set(server.asked).size).toBe(server.asked.length);
  });

  it('is found whole at Shikimori in a few requests, by either numbering', async () => {
    for (const root of roots) {
      for (const source of ['shikimori', 'mal'] as const) {
        const server = await shikimoriServer(shikimoriTitles(all));
        const ref: Ref = `${source}:${root.ids.mal ?? 0}`;
        expect(await found(shikimori, server.url, ref, 'mal')).toEqual(idsOf('mal'));
        expect(server.asked.length).toBeLessThanOrEqual(3);
      }
    }
  });

  it('is found whole at Kitsu, twenty titles a request, by anyone’s numbers', async () => {
    for (const root of roots) {
      const server = await kitsuServer(kitsuTitles(all));
      for (const ref of [root.ref, kitsuRefOf(root.ref, all)])
        expect(await found(kitsu, `${server.url}/api/edge`, ref, 'anilist')).toEqual(idsOf('anilist'));
    }
  });
});
