import type { Ref } from '../../src/model/ref.ts';
import type { Relation, RelationType } from '../../src/model/relation.ts';
import type { Title } from '../../src/model/title.ts';
import type { Arrival, CrawlRecord } from '../../src/store/database.ts';

export const titled = (ref: Ref, more: Partial<Title> = {}): Title => ({
  ref,
  ids: { [ref.slice(0, ref.indexOf(':'))]: Number(/\d+$/.exec(ref)?.[0]) },
  kind: ref.includes('manga') ? 'manga' : 'anime',
  title: `Title of ${ref}`,
  ...more,
});

export const arrival = (one: Title, fetchedAt = 1000, provider = 'anilist'): Arrival => ({
  title: one,
  provider,
  fetchedAt,
});

export const to = (type: RelationType, ref: Ref, title?: string): Relation => ({
  type,
  to: ref,
  ...(title && { title }),
});

export function crawlOf(root: Ref, members: readonly Ref[]): CrawlRecord {
  return {
    query: 'words',
    root,
    policy: 'franchise',
    depth: 'auto',
    startedAt: 1000,
    elapsedMs: 12.5,
    members,
    complete: true,
    requests: 2,
    waitedMs: 0,
  };
}
