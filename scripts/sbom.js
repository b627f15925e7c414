// Writes what users get beside the program, as CycloneDX: `node scripts/sbom.js [FILE]` (sbom.cdx.json). It says the same each time:
// without the time and the number of the document. https://docs.npmjs.com/cli/commands/npm-sbom
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';

const root = join(import.meta.dirname, '..');
// Not --omit=dev: that leaves out what a package for development uses as well (findings/npm-sbom-omit-dev.sh).
const words = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only'];
const text = execFileSync('npm', words, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' });
const { serialNumber: _, ...document } = JSON.parse(text);
const { timestamp: __, ...metadata } = document.metadata;
// npm calls it by its folder.
metadata.component.name = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).name;
const isForUsers = ({ properties = [] }) => !properties.some(({ name }) => name === 'cdx:npm:package:development');
const components = document.components.filter(isForUsers);
const known = new Set([metadata.component, ...components].map((one) => one['bom-ref']));
const dependencies = document.dependencies
  .filter(({ ref }) => known.has(ref))
  .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => known.has(one)) }));
const file = resolve(root, process.argv[2] ?? 'sbom.cdx.json');
writeFileSync(file, `${JSON.stringify({ ...document, metadata, components, dependencies }, null, 2)}\n`);
