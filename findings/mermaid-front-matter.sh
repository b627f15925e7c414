#!/usr/bin/env bash
# The front matter that keeps Mermaid's own layout makes the same file unreadable for other Mermaid readers.
#
# Version: mermaid 11.17.2, beautiful-mermaid 1.1.3, @aj-archipelago/merval 1.0.7, @probelabs/maid 0.0.29 (jsdom 26.1.0
#   as the page that mermaid wants). Seen on 2026-11-28, Node 20.20.
# Expected: front matter with "config: layout: dagre" is the way to say how a diagram is laid out (Mermaid 12 draws with
#   ELK otherwise). Readers of flowcharts obey it, or pass over it, as they do with other settings.
# Seen: mermaid and maid take it. beautiful-mermaid and merval refuse the file at its first line, "---". The older way
#   to say the same, a line %%{init: ...}%%, is taken by mermaid, beautiful-mermaid and merval, and refused by maid. So
#   no way to set the layout is read by all four; a plain flowchart is.
# Who is hurt: who writes one file for all, as a command line or an export does: it is right where it is drawn by
#   Mermaid, and an error in terminals, editors and pages that draw with the quick readers.
# What to do: write plain flowcharts by default, and the front matter only when somebody asks for it or the diagram is
#   for Mermaid alone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts mermaid@11.17.2 jsdom@26.1.0 beautiful-mermaid@1.1.3 \
  @aj-archipelago/merval@1.0.7 @probelabs/maid@0.0.29 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import { validateMermaid } from '@aj-archipelago/merval';
import { validate } from '@probelabs/maid';
import { renderMermaidSVG } from 'beautiful-mermaid';
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('');
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import('mermaid');

const flowchart = 'flowchart LR\n  a["Attack on Titan"] -->|SEQUEL| b["Attack on Titan Season 2"]\n';
const files = {
  plain: flowchart,
  'front matter': `---\nconfig:\n  layout: dagre\n---\n${flowchart}`,
  directive: `%%{init: {"layout": "dagre"}}%%\n${flowchart}`,
};
const attempt = async (read) => {
  try {
    return await read();
  } catch (error) {
    return `refused: ${error.message.split('\n')[0].slice(0, 40)}`;
  }
};
const told = ([first]) => (first ? `refused: ${first.message.split('\n')[0].slice(0, 40)}` : 'read');
const seen = {};
for (const [name, file] of Object.entries(files))
  seen[name] = {
    mermaid: await attempt(async () => ((await mermaid.parse(file)) ? 'read' : 'refused')),
    'beautiful-mermaid': await attempt(() => (renderMermaidSVG(file).includes('Season 2') ? 'read' : 'refused')),
    merval: told(validateMermaid(file).errors),
    maid: told(validate(file).errors.filter((error) => error.severity !== 'warning')),
  };
console.log(seen);

const verdicts = Object.values(seen).map((readers) => Object.values(readers).map((verdict) => verdict.split(':')[0]));
assert.deepEqual(verdicts, [
  ['read', 'read', 'read', 'read'],
  ['read', 'refused', 'refused', 'read'],
  ['read', 'read', 'read', 'refused'],
]);
process.exit(0);
JS
node see.mjs
