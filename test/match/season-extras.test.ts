import { describe, expect, it } from 'vitest';
import type { Resolution } from '../../src/match/resolution.ts';
import { resolveTitles } from '../../src/match/resolve.ts';
import type { Relation, RelationType } from '../../src/model/relation.ts';
import type { Title } from '../../src/model/title.ts';
import { titleOf } from '../helpers/franchise.ts';
import { ref } from '../helpers/graph.ts';
import { lookupOf } from '../helpers/lookup.ts';
import { memoryProvider } from '../helpers/memory-provider.ts';

const titled = (id: number, title: string, facts: Partial<Title>, ...ties: readonly [RelationType, number][]): Title =>
  titleOf(id, {
    ...{ title, startDate: `${2000 + id}-01-01`, ...facts },
    relations: ties.map(([type, to]): Relation => ({ type, to: ref(to) })),
  });

const first = titled(1, 'highschool', { format: 'TV' }, ['SEQUEL', 2], ['SIDE_STORY', 11]);
const second = (...ties: readonly [RelationType, number][]) =>
  titled(2, 'highschool new', { format: 'TV' }, ['PREQUEL', 1], ...ties);
const ova = (id: number, facts: Partial<Title> = {}, type: RelationType = 'PARENT') =>
  titled(id, `extra ${id}`, { format: 'OVA', ...facts }, [type, 2]);
const ofFirst = titled(11, 'extra of the first', { format: 'OVA' }, ['PARENT', 1]);

async function resolve(words: string, ...titles: readonly Title[]): Promise<Resolution> {
  const events = resolveTitles([words], lookupOf(memoryProvider([first, ofFirst, ...titles])), { lookAhead: false });
  for (;;) {
    const { done, value } = await events.next();
    if (done) return value[0] as Resolution;
  }
}
const meant = async (...args: Parameters<typeof resolve>) => {
  const { chosen, mismatch } = await resolve(...args);
  return [chosen?.title.ref, mismatch?.type];
};

describe('the extras of one season', () => {
  it('are what hangs on it, not on another one', async () => {
    const titles = [second(['SIDE_STORY', 21]), ova(21)];
    expect(await meant('highschool season 2 OVA', ...titles)).toEqual([ref(21), undefined]);
    expect(await meant('highschool season 1 OVA', ...titles)).toEqual([ref(11), undefined]);
  });

  it('are told where there are several, the oldest first', async () => {
    const titles = [
      second(['SIDE_STORY', 21], ['SIDE_STORY', 22], ['SIDE_STORY', 23]),
      ...[ova(21, { startDate: '2012-05-05' }), ova(22, { startDate: '2011-05-05' })],
      titled(23, 'extra 23', { format: 'OVA', startDate: '2012-06-06' }),
    ];
    const found = await resolve('highschool season 2 OVA', ...titles);
    expect(found).toMatchObject({
      chosen: { title: { ref: ref(22) } },
      mismatch: { type: 'several', format: 'OVA', count: 3, of: { ref: ref(2) } },
    });
    expect(found.candidates.slice(0, 3).map(({ title }) => title.ref)).toEqual([ref(22), ref(21), ref(23)]);
    expect(found.others.map(({ title, pick }) => [title.ref, pick])).toEqual([
      [ref(21), 2],
      [ref(23), 3],
    ]);
  });

  it('are none of another format: then the season is meant, and that is said', async () => {
    const film = ova(21, { format: 'MOVIE' });
    expect(await meant('highschool season 2 OVA', second(['SIDE_STORY', 21]), film)).toEqual([ref(2), 'format']);
    expect(await meant('highschool season 2 movie', second(['SIDE_STORY', 21]), film)).toEqual([ref(21), undefined]);
  });

  it.each(['PREQUEL', 'PARENT', 'CHARACTER', 'ADAPTATION', 'SOURCE'] as const)(
    'are not what is its %s',
    async (type) => {
      expect(await meant('highschool season 2 OVA', second([type, 21]), ova(21, {}, 'OTHER'))).toEqual([
        ref(2),
        'format',
      ]);
    },
  );

  it.each(['SIDE_STORY', 'SUMMARY', 'SPIN_OFF', 'ALTERNATIVE', 'OTHER', 'SEQUEL'] as const)(
    'are what is its %s',
    async (type) => {
      expect((await meant('highschool season 2 OVA', second([type, 21]), ova(21, {}, 'OTHER')))[0]).toBe(ref(21));
    },
  );

  it('are not sought where a title is called so, nor for a series', async () => {
    const named = titled(22, 'highschool season 2 OVA', { format: 'OVA' });
    expect(await meant('highschool season 2 OVA', second(['SIDE_STORY', 21]), ova(21), named)).toEqual([
      ref(22),
      undefined,
    ]);
    expect(await meant('highschool season 2 TV', second(['SIDE_STORY', 21]), ova(21))).toEqual([ref(2), undefined]);
  });
});
