import type { Media } from '../model/media.ts';
import { pageUrlOf, refOf, type Source } from '../model/ref.ts';
import type { Run } from './command.ts';
import type { TitleOptions } from './lookups.ts';
import { printList } from './print.ts';
import { stdoutStyle } from './screen.ts';
import { seekTitle } from './seek.ts';

export const runShow: Run<TitleOptions> = async (options, app) => {
  const { value, code } = await seekTitle(options, 'record', app);
  const { media, from, provider, fetchedAt } = value.title;
  const fetched = new Date(fetchedAt).toISOString();
  return printList(options.format, app, {
    document: { schema: 1, ...media, pages: pagesOf(media), from, provider, fetchedAt: fetched },
    rows: [media],
    code,
    titles: [value.title],
    human: async () => (await import('../report/format/media.ts')).mediaCard(media, stdoutStyle(app, options)),
  });
};

function pagesOf({ ids, kind }: Media): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(ids).map(([source, id]) => [source, pageUrlOf(refOf(source as Source, id, kind))]),
  );
}
