import type { FranchiseDocument } from '../../franchise/document.ts';
import { searchedSteps } from '../../model/names.ts';
import { parseRef } from '../../model/ref.ts';
import { pictureOrigins } from '../../providers/registry.ts';
import { tmdbNotice } from '../text/notice.ts';
import { appScript } from './app-script.ts';
import { coversScript } from './covers-script.ts';
import { html } from './escape.ts';
import { type HomeState, homeHtml } from './home.ts';
import { homeScript } from './home-script.ts';
import { keyScript } from './key-script.ts';
import { pageScript } from './script.ts';
import { compact, shell } from './shell.ts';
import { css } from './style.ts';
import { viewHtml } from './view.ts';

/** What the page begins with. */
export interface AppState {
  readonly base: string;
  /** What is asked for; empty where nothing is. */
  readonly query: string;
  /** The answer, where it is there already. */
  readonly document?: FranchiseDocument | undefined;
  /** What the first page shows, where nothing is asked for and it may be seen. */
  readonly home?: Omit<HomeState, 'base'> | undefined;
  /** There is a queue that workers take from. */
  readonly hasQueue?: boolean;
  /** Why there is no answer, in a sentence. */
  readonly failure?: string | undefined;
  /** The answer is made meanwhile; a browser without scripts comes back for it. */
  readonly isPending?: boolean;
}

const appCss = `
#ask { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: 0 -1rem; padding: .7rem 1rem; border-bottom: 1px solid var(--line); }
#ask .home { display: inline-flex; gap: .45rem; align-items: center; font-weight: 700; font-size: 1.1rem; text-decoration: none; color: inherit; margin-right: .5rem; }
#ask .home::before { content: ""; width: 1.25rem; height: 1.25rem; border-radius: .35rem; background: linear-gradient(135deg, var(--link), var(--SPIN_OFF)); clip-path: polygon(0 0, 100% 50%, 0 100%); }
#ask input { flex: 1 1 14rem; max-width: 36rem; min-width: 0; font-size: 1.05rem; padding: .45rem .9rem; border-radius: 1.4rem; }
#ask button { padding: .5rem 1.2rem; border-radius: 1.4rem; }
#ask button[type=submit] { background: var(--link); border-color: var(--link); color: var(--page); font-weight: 600; }
#status { min-height: 1.5rem; color: var(--dim); }
#status.bad { color: var(--warm); }
#status:empty, #others:empty, #arriving:empty { margin: 0; min-height: 0; }
#others a { display: inline-block; margin-right: .4rem; }
#arriving { columns: 20rem; padding: 0; color: var(--dim); font-size: .95rem; }
#arriving li { break-inside: avoid; padding: .15rem 0; }
#acts { float: right; margin: 1.1rem 0 0 1rem; }
.hero { padding: 1.6rem 0 .6rem; }
.hero h1 { margin: 0 0 .3rem; font-size: 2.2rem; }
.hero p { color: var(--dim); font-size: 1.1rem; }
.cards { columns: 2 24rem; column-gap: 1rem; margin-top: 1rem; }
.card { break-inside: avoid; border: 1px solid var(--line); border-radius: .7rem; padding: .9rem 1.1rem; margin: 0 0 1rem; }
.card h2 { margin: 0 0 .5rem; }
.card ul, #providers { list-style: none; margin: 0; padding: 0; }
.card li:not(.chip) { padding: .4rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.card li:not(.chip):first-child { border-top: 0; }
.card time { white-space: nowrap; font-size: .85rem; color: var(--dim); }
.card a { font-weight: 600; text-decoration: none; }
.card a:hover { text-decoration: underline; }
#mine { border-left: .3rem solid var(--link); }
#mine a { font-size: 1.1rem; }
#mine progress { display: block; width: 100%; height: .35rem; margin-top: .3rem; accent-color: var(--link); }
.card .chips { display: flex; flex-wrap: wrap; gap: .4rem; }
.card .chip { display: flex; align-items: center; }
.chip a { color: inherit; font-weight: normal; }
button.plain { background: none; border: 0; padding: 0 .25rem; color: var(--dim); min-width: 1.5rem; min-height: 1.5rem; }
.welcome { font-size: 1.05rem; }
#state { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: .6rem; font-size: .9rem; color: var(--dim); }
#notice { font-size: .8rem; color: var(--dim); }
#state summary { display: list-item; list-style: revert; }
.cover { flex: none; display: block; width: 2.6rem; height: 3.7rem; object-fit: cover; border-radius: .3rem; background: var(--soft); margin: .3rem .7rem .3rem 0; }
.pictured .story li { align-items: center; }
.pictured .strip li { min-width: 6.4rem; }
.strip .cover { width: 5.4rem; height: 7.7rem; margin: 0 0 .35rem; }
#next .cover { float: left; width: 3.4rem; height: 4.85rem; margin: 0 .9rem 0 0; }
.pictured #next { display: flow-root; }
#unlock, #offer { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; background: var(--soft); border: 1px solid var(--line); border-radius: .5rem; padding: .8rem 1rem; margin: .8rem 0; }
#unlock label { flex: 1 0 100%; }
#key { flex: 1 1 12rem; max-width: 26rem; min-width: 0; }
#wrong { flex: 1 0 100%; margin: 0; color: var(--warm); font-weight: 600; }
#wrong:empty { display: none; }
@media (max-width: 36rem) {
  #ask .home { flex: 1 0 100%; }
  .hero { padding-top: .9rem; }
  .hero h1 { font-size: 1.7rem; }
}
`;

/** The page of the server. Without scripts it is a form and the answer; with them the answer is shown as it comes. */
export function appPage(state: AppState): string {
  const { base, query, document } = state;
  const body = `<a class="skip" href="#view">To the answer</a>
<form id="ask" action="${base}/" role="search" aria-label="Franchises">
<a class="home" href="${base}/">animectl</a>
<label for="q" hidden>A title</label><input id="q" name="q" type="search" list="known" maxlength="500" required placeholder="A title" aria-label="A title, a ref or the address of its page" value="${html(document && parseRef(query) ? document.title : query)}">
<datalist id="known"></datalist>
<button type="submit">Find</button> <button type="button" id="stop" hidden>Stop</button>
</form>
<main>
<form id="unlock" hidden><label for="key">This server wants its key (animectl serve --show-key prints it):</label> <input id="key" type="password" autocomplete="off" required aria-describedby="wrong"> <button type="submit">Open</button> <button type="button" id="later">Not now</button><p id="wrong" role="alert"></p></form>
<p id="offer" hidden><span id="offered" role="status"></span> <button type="button" id="merge">Put that on my list</button> <button type="button" id="apart">Not now</button></p>
<p id="status" role="status"${state.failure ? ' class="bad"' : ''}>${html((state.failure ?? '').replace(/^[a-z]/, (letter) => letter.toUpperCase()))}</p>
<p id="others"></p>
<ol id="arriving" aria-label="What has come so far"></ol>
<p id="acts" hidden><button type="button" id="follow" aria-pressed="false">Follow</button></p>
<div id="view">${document ? viewHtml(document, {}) : headOf(query)}</div>
<div id="home">${state.home ? homeHtml({ base, ...state.home }) : ''}</div>
${state.isPending ? pendingHtml(state) : ''}
</main>
<footer><details id="state"><summary>Providers</summary><ul id="providers"></ul></details>
<p><button type="button" id="lock" hidden>Type the server’s key</button></p>
<p id="notice">${html(tmdbNotice)}</p></footer>`;
  return shell({
    title: document ? `${document.title}: watch order` : 'animectl',
    css: css + appCss,
    body,
    data: {
      folding: searchedSteps,
      base,
      isOpen: !document && !state.failure,
      hasHome: state.home !== undefined,
      hasQueue: state.hasQueue === true,
    },
    scripts: [pageScript, keyScript, appScript, homeScript, coversScript].map(compact),
    served: true,
    pictures: pictureOrigins,
  });
}

const headOf = (query: string): string => (query === '' ? '' : `<h1><bdi>${html(query)}</bdi></h1>`);

function pendingHtml({ base, query }: AppState): string {
  const wait = `${base}/?wait=1&amp;q=${encodeURIComponent(query)}`;
  return `<noscript><meta http-equiv="refresh" content="0; url=${wait}"><p><a href="${wait}">Wait for the answer</a></p></noscript>`;
}
