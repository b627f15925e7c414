import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain } from '../../src/franchise/explain.ts';
import type { Franchise } from '../../src/model/franchise.ts';
import { type Ref, refOf } from '../../src/model/ref.ts';
import { type Relation, type RelationType, relationTypes } from '../../src/model/relation.ts';
import { type Policy, presets } from '../../src/model/relation-policy.ts';
import type { Title } from '../../src/model/title.ts';
import { titleOf } from '../helpers/franchise.ts';
import { crawlOf, eventsOf, lookupOf } from '../helpers/lookup.ts';
import { memoryProvider } from '../helpers/memory-provider.ts';
import { runs } from '../helpers/suite.ts';

// The promise: what --explain says of a title is what the crawl did with it.

interface Case {
  readonly titles: readonly Title[];
  readonly policy: Policy;
  readonly joins: readonly { readonly from: Ref; readonly to: Ref; readonly type: RelationType }[];
}

const type = fc.constantFrom(...relationTypes);
const end = fc.integer({ min: 1, max: 9 });
const statement = fc.tuple(end, type, end).filter(([from, , to]) => from !== to);
const policy = fc.oneof(
  fc.constantFrom(...Object.values(presets)),
  fc
    .array(fc.constantFrom('follow', 'list', 'ignore'), {
      minLength: relationTypes.length,
      maxLength: relationTypes.length,
    })
    .map((all) => Object.fromEntries(relationTypes.map((one, n) => [one, all[n]])) as unknown as Policy),
);
const cases: fc.Arbitrary<Case> = fc.record({
  titles: fc.array(statement, { minLength: 1, maxLength: 20 }).map(titlesOf),
  policy,
  joins: fc.array(
    statement.map(([from, one, to]) => ({ from: refOf('anilist', from), to: refOf('anilist', to), type: one })),
    { maxLength: 1 },
  ),
});

function titlesOf(statements: readonly (readonly [number, RelationType, number])[]): readonly Title[] {
  const relations = new Map<number, Relation[]>([1, 2, 3, 4, 5, 6, 7, 8, 9].map((id) => [id, []]));
  for (const [from, one, to] of statements) relations.get(from)?.push({ type: one, to: refOf('anilist', to) });
  return [...relations].map(([id, own]) => titleOf(id, { relations: own }));
}

async function crawled({ titles, policy: own, joins }: Case, limits: { maxTitles?: number } = {}) {
  const lookup = lookupOf(memoryProvider(titles));
  const events = await eventsOf(crawlOf([refOf('anilist', 1)], lookup, { policy: own, joins, ...limits }));
  const last = events.at(-1);
  if (last?.type !== 'franchise') throw new Error('the crawl ended without an answer');
  return { franchise: last.franchise, others: events.flatMap((one) => (one.type === 'title' ? one.title : [])) };
}

/** Whether a member states anything of the title. */
const isNamed = (ref: Ref, { members }: Franchise): boolean =>
  members.some(({ title }) => (title.relations ?? []).some(({ to }) => to === ref));

describe('an explanation and the crawl', () => {
  it('agree on every title of every graph, under every policy', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (one) => {
        const { franchise, others } = await crawled(one);
        const members = new Set(franchise.members.map(({ title }) => title.ref));
        const listed = new Set(franchise.listed.map(({ ref }) => ref));
        for (const { ref } of one.titles) {
          const { member, path, leftOut } = explain(franchise, ref, { policy: one.policy, others });
          expect(member).toBe(members.has(ref));
          expect(path.map(({ by }) => by.length > 0)).toEqual(path.map(() => true));
          expect(
            path.flatMap(({ by }) => by.map((step) => one.policy[step])).filter((how) => how !== 'follow'),
          ).toEqual([]);
          if (member) expect(leftOut).toBeNull();
          else if (listed.has(ref)) expect(leftOut?.why).toBe('listed');
          else expect(['ignored', 'unrelated']).toContain(leftOut?.why);
          if (leftOut?.why === 'unrelated') expect(isNamed(ref, franchise)).toBe(false);
        }
      }),
      { numRuns: runs(75, 300) },
    );
  });

  it('agree on what a limit has kept out', async () => {
    await fc.assert(
      fc.asyncProperty(cases, fc.integer({ min: 1, max: 4 }), async (one, maxTitles) => {
        const { franchise, others } = await crawled(one, { maxTitles });
        const frontier = new Set(franchise.truncated?.frontier);
        for (const { ref } of one.titles) {
          const { member, leftOut } = explain(franchise, ref, { policy: one.policy, others });
          expect(member && frontier.has(ref)).toBe(false);
          if (!member && frontier.has(ref)) expect(leftOut).toMatchObject({ why: 'limit', by: 'titles' });
        }
      }),
      { numRuns: runs(50, 150) },
    );
  });
});
