// What the program says of itself, for the pages that are made from it: its commands and options, without what they run, and the
// tables of settings, exit codes and formats.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
export const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const sources = `
export { createProgram } from './src/cli/program.ts';
export { exit, exitMeanings } from './src/cli/exit.ts';
export { settingRows } from './src/config/table.ts';
export { providerNames } from './src/providers/registry.ts';
export { endingsOf, formatMeanings } from './src/report/choices.ts';
export { sourceMeanings } from './src/model/source-format.ts';
`;

export async function loadProgram() {
  const runs = {
    name: 'runs',
    setup: ({ onResolve }) =>
      void onResolve({ filter: /^\./ }, ({ path, kind }) =>
        kind === 'dynamic-import' ? { path, external: true } : undefined,
      ),
  };
  const { outputFiles } = await build({
    stdin: { contents: sources, resolveDir: root },
    plugins: [runs],
    ...{ bundle: true, format: 'cjs', platform: 'node', write: false },
  });
  const module = { exports: {} };
  new Function('module', 'exports', 'require', outputFiles[0].text)(module, module.exports, createRequire(root));
  const { createProgram, exit, exitMeanings, ...tables } = module.exports;
  const nobody = { write: () => true };
  const exits = Object.entries(exit)
    .map(([name, code]) => ({ code, meaning: exitMeanings[name] }))
    .sort((one, other) => one.code - other.code);
  return { program: createProgram(async () => {}, { stdout: nobody, stderr: nobody, version }), exits, ...tables };
}

/** The option of the whole program that states a setting; undefined: none does. */
export const optionOf = (program, { key, variables }) =>
  program.options.find((option) =>
    [key, variables[0] === 'ANIMECTL_CONFIG' && 'config'].includes(option.attributeName()),
  );
