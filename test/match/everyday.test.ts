import { describe, expect, it } from 'vitest';
import { bundledOrigin } from '../../src/lookup/bundled.ts';
import { createLookup } from '../../src/lookup/lookup.ts';
import type { Resolution } from '../../src/match/resolution.ts';
import { resolveTitles } from '../../src/match/resolve.ts';
import type { Lookup } from '../../src/model/lookup.ts';
import { anilist } from '../../src/providers/anilist/anilist.ts';
import { bundled } from '../../src/providers/registry.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { catalogTitles } from '../helpers/catalog-titles.ts';
import { ref } from '../helpers/graph.ts';
import { httpTo } from '../helpers/http.ts';
import { networkOf, noCounts } from '../helpers/lookup.ts';
import { everydayNames } from './everyday-names.ts';

async function resolved(lookup: Lookup): Promise<readonly Resolution[]> {
  const names = everydayNames.map(([name]) => name);
  const events = resolveTitles(names, lookup, { lookAhead: false });
  for (;;) {
    const { done, value } = await events.next();
    if (done) return value;
  }
}

/** Names that were not understood, or not without a doubt. */
const wrong = (resolutions: readonly Resolution[]) =>
  resolutions.flatMap(({ query, chosen, mismatch }, n) =>
    chosen?.title.ref === ref(everydayNames[n]?.[1] ?? 0) && !mismatch ? [] : `${query}: ${chosen?.title.title}`,
  );

describe('what people call titles every day', () => {
  it('is more than two hundred names', () => {
    expect(everydayNames.length).toBeGreaterThan(200);
  });

  it('is understood from what is bundled', async () => {
    expect(wrong(await resolved(createLookup([bundledOrigin(bundled)], noCounts())))).toEqual([]);
  });

  it('is understood from what AniList finds, and from what is bundled where that finds nothing good', async () => {
    const { url } = await anilistServer(await catalogTitles());
    const lookup = createLookup(
      [networkOf(anilist, { http: httpTo(url, anilist) }), bundledOrigin(bundled)],
      noCounts(),
    );
    expect(wrong(await resolved(lookup))).toEqual([]);
  });
});
