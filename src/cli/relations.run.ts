import type { Media } from '../model/media.ts';
import type { Ref } from '../model/ref.ts';
import type { Relation } from '../model/relation.ts';
import type { Run } from './command.ts';
import { printList } from './print.ts';
import type { RelationsOptions } from './relations.ts';
import { stdoutStyle } from './screen.ts';
import { seekTitle } from './seek.ts';

export const runRelations: Run<RelationsOptions> = async (options, app) => {
  const { value, code } = await seekTitle(options, options.detailed ? 'neighbours' : 'relations', app);
  const { title, arrived } = value;
  const { media, from, provider, fetchedAt } = title;
  const known = new Map<Ref, Media>(options.detailed ? [...arrived].map(([ref, one]) => [ref, one.media]) : []);
  const relations = (media.relations ?? []).map((relation) => ({ by: [provider], ...detailed(relation, known) }));
  const several = relations.some(({ by }) => by.join() !== provider);
  return printList(options.format, app, {
    document: {
      schema: 1,
      ref: media.ref,
      title: media.title,
      from,
      provider,
      fetchedAt: new Date(fetchedAt).toISOString(),
      relations,
    },
    rows: relations.map(({ media: other, ...relation }) => ({
      relation: relation.type,
      by: relation.by,
      ...outline(relation),
      ...other,
    })),
    code,
    titles: [title],
    human: async () => {
      const { relationsTable } = await import('../report/format/media.ts');
      const table = relationsTable(several ? { ...media, relations } : media, known, stdoutStyle(app, options));
      if (table === '' && !app.config.quiet) app.io.stderr.write(`${media.ref} states no relations.\n`);
      return table;
    },
  });
};

function detailed(relation: Relation, known: ReadonlyMap<Ref, Media>): Relation & { readonly media?: Media } {
  const media = known.get(relation.to);
  return { ...relation, ...(media && { media }) };
}

function outline({ to, title, format }: Relation): Partial<Media> {
  return { ref: to, ...(title && { title }), ...(format && { format }) };
}
