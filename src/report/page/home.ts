import type { DiffDocument, Difference } from '../../franchise/difference.ts';
import type { WatchDocument } from '../../model/documents.ts';
import type { Format } from '../../model/format.ts';
import type { RankedGroup } from '../../model/reputation.ts';
import { differenceWords } from '../format/difference.ts';
import { count, formatLabels } from '../text/words.ts';
import { html } from './escape.ts';

/** What the first page shows. */
export interface HomeState {
  readonly base: string;
  /** Franchises that were asked for lately. */
  readonly latest: readonly { readonly ref: string; readonly name: string; readonly about: string }[];
  readonly watched: WatchDocument['watched'];
  /** What is new of what is watched. */
  readonly news: DiffDocument['changes'];
  /** The best release group of each category. */
  readonly groups: readonly RankedGroup[];
}

/** News that is shown; the rest is counted. */
const mostNews = 12;

const checkButton = '<p class="note"><button type="button" data-check hidden>Look for news now</button></p>';

/** The first page: what comes next, what is new, what is followed, what runs. A script fills what only the browser knows. */
export function homeHtml(state: HomeState): string {
  const { base, latest, watched, news, groups } = state;
  const link = (ref: string, words: string) =>
    `<a href="${base}/?q=${encodeURIComponent(ref)}" data-ask="${html(ref)}">${words}</a>`;
  const lately = latest.map(
    ({ ref, name, about }) =>
      `<li>${link(ref, `<bdi>${html(name)}</bdi>`)} <small>${html(aboutWords(about))}</small></li>`,
  );
  const followed = watched.map(
    ({ ref, title }) =>
      `<li class="chip">${link(ref, `<bdi>${html(title)}</bdi>`)} <button type="button" class="plain" data-unfollow="${html(ref)}" aria-label="No longer follow ${html(title)}" hidden>×</button></li>`,
  );
  const card = (id: string, head: string, inside: string) =>
    `<section class="card" id="${id}"${inside === '' ? ' hidden' : ''} aria-labelledby="${id}-head"><h2 id="${id}-head">${head}</h2>${inside}</section>`;
  return `<header class="hero"><h1>What do I watch next?</h1>
<p>Every season, film, OVA and special of a franchise, in watch order.</p></header>
<div class="cards">
<section class="card" id="mine" hidden aria-labelledby="mine-head"><h2 id="mine-head">Next for you</h2><ul></ul></section>
${card('news', 'New in what you follow', newsHtml(news, watched.length > 0, link))}
${card('follows', 'You follow', followed.length > 0 ? `<ul class="chips">${followed.join('')}</ul>${checkButton}` : '')}
${card('lately', 'Asked for lately', lately.length > 0 ? `<ul>${lately.join('')}</ul>` : '')}
${card('groups', 'Release groups', groupsHtml(groups, base))}
<section class="card" id="jobs" hidden aria-labelledby="jobs-head"><h2 id="jobs-head">Running</h2><ul></ul></section>
</div>
${latest.length === 0 && watched.length === 0 ? welcome(link) : ''}`;
}

/** `MOVIE 1999`, as it is stored, in words: `Film 1999`. */
const aboutWords = (about: string): string =>
  about.replace(/^[A-Z_]+/, (format) => formatLabels[format as Format] ?? format);

/** The best of each category, and where the others are. */
function groupsHtml(groups: readonly RankedGroup[], base: string): string {
  if (groups.length === 0) return '';
  const items = groups.map(({ category, group, releases }) => {
    const link = `<a href="${base}/groups?name=${encodeURIComponent(group)}"><bdi>${html(group)}</bdi></a>`;
    return `<li>${html(category)}: ${link} <small>${count(releases, 'release')}</small></li>`;
  });
  return `<ul>${items.join('')}</ul><p class="note"><a href="${base}/groups">All release groups</a></p>`;
}

function newsHtml(news: readonly Difference[], follows: boolean, link: (ref: string, words: string) => string): string {
  if (news.length === 0) return follows ? '<p class="note">Nothing in the last 30 days.</p>' : '';
  const items = news.slice(0, mostNews).map((one) => {
    const day = one.at.slice(0, 10);
    const words = html(differenceWords(one));
    return `<li>${link(one.ref, `<bdi>${html(one.title)}</bdi>`)} ${words} <time>${day}</time></li>`;
  });
  const left = news.length - mostNews;
  return `<ul>${items.join('')}</ul>${left > 0 ? `<p class="note">and ${left} more</p>` : ''}`;
}

/** For who comes here for the first time. */
function welcome(link: (ref: string, words: string) => string): string {
  const some = [
    ['anilist:16498', 'Attack on Titan'],
    ['anilist:5114', 'Fullmetal Alchemist: Brotherhood'],
    ['anilist:918', 'Gintama'],
  ] as const;
  return `<p class="welcome">Type a title above, or try ${some.map(([ref, name]) => link(ref, name)).join(', ')}.</p>`;
}
