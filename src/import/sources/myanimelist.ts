import { SaxesParser } from 'saxes';
import { FileError } from '../../model/errors.ts';
import { rowOf } from '../fields.ts';
import { longestLine } from '../lines.ts';
import { broken, type Row } from '../row.ts';
import type { Text } from '../text.ts';

/**
 * The list that https://myanimelist.net/panel.php?go=export gives. Its ids are MyAnimeList's. A document that defines
 * entities of its own is refused.
 */
export async function* readMyAnimeList(text: Text): AsyncGenerator<Row, void> {
  const rows: Row[] = [];
  const parser = new SaxesParser();
  let entry: { readonly line: number; readonly fields: Record<string, string>; fault?: string } | undefined;
  let words = '';
  let since = 0;
  let fault: string | undefined;
  let depth = 0;

  parser.on('doctype', (doctype) => {
    if (/<!ENTITY/i.test(doctype))
      throw new FileError(`${text.name} defines entities, which no export does: not read`, text.name);
  });
  parser.on('opentag', ({ name }) => {
    [words, since] = ['', 0];
    depth++;
    if (depth > deepest) throw new FileError(`${text.name} is nested more deeply than any export: not read`, text.name);
    if (name === 'manga') throw new FileError(`${text.name} is a list of manga: export the anime list`, text.name);
    if (name === 'anime') entry = { line: parser.line, fields: {} };
  });
  parser.on('text', (part) => {
    words += part;
  });
  parser.on('cdata', (part) => {
    words += part;
  });
  parser.on('closetag', ({ name }) => {
    since = 0;
    depth--;
    if (name === 'anime' && entry) rows.push(rowOfEntry(entry));
    if (name === 'anime') entry = undefined;
    else if (entry && wanted.has(name)) entry.fields[name] = words.trim().slice(0, 500);
  });
  parser.on('error', (error) => {
    const reason = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
    if (entry) entry.fault ??= reason;
    else fault ??= reason;
  });

  for await (const chunk of text.chunks) {
    since += chunk.length;
    parser.write(chunk);
    if (since > longestLine)
      throw new FileError(`${text.name} holds a text longer than any title: not read`, text.name);
    yield* rows.splice(0);
  }
  const { line } = parser;
  const unfinished = entry;
  parser.close();
  yield* rows.splice(0);
  if (unfinished) yield broken(unfinished.line, unfinished.fields, 'the file ends in the middle of it');
  else if (fault !== undefined && !text.isCut()) yield broken(line, '', `the file is no whole XML (${fault})`);
}

/** An export has three levels. Each open one takes memory. */
const deepest = 100;
const wanted: ReadonlySet<string> = new Set([
  'series_animedb_id',
  'series_title',
  'series_type',
  'my_status',
  'my_score',
  'my_watched_episodes',
]);

function rowOfEntry({ line, fields, fault }: { line: number; fields: Record<string, string>; fault?: string }): Row {
  return fault === undefined ? rowOf(line, fields, fields) : broken(line, fields, `it is no proper XML (${fault})`);
}
