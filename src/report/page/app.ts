import type { FranchiseDocument } from '../../franchise/document.ts';
import { searchedSteps } from '../../model/names.ts';
import { appScript } from './app-script.ts';
import { html } from './escape.ts';
import { pageScript } from './script.ts';
import { shell } from './shell.ts';
import { css } from './style.ts';
import { viewHtml } from './view.ts';

/** What the page begins with. */
export interface AppState {
  readonly base: string;
  /** What is asked for; empty where nothing is. */
  readonly query: string;
  /** The answer, where it is there already. */
  readonly document?: FranchiseDocument | undefined;
  /** Franchises that were asked for lately. */
  readonly latest?: readonly { readonly ref: string; readonly name: string; readonly about: string }[];
  /** Why there is no answer, in a sentence. */
  readonly failure?: string | undefined;
  /** The answer is made meanwhile; a browser without scripts comes back for it. */
  readonly isPending?: boolean;
}

const appCss = `
#ask { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; padding: 1rem 0 .25rem; }
#ask .home { font-weight: 700; text-decoration: none; color: inherit; margin-right: .5rem; }
#ask input { flex: 1 1 16rem; max-width: 34rem; font-size: 1.05rem; padding: .4rem .8rem; }
#ask button { padding: .45rem 1.1rem; }
#ask button[type=submit] { background: var(--link); border-color: var(--link); color: var(--page); font-weight: 600; }
#status { min-height: 1.5rem; color: var(--dim); }
#status.bad { color: var(--warm); }
#status:empty, #others:empty, #arriving:empty { margin: 0; min-height: 0; }
#others a { display: inline-block; margin-right: .4rem; }
#arriving { columns: 20rem; padding: 0; color: var(--dim); font-size: .95rem; }
#arriving li { break-inside: avoid; padding: .15rem 0; }
#home ul, #providers { padding-left: 1.2rem; }
#home h2 { margin-top: 1.5rem; }
#home li { padding: .15rem 0; }
#state { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: .6rem; font-size: .9rem; color: var(--dim); }
#state summary { display: list-item; list-style: revert; }
#unlock { background: var(--soft); border-radius: .5rem; padding: .8rem 1rem; margin: .5rem 0; }
`;

/** The page of the server. Without scripts it is a form and the answer; with them the answer is shown as it comes. */
export function appPage(state: AppState): string {
  const { base, query, document } = state;
  const body = `<a class="skip" href="#view">To the answer</a>
<form id="ask" action="${base}/" role="search" aria-label="Franchises">
<a class="home" href="${base}/">animectl</a>
<label for="q" hidden>A title</label><input id="q" name="q" type="search" list="known" maxlength="500" required placeholder="An anime, such as Attack on Titan" aria-label="A title, a ref or the address of its page" value="${html(query)}">
<datalist id="known"></datalist>
<button type="submit">Find</button> <button type="button" id="stop" hidden>Stop</button>
</form>
<main>
<form id="unlock" hidden><label for="key">This server wants its key (animectl serve --show-key prints it):</label> <input id="key" type="password" autocomplete="off" required> <button type="submit">Open</button></form>
<p id="status" role="status"${state.failure ? ' class="bad"' : ''}>${html(state.failure ?? '')}</p>
<p id="others"></p>
<ol id="arriving" aria-label="What has come so far"></ol>
<div id="view">${document ? viewHtml(document, {}) : headOf(query)}</div>
${query === '' ? homeHtml(state) : ''}
${state.isPending ? pendingHtml(state) : ''}
</main>
<footer><details id="state"><summary>Providers</summary><ul id="providers"></ul></details></footer>`;
  return shell({
    title: document ? `${document.title}: watch order` : 'animectl',
    css: css + appCss,
    body,
    data: { folding: searchedSteps, base, isOpen: !document && !state.failure },
    scripts: [pageScript, appScript],
    served: true,
  });
}

const headOf = (query: string): string => (query === '' ? '' : `<h1><bdi>${html(query)}</bdi></h1>`);

function homeHtml({ base, latest = [] }: AppState): string {
  const items = latest.map(
    ({ ref, name, about }) =>
      `<li><a href="${base}/?q=${encodeURIComponent(ref)}" data-ask="${ref}"><bdi>${html(name)}</bdi></a> <small>${html(about)}</small></li>`,
  );
  const lately = items.length > 0 ? `<h2>Asked for lately</h2><ul>${items.join('')}</ul>` : '';
  return `<section id="home"><h1>What do I watch next?</h1>
<p>Every season, film, OVA and special of a franchise, in watch order.</p>${lately}</section>`;
}

function pendingHtml({ base, query }: AppState): string {
  const wait = `${base}/?wait=1&amp;q=${encodeURIComponent(query)}`;
  return `<noscript><meta http-equiv="refresh" content="0; url=${wait}"><p><a href="${wait}">Wait for the answer</a></p></noscript>`;
}
