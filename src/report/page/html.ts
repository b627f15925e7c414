import { createRequire } from 'node:module';
import type { FranchiseDocument } from '../../franchise/document.ts';
import { formats } from '../../model/format.ts';
import { relationTypes } from '../../model/relation.ts';
import { alsoRelatedLines, totalsLines } from '../format/footer.ts';
import { shortcomingLines } from '../text/provenance.ts';
import { lookOf, type Style } from '../text/style.ts';
import { formatWords, providerWord, roleWords } from '../text/words.ts';
import { type PageData, pageData } from './data.ts';
import { html } from './escape.ts';
import { layoutOf } from './layout.ts';
import { listHtml } from './list.ts';
import { script } from './script.ts';
import { inlined, shell } from './shell.ts';
import { css } from './style.ts';

/**
 * One page that needs nothing else: the watch order as a list, which works without scripts, and the graph, laid out here and
 * drawn by the inlined cytoscape.
 */
export async function page(document: FranchiseDocument, style: Style = {}): Promise<string> {
  const text: Style = { titles: style.titles ?? 'english' };
  const [layout, cytoscape] = await Promise.all([layoutOf(document), library()]);
  return pageOf(document, text, pageData(document, layout, text), cytoscape);
}

/** Read when a page is written. */
function library(): Promise<string> {
  const require = createRequire(import.meta.url);
  return inlined(require.resolve('cytoscape/dist/cytoscape.min.js'));
}

// Cytoscape would add this rule by itself, and the page's policy would rightly refuse it.
const canvasCss = '.__________cytoscape_container { position: relative; }';

function pageOf(document: FranchiseDocument, style: Style, data: PageData, cytoscape: string): string {
  const body = `<a class="skip" href="#order">To the watch order</a>
<header>
<h1><bdi>${html(document.title)}</bdi></h1>
${summary(document, style)}
</header>
${controls(data)}
<main>
<section id="order" aria-labelledby="order-head">
<h2 id="order-head">Watch order</h2>
<p id="down" hidden><a href="#graph">To the graph</a></p>
${listHtml(document, style)}
${alsoRelated(document, style)}
</section>
<section id="graph" aria-labelledby="graph-head" hidden>
<h2 id="graph-head">Graph</h2>
<div class="tools" role="toolbar" aria-label="Graph">
<button type="button" id="in" aria-label="Zoom in">+</button>
<button type="button" id="out" aria-label="Zoom out">−</button>
<button type="button" id="fit">Show all</button>
<a id="up" href="#order">To the list</a>
</div>
<div id="canvas" tabindex="0" role="group" aria-label="Graph of the titles and their relations" aria-describedby="keys"></div>
<p id="keys">Arrow keys move, + and − zoom, 0 shows all, N and P go to the next and previous title. The list says the same in words.</p>
<div id="details" aria-live="polite"></div>
</section>
</main>`;
  return shell({
    title: `${document.title}: watch order`,
    styles: [{ css }, { css: canvasCss, id: '__________cytoscape_stylesheet' }],
    body,
    data,
    scripts: [cytoscape, script],
  });
}

function summary(document: FranchiseDocument, style: Style): string {
  const lines = [...totalsLines(document, lookOf(style)), ...shortcomingLines(document)];
  const { provider, fetchedAt } = document;
  const source = provider && fetchedAt ? [`From ${providerWord(provider)}, ${fetchedAt.slice(0, 10)}.`] : [];
  return [...lines, ...source].map((line) => `<p>${html(line)}</p>`).join('\n');
}

function alsoRelated(document: FranchiseDocument, style: Style): string {
  const lines = alsoRelatedLines(document, lookOf(style)).map((line) => html(line));
  return lines.length ? `<p class="also">${lines.join(' ')}</p>` : '';
}

/** They need the script, which shows them. */
function controls({ titles, links }: PageData): string {
  const used = {
    types: relationTypes.filter((type) => links.some((link) => link.type === type)),
    formats: [...formats.filter((format) => titles.some((title) => title.format === format))],
  };
  const unknown = titles.some(({ format }) => format === '') ? [['', 'Unknown'] as const] : [];
  return [
    '<form id="controls" role="search" hidden>',
    '<p class="find"><label for="find">Find a title</label> <input id="find" type="search" autocomplete="off"> <span id="count" role="status"></span></p>',
    '<details id="filters"><summary>Filters</summary>',
    boxes(
      'Relations',
      'type',
      used.types.map((type) => [type, roleWords[type]]),
    ),
    boxes('Formats', 'format', [...used.formats.map((format) => [format, formatWords[format]] as const), ...unknown]),
    titles.some(({ skippable }) => skippable)
      ? '<p class="find"><label><input type="checkbox" id="minor" checked> Show what may be skipped</label></p>'
      : '',
    '</details>',
    '</form>',
  ].join('\n');
}

function boxes(legend: string, name: string, choices: readonly (readonly [string, string])[]): string {
  if (choices.length < 1) return '';
  const all = choices.map(
    ([value, word]) =>
      `<label class="${name} ${value || 'none'}"><input type="checkbox" name="${name}" value="${value}" checked> ${word}</label>`,
  );
  return `<fieldset><legend>${legend}</legend>${all.join(' ')}</fieldset>`;
}
