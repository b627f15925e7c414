import * as z from 'zod';
import { parseTyped } from '../model/query.ts';
import { mediaCard, mediaTable, relationsTable } from '../report/format/title.ts';
import { relatedLines } from '../report/text/related.ts';
import { search } from '../tasks/search.ts';
import { relationsOf, showTitle } from '../tasks/title.ts';
import { briefly } from './brief.ts';
import { fields } from './schemas.ts';
import { tool } from './tool.ts';

const { brief, provenance, provider, ref, refresh, relationType, title } = fields;

export const searchTool = tool({
  name: 'search',
  title: 'Titles that hold some words',
  description: 'Searches titles by words, best first. Use it where a title could mean several things.',
  input: z.object({
    words: z.string().min(1).max(500).describe('Words of a title, in any of its languages'),
    limit: z.number().int().min(1).max(100).optional().describe('Titles at the most; 20'),
    provider,
    refresh,
  }),
  output: z.object({
    query: z.string(),
    results: z.array(brief.extend({ score: z.number().describe('From 0 to 1'), ...provenance })),
  }),
  writes: false,
  async answer({ words, limit = 20, provider: asked = 'auto', refresh: isFresh = false }, call) {
    const question = { words, limit, provider: asked, refresh: isFresh, signal: call.signal };
    const { document, notes } = await call.run(search(question, call.app));
    const results = document.results.map((one) => {
      const { score, from, provider: by, fetchedAt } = one;
      return { ...briefly(one), score, from, provider: by, fetchedAt };
    });
    const text = [...notes, mediaTable(document.results)].join('\n');
    return { text, structured: { query: document.query, results } };
  },
});

const titleInput = z.object({ title, provider, refresh });

export const showTool = tool({
  name: 'show',
  title: 'One title',
  description: 'All that is known of one title: names, dates, length, rating, its ids and pages at every provider.',
  input: titleInput,
  output: z.looseObject({ ...brief.shape, ...provenance, pages: z.record(z.string(), z.string()) }),
  writes: false,
  async answer({ title: words, provider: asked = 'auto', refresh: isFresh = false }, call) {
    const question = { query: parseTyped(words), provider: asked, refresh: isFresh, signal: call.signal };
    const { document, notes } = await call.run(showTitle(question, call.app));
    const { schema, relations, ...structured } = document;
    return { text: [...notes, mediaCard(document)].join('\n'), structured };
  },
});

export const relationsTool = tool({
  name: 'relations',
  title: 'What one title is directly related to',
  description: 'The direct relations of one title: sequels, prequels, side stories, source, and so on.',
  input: titleInput,
  output: z.object({
    ref,
    title: z.string(),
    ...provenance,
    relations: z.array(
      z.object({ type: relationType, ref, title: z.string().optional(), format: z.string().optional() }),
    ),
    related: z
      .array(z.object({ ref, title: z.string().optional() }))
      .optional()
      .describe('Where the relations are not known: what is related in some way'),
  }),
  writes: false,
  async answer({ title: words, provider: asked = 'auto', refresh: isFresh = false }, call) {
    const question = { query: parseTyped(words), provider: asked, refresh: isFresh, signal: call.signal };
    const { document, notes } = await call.run(relationsOf(question, call.app));
    const { ref: of, title: name, from, provider: by, fetchedAt, relations, related } = document;
    const structured = {
      ...{ ref: of, title: name, from, provider: by, fetchedAt },
      relations: relations.map(({ type, to, title: other, format }) => ({
        ...{ type, ref: to },
        ...(other !== undefined && { title: other }),
        ...(format && { format }),
      })),
      ...(related && { related: related.map(({ ref: one, title: other }) => ({ ref: one, title: other })) }),
    };
    const head = `${name} (${of})`;
    const table = relations.length > 0 ? relationsTable(document) : `${of} states no relations.\n`;
    const rows = related
      ? relatedLines(of, related)
          .map((line) => `${line}\n`)
          .join('')
      : table;
    return { text: [...notes, head, rows].join('\n'), structured };
  },
});
