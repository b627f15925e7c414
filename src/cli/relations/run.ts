import type { Ref } from '../../model/ref.ts';
import type { Relation } from '../../model/relation.ts';
import type { Title } from '../../model/title.ts';
import { printList } from '../print.ts';
import { stdoutStyle } from '../screen.ts';
import { seekTitle } from '../seek.ts';
import type { Run } from '../start.ts';
import type { RelationsOptions } from './command.ts';

export const runRelations: Run<RelationsOptions> = async (options, app) => {
  const { value, code } = await seekTitle(options, options.detailed ? 'neighbours' : 'relations', app);
  const { arrived } = value;
  const { title, from, provider, fetchedAt } = value.title;
  const known = new Map<Ref, Title>(options.detailed ? [...arrived].map(([ref, one]) => [ref, one.title]) : []);
  const relations = (title.relations ?? []).map((relation) => ({ by: [provider], ...detailed(relation, known) }));
  const several = relations.some(({ by }) => by.join() !== provider);
  return printList(options.format, app, {
    document: {
      schema: 2,
      ref: title.ref,
      title: title.title,
      from,
      provider,
      fetchedAt: new Date(fetchedAt).toISOString(),
      relations,
    },
    rows: relations.map(({ details: other, ...relation }) => ({
      relation: relation.type,
      by: relation.by,
      ...outline(relation),
      ...other,
    })),
    code,
    titles: [value.title],
    human: async () => {
      const { relationsTable } = await import('../../report/format/title.ts');
      const table = relationsTable(several ? { ...title, relations } : title, known, stdoutStyle(app, options));
      if (table === '' && !app.config.quiet) app.io.stderr.write(`${title.ref} states no relations.\n`);
      return table;
    },
  });
};

function detailed(relation: Relation, known: ReadonlyMap<Ref, Title>): Relation & { readonly details?: Title } {
  const details = known.get(relation.to);
  return { ...relation, ...(details && { details }) };
}

function outline({ to, title, format }: Relation): Partial<Title> {
  return { ref: to, ...(title && { title }), ...(format && { format }) };
}
