#!/usr/bin/env bash
# `npm sbom --omit=dev` leaves out production dependencies that a development dependency uses as well.
#
# Version: npm 11.19.1 and 10.9.4. Seen on 2026-11-28, Node 20.20.
# Expected: a bill of materials without what only developers install. `npm ls --all --omit=dev` has it so.
# Seen: a project depends on semver, and for development on make-dir, which depends on semver, too. One copy is installed.
#   `npm ls` keeps it; `npm sbom --omit=dev` lists no component at all. It exits with 0 and says nothing. With
#   --package-lock-only it is the same, in both formats (cyclonedx, spdx). Without --omit both packages are there, and of each
#   the property cdx:npm:package:development is right.
# Who is hurt: whoever publishes such a list, and whoever looks for a vulnerable package in it: what is most used is missing.
#   In this project it was zod, keyv and 15 others of 130.
# What to do: leave --omit away, and take out what has that property.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts --prefix tool eleven@npm:npm@11.19.1 ten@npm:npm@10.9.4 >&2
mkdir project
cd project
cat >package.json <<'JSON'
{ "name": "p", "version": "1.0.0", "dependencies": { "semver": "7.7.2" }, "devDependencies": { "make-dir": "4.0.0" } }
JSON
npm install --silent --no-audit --no-fund --ignore-scripts >&2

cat >see.cjs <<'JS'
const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const npm = (which, ...words) =>
  JSON.parse(execFileSync(process.execPath, [`../tool/node_modules/${which}/bin/npm-cli.js`, ...words], { encoding: 'utf8' }));
for (const which of ['eleven', 'ten']) {
  const sbom = (...words) => npm(which, 'sbom', '--sbom-format=cyclonedx', ...words);
  const names = ({ components }) => components.map(({ name }) => name).sort();
  const isDev = ({ properties = [] }) => properties.some(({ name }) => name === 'cdx:npm:package:development');
  const listed = Object.keys(npm(which, 'ls', '--all', '--omit=dev', '--json').dependencies);
  const whole = sbom();
  const seen = {
    npm: npm(which, 'version', '--json').npm,
    'ls --omit=dev': listed,
    'sbom --omit=dev': names(sbom('--omit=dev')),
    'sbom --omit=dev --package-lock-only': names(sbom('--omit=dev', '--package-lock-only')),
    sbom: names(whole),
    'not for development': names({ components: whole.components.filter((one) => !isDev(one)) }),
  };
  console.log(seen);
  assert.deepEqual(listed, ['semver']);
  assert.deepEqual(seen['sbom --omit=dev'], []);
  assert.deepEqual(seen['sbom --omit=dev --package-lock-only'], []);
  assert.deepEqual(seen.sbom, ['make-dir', 'semver']);
  assert.deepEqual(seen['not for development'], ['semver']);
}
JS
node see.cjs
