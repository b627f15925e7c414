import { pageUrlOf, refOf, type Source } from '../../model/ref.ts';
import type { Title } from '../../model/title.ts';
import type { TitleOptions } from '../lookups.ts';
import { printList } from '../print.ts';
import { stdoutStyle } from '../screen.ts';
import { seekTitle } from '../seek.ts';
import type { Run } from '../start.ts';

export const runShow: Run<TitleOptions> = async (options, app) => {
  const { value, code } = await seekTitle(options, 'record', app);
  const { title, from, provider, fetchedAt } = value.title;
  const fetched = new Date(fetchedAt).toISOString();
  return printList(options.format, app, {
    document: { schema: 2, ...title, pages: pagesOf(title), from, provider, fetchedAt: fetched },
    rows: [title],
    code,
    titles: [value.title],
    human: async () => (await import('../../report/format/title.ts')).mediaCard(title, stdoutStyle(app, options)),
  });
};

function pagesOf({ ids, kind }: Title): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(ids).map(([source, id]) => [source, pageUrlOf(refOf(source as Source, id, kind))]),
  );
}
