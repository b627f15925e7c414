import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

/** One import of a file. `type`: gone at run time; `lazy`: `import('...')`. */
export interface Import {
  /** A path inside the folder that was read, or a package's name. */
  readonly to: string;
  readonly isPackage: boolean;
  readonly how: 'type' | 'static' | 'lazy';
}

/** What a source file says of itself. */
export interface Source {
  /** Inside the folder that was read: `model/ref.ts`. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  /** Functions with a body, and how many lines each takes, with all that is inside it. */
  readonly functions: readonly { readonly name: string; readonly lines: number }[];
  /** Interfaces and object types, with how many members each has of its own. */
  readonly interfaces: readonly { readonly name: string; readonly members: number; readonly calls: boolean }[];
  /** Names that are exported and declared here. */
  readonly exports: readonly string[];
  /** Texts that stand in the code: string literals and the fixed parts of templates. */
  readonly strings: readonly string[];
  /** Uses of what the house does without: `any`, `enum`, `class`, a default export, `export *`, a namespace. */
  readonly oddities: readonly string[];
  /** Names that are used although nothing declares them here: `process`, `console`, ... */
  readonly globals: ReadonlySet<string>;
}

/** Every TypeScript file under a folder, parsed. */
export function sourcesIn(folder: string): readonly Source[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .map((path) => sourceOf(folder, path));
}

function sourceOf(folder: string, path: string): Source {
  const text = readFileSync(join(folder, path), 'utf8');
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  const imports: Import[] = [];
  const functions: { name: string; lines: number }[] = [];
  const interfaces: { name: string; members: number; calls: boolean }[] = [];
  const strings: string[] = [];
  const oddities: string[] = [];
  const used = new Set<string>();
  const declared = new Set<string>();
  const visit = (node: ts.Node): void => {
    const found = importOf(node);
    if (found) imports.push(resolved(found, folder, path));
    if (ts.isFunctionLike(node) && 'body' in node && node.body) functions.push(functionOf(node, file));
    if (ts.isInterfaceDeclaration(node))
      interfaces.push({
        name: node.name.text,
        members: node.members.length,
        calls: node.members.some(isCallable),
      });
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      strings.push(node.text);
    const oddity = oddityOf(node);
    if (oddity) oddities.push(`${oddity} in line ${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
    if (ts.isIdentifier(node)) (isUse(node) ? used : declared).add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  const lines = text.trimEnd().split('\n').length;
  const globals = new Set([...used].filter((name) => !declared.has(name)));
  return { path, text, lines, imports, functions, interfaces, exports: exportsOf(file), strings, oddities, globals };
}

function importOf(node: ts.Node): { readonly name: string; readonly how: Import['how'] } | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const clause = node.importClause;
    const names = clause?.namedBindings;
    const allTypes = names && ts.isNamedImports(names) && names.elements.every((one) => one.isTypeOnly);
    const isType = clause?.phaseModifier === ts.SyntaxKind.TypeKeyword || (allTypes && !clause?.name);
    return { name: node.moduleSpecifier.text, how: isType ? 'type' : 'static' };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
    return { name: node.moduleSpecifier.text, how: node.isTypeOnly ? 'type' : 'static' };
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [name] = node.arguments;
    return { name: name && ts.isStringLiteral(name) ? name.text : '(computed)', how: 'lazy' };
  }
  return undefined;
}

function resolved({ name, how }: { name: string; how: Import['how'] }, folder: string, path: string): Import {
  const isPackage = !name.startsWith('.');
  return { to: isPackage ? name : relative(folder, join(folder, dirname(path), name)), isPackage, how };
}

function functionOf(node: ts.Node, file: ts.SourceFile): { name: string; lines: number } {
  const named = 'name' in node && node.name ? node : node.parent;
  const name = 'name' in named && named.name ? (named.name as ts.Node).getText(file) : '(nameless)';
  return { name, lines: linesOf(node, file) };
}

/** A member that is called: what an interface of data does not have. */
function isCallable(member: ts.TypeElement): boolean {
  return (
    ts.isMethodSignature(member) || (ts.isPropertySignature(member) && member.type?.kind === ts.SyntaxKind.FunctionType)
  );
}

function exportsOf(file: ts.SourceFile): readonly string[] {
  return file.statements.flatMap((one): readonly string[] => {
    const isExported =
      ts.canHaveModifiers(one) && ts.getModifiers(one)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) return [];
    if (ts.isVariableStatement(one)) return one.declarationList.declarations.map(({ name }) => name.getText(file));
    return 'name' in one && one.name ? [(one.name as ts.Node).getText(file)] : [];
  });
}

function linesOf(node: ts.Node, file: ts.SourceFile): number {
  const line = (position: number) => file.getLineAndCharacterOfPosition(position).line;
  return line(node.getEnd()) - line(node.getStart(file)) + 1;
}

function oddityOf(node: ts.Node): string | undefined {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return 'any';
  if (ts.isEnumDeclaration(node)) return 'enum';
  if (ts.isModuleDeclaration(node)) return 'namespace';
  if (ts.isClassDeclaration(node) && !isError(node)) return 'class';
  if (ts.isExportAssignment(node) || node.kind === ts.SyntaxKind.DefaultKeyword) return 'default';
  if (ts.isExportDeclaration(node) && !node.exportClause) return 'export *';
  if (ts.isNonNullExpression(node)) return '!';
  return undefined;
}

function isError({ heritageClauses }: ts.ClassDeclaration): boolean {
  return (heritageClauses ?? []).some(({ types }) =>
    types.some(({ expression }) => /Error$/.test(expression.getText())),
  );
}

/** A name that is read, as opposed to one that is declared, or that names a property or a type. */
function isUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  return !('name' in parent && parent.name === node) && !ts.isImportSpecifier(parent) && !ts.isBindingElement(parent);
}
