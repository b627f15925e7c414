import { expect, it } from 'vitest';
import { explainTitle } from '../../src/tasks/explain.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { appOf, ran } from '../helpers/app.ts';
import { bothWays, ref, titlesOf } from '../helpers/graph.ts';

const titles = titlesOf(
  [...bothWays('800001 SEQUEL 800002'), '800001 OTHER 800005', '800005 CHARACTER 800001', '800007 OTHER 800008'],
  { 800001: { title: 'Vrexling' }, 800005: { title: 'Zonkquil', english: 'The Amber One' } },
);

it('a title that came along and was left out is told by what it says itself, too, for the franchise that it came with', async () => {
  const app = appOf({ anilist: (await anilistServer(titles)).url });
  const queries = [800_001, 800_007].map((id) => ({ text: ref(id), ref: ref(id) }));
  const { events, document } = await ran(explainTitle({ queries, ref: ref(800_005) }, app));
  const statedBy = ['anilist'];
  expect(document.map(({ title, member, leftOut }) => [title.title, member, leftOut])).toEqual([
    [
      'The Amber One',
      false,
      expect.objectContaining({
        why: 'listed',
        says: [
          { by: ref(800_001), of: ref(800_005), type: 'OTHER', stated: true, statedBy },
          { by: ref(800_005), of: ref(800_001), type: 'CHARACTER', stated: true, statedBy },
        ],
      }),
    ],
    [ref(800_005), false, { why: 'unrelated', cutShort: false }],
  ]);
  expect(events.filter(({ type }) => type === 'franchise')).toHaveLength(2);
});
