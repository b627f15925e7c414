import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { labelOf, sources } from '../../src/model/ref.ts';
import { providerNames, registry } from '../../src/providers/registry.ts';

// The promise: a new provider is a folder and one line of the registry, and one numbering if it brings one.

/** Texts of a file, keys of its objects and types among them. */
function textsIn(path: string, text: string): readonly string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      texts.push(node.text);
    if (ts.isRegularExpressionLiteral(node)) texts.push(node.text);
    const { name } = node as { readonly name?: ts.Node };
    if ((ts.isPropertyAssignment(node) || ts.isPropertySignature(node)) && name && ts.isIdentifier(name))
      texts.push(name.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return texts;
}

const root = join(import.meta.dirname, '../../src');
const words = [...new Set([...providerNames, ...sources, ...sources.map(labelOf)])];

/** The providers and numberings that are named, by name or label; refs, such as examples have, name none. */
function namedIn(texts: readonly string[]): ReadonlySet<string> {
  const named = words.filter((word) => texts.some((one) => new RegExp(`(?<![a-z])${word}(?![a-z:])`, 'i').test(one)));
  return new Set(named.map((word) => sources.find((one) => labelOf(one) === word) ?? word));
}

/** Where providers may be named one after the other, and why. */
const allowed: Readonly<Record<string, string>> = {
  'model/ref.ts': 'the numberings',
  'providers/': 'the registry, and each provider of itself',
  'crawl/false-joins.ts': 'data: titles by their numbers in two numberings',
  'import/known-fields.ts': 'data: what exports call their fields, a line each with its source',
  'import/watched.ts': 'data: how services number states',
  'import/scores.ts': 'data: how services count scores',
  'import/table-columns.ts': 'data: what columns of tables say, by their heads',
  'import/watch-layout.ts': 'data: what a record says of its watcher, by service',
  'import/watcher-fields.ts': 'data: heads of columns in many languages',
  'import/watcher.ts': 'data: whose scales and numbers a record has',
  'import/row-refs.ts': 'data: whose ids need a second look, and whose addresses are paths',
  'import/wrappers.ts': 'data: what exports wrap their entries in',
  'tasks/import/origins.ts': 'data: where lists come from',
  'cli/import/command.ts': 'help: whose exports and lists are read',
  'cli/db/': 'help: which lists of other sites can be written',
  'report/choices.ts': 'help: which lists of other sites can be written',
  'config/table.ts': 'help: who is asked first, as an example',
  'report/list-formats/': 'data: what lists of other sites call their fields',
  'store/sqlite/migrations/': 'SQL of the past, with its comments',
  'import/sources/': 'data: which exports have a form of their own',
  'import/recognise.ts': 'data: by which fields an export is known',
  'import/row-fields.ts': 'data: whose ids an export gives without a word',
  'server/custom-lists.ts': 'data: the ids that Radarr and Sonarr go by',
  'server/routes/feeds.ts': 'data: the ids that Radarr and Sonarr go by',
  'radarr/': 'words of Radarr’s API',
  'tasks/library/': 'the ids that films go by, there and in Radarr’s API',
  'bench/': 'measures particular providers',
  'releases/': 'names of releases, in which anything may stand',
};

describe('providers', () => {
  it('are listed in the registry, and nowhere else', () => {
    const lists = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !Object.keys(allowed).some((start) => path.startsWith(start)))
      .flatMap((path) => {
        const text = readFileSync(join(root, path), 'utf8');
        const names = namedIn([text]).size > 1 ? namedIn(textsIn(path, text)) : new Set();
        return names.size > 1 ? [`${path}: ${[...names].join(', ')}`] : [];
      });
    expect(lists).toEqual([]);
  });

  it.each(Object.entries(registry))('%s is registered as it is', async (name, registered) => {
    const provider = await registered.load();
    expect([provider.name, provider.label, provider.numberings]).toEqual([
      name,
      registered.label,
      registered.numberings,
    ]);
  });

  it('have labels of their own', () => {
    expect(new Set(Object.values(registry).map(({ label }) => label)).size).toBe(providerNames.length);
  });
});
