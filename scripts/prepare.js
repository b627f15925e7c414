// What npm runs when it has installed: makes the program and the library's types. `npx animectl` in a clone has npm run it once more,
// for a link to this folder (findings/npx-prepare-again.sh): where all is made, that would be ten seconds for nothing.
import { execSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const root = join(import.meta.dirname, '..');
const isMade = ['main.cjs', 'types/index.d.ts'].every((file) => existsSync(join(root, 'dist', file)));
if (process.env.npm_command !== 'exec' || !isMade)
  for (const script of ['build', 'types']) execSync(`npm run -s ${script}`, { cwd: root, stdio: 'inherit' });
