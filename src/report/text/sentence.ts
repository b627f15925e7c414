import type { AnimectlError } from '../../model/errors.ts';
import type { Mismatch, RunEvent } from '../../model/events.ts';
import { absenceWords, statedWords } from '../../model/mismatch.ts';
import type { Title } from '../../model/title.ts';
import { yearOf } from '../format/length.ts';
import { adviceOf } from './advice.ts';
import { plain } from './plain.ts';
import { nameOf } from './style.ts';
import { cut } from './width.ts';
import { count, formatLabels, providerWord, waitWords } from './words.ts';

/** How much a sentence matters: `--quiet` shows errors only, `--verbose` details too. */
export type Weight = 'error' | 'note' | 'detail';

export interface Sentence {
  readonly weight: Weight;
  readonly text: string;
}

/** Waits shorter than this are no news, ms. */
const longWait = 2000;

/** What an event is worth saying to a person, in one line; undefined: nothing. */
export function sentenceOf(event: RunEvent): Sentence | undefined {
  switch (event.type) {
    case 'resolved':
      return { weight: 'note', text: resolvedWords(event) };
    case 'round':
      return {
        weight: 'detail',
        text: `Round ${event.round}: asking for ${count(event.asking, 'title')}, ${event.known} known.`,
      };
    case 'title':
      if (event.unknownTo !== undefined) return { weight: 'note', text: keptWords(event, event.unknownTo) };
      return {
        weight: 'detail',
        text: `${labelled(event.title)} from ${providerWord(event.provider)} (${event.from}).`,
      };
    case 'gone':
      return event.emptied === 'believed'
        ? { weight: 'note', text: goneWords(event) }
        : {
            weight: 'detail',
            text: `${providerWord(event.provider)} does not have ${labelled(event.title)} just now.`,
          };
    case 'missing':
      return { weight: 'detail', text: `${event.ref}: no provider has it.` };
    case 'failed':
      return { weight: 'error', text: `${event.ref} failed: ${messageOf(event.error)}` };
    case 'fallback':
      return { weight: 'note', text: fallbackWords(event) };
    case 'waiting':
      if (event.why === 'answer') return { weight: 'note', text: slowWords(event) };
      return {
        weight: event.ms > longWait ? 'note' : 'detail',
        text: `Waiting ${waitWords(event.ms)} for ${providerWord(event.provider)}: ${whyWords[event.why]}.`,
      };
    case 'saved':
      return { weight: 'detail', text: `Saved ${count(event.titles, 'title')}, ${count(event.rows, 'row')}.` };
    case 'unsaved':
      return { weight: 'error', text: unsavedWords(event) };
    case 'uncopied':
      return { weight: 'note', text: uncopiedWords(event) };
    case 'unanswered':
      return { weight: 'error', text: `animectl: ${plain(adviceOf(event.error))}` };
    case 'undelivered':
      return {
        weight: 'error',
        text: `animectl: the webhook at ${plain(event.host)} did not take it: ${plain(event.reason)}`,
      };
    case 'estimate':
      return {
        weight: 'note',
        text: `${plain(event.source)}: ${count(event.requests, 'request')}, ${waitWords(event.ms)}.`,
      };
    case 'listed':
      return { weight: 'note', text: listedWords(event) };
    case 'franchise':
    case 'read':
    case 'name':
      return undefined;
  }
}

type EventOf<Type extends RunEvent['type']> = Extract<RunEvent, { readonly type: Type }>;

export const whyWords: Readonly<Record<EventOf<'waiting'>['why'], string>> = {
  limit: 'its rate limit',
  told: 'it asked for a pause',
  retry: 'before the next attempt',
  answer: 'no answer yet',
};

/** `Waiting for AniList (2 s of 20).` */
function slowWords({ provider, ms, of = ms }: EventOf<'waiting'>): string {
  return `Waiting for ${providerWord(provider)} (${secondsOf(of - ms, of)}).`;
}

/** `7 s of 20`: how long an answer has been waited for, and how long it is. */
export function secondsOf(passedMs: number, ofMs: number): string {
  return `${Math.round(passedMs / 1000)} s of ${Math.round(ofMs / 1000)}`;
}

function resolvedWords({ query, title, runnersUp, ambiguous, mismatch }: EventOf<'resolved'>): string {
  const others = runnersUp.slice(0, 3).map((one) => `${one.pick} ${briefly(one.title)}`);
  const number = /^\d+$/.test(query) ? ` An id is written anilist:${shortened(query)}.` : '';
  const not = mismatch ? `: ${notAsSaid(mismatch, title)}` : '';
  const words = `"${shortened(query)}" is taken as ${labelled(title)}${not}.${number}`;
  if (others.length === 0) return words;
  return `${words} ${ambiguous ? 'Others fit as well' : 'Others'}, by --pick: ${others.join(', ')}.`;
}

function listedWords({ source, pages, of, releases, leftMs }: EventOf<'listed'>): string {
  const left = pages < of ? `, ${waitWords(leftMs)} left` : '';
  return `${plain(source)}: page ${pages} of ${of}, ${count(releases, 'release')}${left}.`;
}

const ordinalWords = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** `first`, and beyond ten `number 12`. */
const ordinalOf = (number: number): string => ordinalWords[number - 1] ?? `number ${number}`;

/** What is not as the words say: `there is no season 5 of Vinland Saga, this is the nearest`. */
function notAsSaid(mismatch: Mismatch, title: Title): string {
  if (mismatch.type === 'year') return `of ${yearOf(title)}, not of ${mismatch.year}`;
  if (mismatch.type === 'part') return 'that is but a part of its name';
  const { of } = mismatch;
  if (mismatch.type === 'several')
    return `the ${ordinalOf(mismatch.number ?? 1)} of ${statedWords(mismatch, mismatch.count)} of ${shortened(nameOf(of, 'english'))}`;
  const absent = absenceWords(mismatch, shortened(nameOf(of, 'english')));
  return of.ref === title.ref ? absent : `${absent}, this is the nearest`;
}

function unsavedWords({ titles, error }: EventOf<'unsaved'>): string {
  const what = titles > 0 ? count(titles, 'title') : 'the crawl';
  return `Not saved: ${what}. ${messageOf(error)}. The answer is printed all the same; --no-store leaves the database alone.`;
}

function uncopiedWords({ titles, error }: EventOf<'uncopied'>): string {
  const what =
    titles > 0 ? `copied into the database: ${count(titles, 'bundled title')}` : 'noted in the database: the crawl';
  return `Not ${what}. ${messageOf(error)}. --no-store leaves the database alone.`;
}

function fallbackWords({ error, next }: EventOf<'fallback'>): string {
  const words = messageOf(error).replace(/[.;,\s]+$/, '');
  return next ? `${words}; going on with ${providerWord(next)}.` : `${words}; no other provider is left.`;
}

/** `Attack on Titan (TV, 2013, anilist:16498)`. */
function labelled(title: Title): string {
  const facts = [title.format && formatLabels[title.format], yearOf(title), title.ref].filter(Boolean);
  return `${shortened(nameOf(title, 'english'))} (${facts.join(', ')})`;
}

/** A title that its provider has no more. */
function goneWords({ title, provider }: Extract<RunEvent, { type: 'gone' }>): string {
  return `${providerWord(provider)} no longer has ${labelled(title)}: it stays stored, and its relations are taken back.`;
}

/** `Attack on Titan Season 2 (2017)`. */
function briefly(title: Title): string {
  const year = yearOf(title);
  return `${cut(plain(nameOf(title, 'english')), 40)}${year ? ` (${year})` : ''}`;
}

function shortened(text: string): string {
  return cut(plain(text), 80);
}

const keptWords = ({ title, from }: Extract<RunEvent, { type: 'title' }>, who: string): string =>
  `${plain(who)} has no ${labelled(title)} any more: this is what is ${from === 'catalog' ? 'bundled' : 'stored'}.`;

/** An error's message is partly a provider's own words: made safe, and not longer than a few lines. */
function messageOf(error: AnimectlError): string {
  return cut(plain(adviceOf(error)), 400);
}
