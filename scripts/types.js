// Writes the library's types: `node scripts/types.js [FOLDER]` (dist/types). Only what src/index.ts leads to: nobody can import
// the rest.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import process from 'node:process';
import ts from 'typescript';

const root = join(import.meta.dirname, '..');
const folder = resolve(root, process.argv[2] ?? 'dist/types');
const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent({ ...config, files: ['src/index.ts'], include: [] }, ts.sys, root);
const program = ts.createProgram([join(root, 'src/index.ts')], {
  ...options,
  noEmit: false,
  declaration: true,
  emitDeclarationOnly: true,
  noCheck: true,
  rootDir: join(root, 'src'),
  outDir: folder,
});

/** Every declaration there is, by its path. */
const texts = new Map();
const { diagnostics } = program.emit(undefined, (path, text) => void texts.set(resolve(path), text));
if (diagnostics.length > 0) {
  process.stderr.write(ts.formatDiagnostics(diagnostics, ts.createCompilerHost(options)));
  process.exit(1);
}

rmSync(folder, { recursive: true, force: true });
const needed = [join(folder, 'index.d.ts')];
for (const path of needed) {
  const text = texts.get(path);
  if (text === undefined) throw new Error(`there is no ${relative(folder, path)}`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  for (const { fileName } of ts.preProcessFile(text).importedFiles) {
    const other = resolve(dirname(path), fileName.replace(/\.ts$/, '.d.ts'));
    if (fileName.startsWith('.') && !needed.includes(other)) needed.push(other);
  }
}
