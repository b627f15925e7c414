// Draws a run of the built program as it looks in a terminal: `node scripts/picture.js [FILE] [WORD...]` (docs/franchise.svg, the
// README's first command). Every run of text is stretched to its cells, so that columns and lines meet whatever font there is.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import stringWidth from 'string-width';
import { compiled } from '../bin/compiled.js';

const root = join(import.meta.dirname, '..');
const [file = 'docs/franchise.svg', ...named] = process.argv.slice(2);
const words = named.length > 0 ? named : ['franchise', 'Attack on Titan'];
const columns = 80;
const cell = { width: 8, height: 18, size: 13.3 };
const edge = 16;

/** What SGR codes mean here: the classes of a text. */
const classes = {
  1: 'b',
  2: 'd',
  3: 'i',
  31: 'red',
  32: 'green',
  33: 'yellow',
  34: 'blue',
  35: 'magenta',
  36: 'cyan',
  90: 'd',
};
const ends = { 22: ['b', 'd'], 23: ['i'], 39: ['red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'd'] };
const css = `text{white-space:pre;font:${cell.size}px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono","Noto Sans Mono CJK JP",monospace;fill:#d8dee9}
.b{font-weight:bold;fill:#fff}.d{fill:#8b93a4}.i{font-style:italic}.p{fill:#a3be8c}
.red{fill:#e06c75}.green{fill:#98c379}.yellow{fill:#e5c07b}.blue{fill:#61afef}.magenta{fill:#c678dd}.cyan{fill:#56b6c2}`;

async function ran() {
  const home = mkdtempSync(join(tmpdir(), 'animectl-picture-'));
  const parts = [];
  const terminal = { isTTY: true, columns, on() {}, once() {}, write: (text, done) => done?.() ?? parts.push(text) };
  try {
    const { exports } = compiled(join(root, 'dist/main.cjs'));
    const code = await exports.main(['--offline', '--quiet', ...words], {
      stdout: terminal,
      stderr: process.stderr,
      env: { FORCE_COLOR: '1' },
      folders: { config: home, data: home },
      clock: { now: Date.now, sleep: async () => {} },
      random: Math.random,
      signal: new AbortController().signal,
      version: '',
      host: { name: '' },
    });
    if (code !== 0) throw new Error(`animectl ended with ${code}`);
    return parts.join('');
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Chinese, Japanese and Korean. */
const wide = '\\u1100-\\u11ff\\u2e80-\\ua4cf\\uac00-\\ud7ff\\uf900-\\ufaff\\uff00-\\uff60';
const escaped = (text) => text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);

/** One line as texts, each from the cell where it begins to the cell where it ends. */
function drawn(line, row) {
  const style = new Set();
  let at = 0;
  let svg = '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with it
  for (const [n, part] of line.split(/\x1b\[([\d;]*)m/).entries()) {
    if (n % 2 === 1) {
      for (const code of part.split(';')) {
        if (code === '' || code === '0') style.clear();
        for (const one of ends[code] ?? []) style.delete(one);
        if (classes[code]) style.add(classes[code]);
      }
      continue;
    }
    // Blanks are not drawn: they only move what comes next. Wide characters are drawn apart: they come from another font.
    for (const [text] of part.matchAll(new RegExp(` {2,}|[${wide}]+|(?:(?! {2})[^${wide}])+`, 'g'))) {
      const cells = stringWidth(text);
      const attributes = `x="${edge + at * cell.width}" y="${row * cell.height}" textLength="${cells * cell.width}" lengthAdjust="spacingAndGlyphs"`;
      if (text.trim() !== '')
        svg += `<text ${attributes}${style.size ? ` class="${[...style].join(' ')}"` : ''}>${escaped(text)}</text>`;
      at += cells;
    }
  }
  return svg;
}

const shown = words.map((word) => (/^[\w:./-]+$/.test(word) ? word : `"${word}"`)).join(' ');
const lines = [`\x1b[32m$\x1b[39m \x1b[1manimectl ${shown}\x1b[22m`, ...(await ran()).trimEnd().split('\n')];
const [width, height] = [2 * edge + columns * cell.width, 2 * edge + 16 + lines.length * cell.height];
const dots = ['#ff5f57', '#febc2e', '#28c840'].map(
  (fill, n) => `<circle cx="${22 + n * 18}" cy="18" r="5.5" fill="${fill}"/>`,
);
writeFileSync(
  resolve(root, file),
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>animectl ${escaped(shown)}</title><style>${css}</style>
<rect width="100%" height="100%" rx="8" fill="#1e222a"/>${dots.join('')}
${lines.map((line, n) => drawn(line, n + 3)).join('\n')}
</svg>
`,
);
