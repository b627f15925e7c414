import { cpSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';
import type { TestProject } from 'vitest/node';

const root = join(import.meta.dirname, '../..');
const sources = join(root, 'src/');

/** Where the compiled sources are, for Vitest's own process. Absent: they are compiled one by one, as tests ask for them. */
const place = 'ANIMECTL_TEST_COMPILED';

/** A file of ours is asked for where it was compiled to, a package where it is installed. */
const beside: Plugin = {
  name: 'beside',
  setup({ onResolve }) {
    onResolve({ filter: /^\.{1,2}\// }, ({ path, kind }) =>
      kind === 'entry-point' ? undefined : { path: path.replace(/\.ts$/, '.js'), external: true },
    );
  },
};

/**
 * Vitest calls it before the first test: compiles `src`, file by file, into the run's folder, from where Node itself loads it. By
 * Vitest's own means each process of tests asks for every file, and runs it as a function to which an import is a getter: a tenth
 * more processor time in the tests, and three times as much before them. While files are watched, it is Vitest that knows which one has changed.
 */
export async function setup(project: TestProject): Promise<(() => void) | undefined> {
  if (project.vitest.config.watch) return undefined;
  const folder = join(project.getProvidedContext().runFolder, 'compiled');
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  await build({
    entryPoints: files.map((path) => join(sources, path)),
    ...{ outdir: join(folder, 'src'), outbase: sources, bundle: true, packages: 'external', plugins: [beside] },
    ...{ format: 'esm', platform: 'node', target: 'node20.19', sourcemap: 'inline', treeShaking: false },
  });
  // What the sources find by the name of their own package.
  for (const name of ['package.json', 'schema.sql', 'src/store/postgres/schema.sql'])
    cpSync(join(root, name), join(folder, name));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  process.env[place] = folder;
  return () => {
    delete process.env[place];
  };
}

/** A plugin of Vite: whoever imports a file of `src` gets it compiled, where it is. */
export function compiledSources() {
  return {
    name: 'compiled-sources',
    enforce: 'pre' as const,
    resolveId(
      path: string,
      importer: string | undefined,
    ): { readonly id: string; readonly external: true } | undefined {
      const folder = process.env[place];
      if (!folder || !importer || !/^\.{1,2}\/.*\.ts$/.test(path)) return undefined;
      const file = resolve(dirname(importer), path);
      if (!file.startsWith(sources)) return undefined;
      return { id: join(folder, 'src', `${file.slice(sources.length, -'.ts'.length)}.js`), external: true };
    },
  };
}
