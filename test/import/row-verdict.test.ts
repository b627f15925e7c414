import { expect, it } from 'vitest';
import { keyOf, verdictOf } from '../../src/import/row-verdict.ts';
import { createLookup } from '../../src/lookup/lookup.ts';
import { resolveTitles } from '../../src/match/resolve.ts';
import { anilist } from '../../src/providers/anilist/anilist.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { titleOf } from '../helpers/franchise.ts';
import { ref } from '../helpers/graph.ts';
import { httpTo } from '../helpers/http.ts';
import { networkOf, noCounts } from '../helpers/lookup.ts';

const film = { title: 'Kimi no Na wa.', english: 'Your Name.', format: 'MOVIE', year: 2016 } as const;
const advert = { title: 'Tennen Mizu', synonyms: ['Your Name.'], format: 'SPECIAL', year: 2016 } as const;

async function verdict(words: string, ...titles: Parameters<typeof titleOf>[]) {
  const server = await anilistServer(titles.map((one) => titleOf(...one)));
  const lookup = createLookup(
    [networkOf(anilist, { http: httpTo(server.url, anilist), counts: noCounts() })],
    noCounts(),
  );
  const events = resolveTitles([words], lookup, { lookAhead: false });
  for (;;) {
    const { done, value } = await events.next();
    if (done && value[0]) return verdictOf(value[0], false);
  }
}

it("a title's own name goes before what another one is also called", async () => {
  expect(await verdict('Your Name.', [1, film], [2, advert])).toMatchObject({ title: { ref: ref(1) } });
});

it('two titles of one name are a doubt', async () => {
  const other = { ...film, title: 'Kimi no Na wa', year: 1954 };
  expect(await verdict('Your Name.', [1, film], [3, other])).toMatchObject({ outcome: 'ambiguous' });
});

it('a film and an anime of one name are asked for apart', () => {
  const monster = { refs: [], title: 'Monster', year: 2003 };
  expect(keyOf({ ...monster, isFilm: true })).not.toBe(keyOf(monster));
});
