import type { RankedGroup } from '../../model/reputation.ts';
import { count, grouped } from '../text/words.ts';
import { html } from './escape.ts';
import { shell } from './shell.ts';
import { css } from './style.ts';

export interface GroupsState {
  readonly base: string;
  /** Of the group that is looked for; empty: the best are shown. */
  readonly name: string;
  readonly groups: readonly RankedGroup[];
  /** Why there are none, in a sentence. */
  readonly failure?: string;
  /** Who looks may not see them. */
  readonly isLocked?: boolean;
}

const groupsCss = `
.groups { border-collapse: collapse; font-variant-numeric: tabular-nums; width: 100%; }
.groups th, .groups td { text-align: right; padding: .3rem .6rem; border-top: 1px solid var(--line); white-space: nowrap; }
.groups th:nth-child(2), .groups td:nth-child(2) { text-align: left; width: 99%; overflow-wrap: anywhere; white-space: normal; }
.groups thead th { border-top: 0; color: var(--dim); font-weight: normal; font-size: .9rem; }
.wide { overflow-x: auto; }
#of { display: flex; flex-wrap: wrap; gap: .5rem; padding: 1rem 0 .25rem; }
#of input { flex: 1 1 12rem; max-width: 24rem; min-width: 0; padding: .4rem .8rem; }
.bad { color: var(--warm); }
`;

/** A page of release groups: the best of each category, or one by its name. It needs no scripts. */
export function groupsPage(state: GroupsState): string {
  const { base, name, groups, failure, isLocked } = state;
  const nothing = isLocked
    ? 'This server shows them to those who have its key only.'
    : 'No release group is known yet: animectl releases analyze reads lists of releases.';
  const about =
    '<p>The score is the share of other releases of the same category and quarter that a release does better than. Groups are ranked by the lower end of the interval in which the score lies in 95 of 100 cases: few releases say little.</p>';
  const body = `<form id="of" action="${base}/groups" role="search" aria-label="Release groups">
<a href="${base}/">animectl</a>
<input name="name" type="search" maxlength="200" placeholder="A group, such as SubsPlease" aria-label="The name of a release group" value="${html(name)}">
<button type="submit">Find</button>
</form>
<main><h1>${name === '' ? 'Release groups' : html(name)}</h1>
${failure === undefined ? '' : `<p class="bad" role="status">${html(failure)}</p>`}
${groups.length > 0 ? about : failure === undefined ? `<p>${nothing}</p>` : ''}
${sectionsOf(groups).join('\n')}
</main>`;
  return shell({ title: 'Release groups: animectl', css: css + groupsCss, body, data: {}, scripts: [], served: true });
}

function sectionsOf(groups: readonly RankedGroup[]): readonly string[] {
  const categories = [...new Set(groups.map(({ category }) => category))];
  return categories.map((category) => {
    const own = groups.filter((one) => one.category === category);
    const total = own[0]?.groups ?? 0;
    return `<section><h2>${html(category)} <small>${count(total, 'group')}</small></h2>
<div class="wide"><table class="groups"><thead><tr><th scope="col">Place</th><th scope="col">Group</th><th scope="col">Score</th><th scope="col">95 of 100</th><th scope="col">Releases</th><th scope="col">Judged</th><th scope="col">Internal</th><th scope="col">Nuked</th></tr></thead>
<tbody>${own.map(rowHtml).join('')}</tbody></table></div></section>`;
  });
}

const percent = (share: number): string => String(Math.round(share * 100));

function rowHtml(one: RankedGroup): string {
  const { place, group, score, low, high, releases, judged, internal, nuked } = one;
  const figures = judged === 0 ? ['', ''] : [percent(score), `${percent(low)}–${percent(high)}`];
  const numbers = [...figures, ...[releases, judged, internal, nuked].map(grouped)];
  return `<tr><td>${grouped(place)}</td><td><bdi>${html(group)}</bdi></td>${numbers.map((text) => `<td>${text}</td>`).join('')}</tr>`;
}
