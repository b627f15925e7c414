import type { App } from '../app/app.ts';
import type { FranchisesChecked } from '../franchise/difference.ts';
import type { RunEvent } from '../model/events.ts';
import type { Ref } from '../model/ref.ts';
import type { Title } from '../model/title.ts';
import type { Change, Database } from '../store/database.ts';
import type { Checked } from './check.ts';
import { setNews } from './kept.ts';
import { apart } from './task.ts';

/** What was found by asking for franchises again. */

/** Events without the answers themselves, of which there are many and nobody has asked for. */
export async function* quietly<T>(events: AsyncGenerator<RunEvent, T>): AsyncGenerator<RunEvent, T> {
  const { events: passed, result } = apart(events);
  for await (const event of passed) if (event.type !== 'franchise') yield event;
  return result();
}

/** How asking came out; `refs`: the titles of each franchise. Where something has changed since `startedAt`, what was answered before is answered no more. */
export async function foundIn(
  checked: readonly Checked[],
  refs: ReadonlyMap<Checked, ReadonlySet<Ref>>,
  changes: readonly Change[],
  startedAt: number,
  app: App,
): Promise<FranchisesChecked> {
  const isNews = new Set(changes.map(({ ref }) => ref));
  const changed = checked.filter((one) => [...(refs.get(one) ?? [])].some((ref) => isNews.has(ref)));
  await setNews(new Set(changed.flatMap((one) => [...(refs.get(one) ?? [])])), startedAt, await app.cache());
  return {
    checked: checked.filter(({ heard }) => heard !== 'none').length,
    changed: changed.length,
    missed: checked
      .filter(({ heard }) => heard !== 'all')
      .map(({ query, heard }) => ({ query: query.text, entirely: heard === 'none' })),
  };
}

/** What is known of the titles that changes speak of. */
export async function titlesSpokenOf(
  changes: readonly Change[],
  { titles }: Database,
): Promise<ReadonlyMap<Ref, Title>> {
  const others = changes.flatMap(({ field }) => (field.startsWith('relation ') ? [field.slice(9) as Ref] : []));
  const refs = [...new Set([...changes.map(({ ref }) => ref), ...others])];
  const stored = refs.length > 0 ? await titles.load(refs) : new Map<Ref, never>();
  return new Map([...stored].map(([ref, { title }]) => [ref, title]));
}
