import { type DocumentTitle, type FranchiseDocument, outlineIn } from '../../franchise/document.ts';
import { alsoRelatedLines } from '../format/footer.ts';
import { lackingWords, yearOf } from '../format/length.ts';
import { nextOf } from '../format/next.ts';
import { factsLine } from '../format/picture.ts';
import { sectionsOf } from '../format/sections.ts';
import { shortcomingLines } from '../text/provenance.ts';
import { lookOf, nameOf, type Style } from '../text/style.ts';
import { count, grouped, minutesWords, providerWord } from '../text/words.ts';
import { html } from './escape.ts';
import { graphSvg, shortName } from './graph.ts';
import { listHtml } from './list.ts';

/**
 * A franchise as a part of a page: what to watch next, the main line by year, the list, the graph. All of it can be read
 * without a script; what only a script can do is hidden until it is there.
 */
export function viewHtml(document: FranchiseDocument, style: Style): string {
  return `<header data-root="${document.root}">
<h1><bdi>${html(document.title)}</bdi></h1>
${numbers(document)}
${startHtml(document, style)}
${stripHtml(document, style)}
${storiesHtml(document)}
</header>
<section id="order" aria-labelledby="order-head">
<div class="bar"><h2 id="order-head">Watch order</h2>
<form id="controls" role="search" hidden>${findHtml(document)}<label id="hide"><input type="checkbox" id="minor"> hide optional</label> <label id="pictures" hidden><input type="checkbox" id="covers"> covers</label> <span id="count" role="status"></span></form></div>
${listHtml(document, style)}
${notes(document, style)}
<p class="copy" hidden><button type="button" data-copy="link">Copy link</button> <button type="button" data-copy="markdown">Copy as Markdown</button> <span id="copied" role="status"></span></p>
</section>
${graphHtml(document, style)}`;
}

/** One title need not be found. */
const findHtml = ({ titles }: FranchiseDocument): string =>
  titles.length < 2 ? '' : '<label for="find">Find a title</label> <input id="find" type="search" autocomplete="off"> ';

/** What is said before a sum that lacks titles of which it is not known. */
const least = (unknown: number | undefined): string => (unknown ? 'at least ' : '');

function numbers({ titles, totals }: FranchiseDocument): string {
  const all = [
    [grouped(titles.length), titles.length === 1 ? 'title' : 'titles'],
    ...(totals.episodes
      ? [[`${least(totals.uncounted)}${grouped(totals.episodes)}`, totals.episodes === 1 ? 'episode' : 'episodes']]
      : []),
    ...(totals.minutes
      ? [[`${least(totals.untimed)}${minutesWords(totals.minutes)}`, ['to watch', ...lackingWords(totals)].join(', ')]]
      : []),
  ];
  return `<p class="numbers">${all.map(([n, word]) => `<span><b>${n}</b> ${word}</span>`).join(' ')}</p>`;
}

/** What a newcomer begins with; the script puts what comes next in its place. `later`: what all who have seen it wait for. */
function startHtml(document: FranchiseDocument, style: Style): string {
  const first = firstIn(document);
  if (!first) return '';
  const next = nextOf(document.titles);
  const later =
    next &&
    `<p class="later">${next.status === 'RELEASING' ? 'Airing now' : 'Announced'}: ${linkTo(next, style)}${whenHtml(next)}</p>`;
  return `<p id="next"><span class="word">Start with</span> ${linkTo(first, style)} <small>${html(factsLine(first))}</small></p>${later ?? ''}`;
}

/** The first title of a main line that is out, where there is one. */
function firstIn(document: FranchiseDocument): DocumentTitle | undefined {
  const { titles } = document;
  const { places } = outlineIn(document);
  const out = titles.filter(({ skippable, status }) => !skippable && status !== 'NOT_YET_RELEASED');
  return out.find(({ ref }) => places.get(ref)?.kind !== 'branch') ?? out[0] ?? titles[0];
}

function whenHtml({ status, startDate, year }: DocumentTitle): string {
  return status === 'RELEASING' ? '' : `, ${html(String(startDate ?? year ?? 'no date yet'))}`;
}

const linkTo = (title: DocumentTitle, style: Style): string =>
  `<a href="#t${title.order}"><bdi>${html(nameOf(title, lookOf(style).titles))}</bdi></a>`;

/** The main line of the continuity that one begins with; where that is one title alone, of the largest. */
function stripHtml(document: FranchiseDocument, style: Style): string {
  const { places } = outlineIn(document);
  const lineOf = (name: string | undefined) =>
    document.titles.filter(({ ref, continuity }) => continuity === name && places.get(ref)?.kind !== 'branch');
  const own = lineOf(firstIn(document)?.continuity);
  const [largest] = [...document.continuities].sort((a, b) => b.titles - a.titles);
  const main = own.length > 1 ? own : lineOf(largest?.name);
  if (main.length < 2) return '';
  const items = main.map((title) => {
    const name = shortName(title, nameOf(title, lookOf(style).titles));
    return `<li><a href="#t${title.order}"><span class="year">${yearOf(title) || 'soon'}</span> <bdi>${html(name)}</bdi></a></li>`;
  });
  return `<nav aria-label="The main line by year"><ol class="strip" role="list">${items.join('')}</ol></nav>`;
}

/** Ways to the continuities, where there are several. */
function storiesHtml(document: FranchiseDocument): string {
  const sections = sectionsOf(document);
  if (sections.length < 2) return '';
  const links = sections.map(
    ({ name = document.title, titles }, n) =>
      `<a href="#story${n + 1}"><bdi>${html(name)}</bdi> <small>${titles.length}</small></a>`,
  );
  return `<nav class="stories" aria-label="Continuities">${links.join(' ')}</nav>`;
}

function notes(document: FranchiseDocument, style: Style): string {
  const { provider, fetchedAt } = document;
  const also = alsoRelatedLines(document, lookOf(style)).map((line) => html(line));
  const day = fetchedAt?.slice(0, 10) ?? 'at an unknown time';
  const source = provider ? [`From ${providerWord(provider)}, ${day}.`] : [];
  const lines = [...shortcomingLines(document), ...source].map((line) => html(line));
  return [...(also.length ? [also.join(' ')] : []), ...lines].map((line) => `<p class="note">${line}</p>`).join('\n');
}

function graphHtml(document: FranchiseDocument, style: Style): string {
  // One title has nothing to be drawn beside.
  if (document.titles.length < 2) return '';
  const { svg, leftOut } = graphSvg(document, style);
  if (svg === '') return '';
  const few =
    leftOut === 0
      ? ''
      : `\n<p class="note">Not all relations are drawn: ${count(leftOut, 'more is', 'more are')} in the other formats.</p>`;
  return `<section id="graph" aria-labelledby="graph-head">
<div class="bar"><h2 id="graph-head">Graph</h2>
<p class="zoom" hidden><button type="button" data-zoom="0.8" aria-label="Zoom out">−</button> <button type="button" data-zoom="1.25" aria-label="Zoom in">+</button> <button type="button" data-zoom="1">100 %</button></p></div>
<p class="key"><span class="SEQUEL">sequel</span> <span class="SIDE_STORY">side story</span> <span class="SPIN_OFF">spin-off</span> <span class="ALTERNATIVE">alternative</span> <span class="SUMMARY">recap</span> <span class="rest">other</span> <small>${count(document.titles.length, 'title')} by year; a click leads to the list.</small></p>
<div class="canvas" tabindex="0" role="region" aria-label="Graph, scrolls">${svg}</div>${few}
</section>`;
}
