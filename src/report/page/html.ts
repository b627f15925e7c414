import type { FranchiseDocument } from '../../franchise/document.ts';
import { searchedSteps } from '../../model/names.ts';
import type { Style } from '../text/style.ts';
import { pageScript } from './script.ts';
import { compact, shell } from './shell.ts';
import { css } from './style.ts';
import { viewHtml } from './view.ts';

/** One page that needs nothing else: what to watch next, the watch order, the graph. Its script only adds to it. */
export function page(document: FranchiseDocument, style: Style = {}): string {
  const text: Style = { titles: style.titles ?? 'english' };
  return shell({
    title: `${document.title}: watch order`,
    css,
    body: `<a class="skip" href="#order">To the watch order</a>\n<main id="view">${viewHtml(document, text)}</main>`,
    data: { folding: searchedSteps },
    scripts: [compact(pageScript)],
  });
}
