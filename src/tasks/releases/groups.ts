import { NotFoundError } from '../../model/errors.ts';
import type { GroupDocument, GroupsDocument } from '../../model/release-documents.ts';
import { withoutEvents } from '../task.ts';

export interface TopQuestion {
  /** In capitals or small letters. Absent: all. */
  readonly category?: string | undefined;
  /** Groups of each category at the most. */
  readonly limit?: number;
}

/** The best groups of each category. Throws `NotFoundError` for a category that has none. */
export const topGroups = withoutEvents<TopQuestion, GroupsDocument>(async ({ category, limit = 10 }, app) => {
  const { releases } = await app.database('orEmpty');
  const categories = await releases.categories();
  const wanted = category?.trim().toLowerCase();
  const found = categories.find((one) => one.category.toLowerCase() === wanted);
  if (wanted !== undefined && !found) {
    const names = categories.map((one) => one.category).join(', ');
    throw new NotFoundError(`no release group of ${category} is known${names ? `; there are ${names}` : ''}`, {
      code: 'no-group',
    });
  }
  return { schema: 1, categories, groups: await releases.best(limit, found?.category) };
});

export interface GroupQuestion {
  readonly name: string;
}

/** What one group is worth. Throws `NotFoundError`, which names groups with such a name. */
export const oneGroup = withoutEvents<GroupQuestion, GroupDocument>(async ({ name }, app) => {
  const { releases } = await app.database('orEmpty');
  const [first, ...others] = await releases.group(name.trim());
  if (first) return { schema: 1, group: first.group, categories: [first, ...others] };
  const alike = name.trim() === '' ? [] : await releases.named(name.trim().slice(0, 100), 5);
  const names = [...new Map(alike.map(({ group }) => [group.toLowerCase(), group])).values()].join(', ');
  throw new NotFoundError(`no release group "${name}" is known${names ? `; there are ${names}` : ''}`, {
    code: 'no-group',
  });
});
