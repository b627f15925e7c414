import { Feed } from 'feed';
import { ICalCalendar } from 'ical-generator';
import type { Difference } from '../franchise/difference.ts';
import { pageUrlOf } from '../model/ref.ts';
import type { Title } from '../model/title.ts';
import { differenceSentence } from '../report/format/difference.ts';
import { html } from '../report/page/escape.ts';
import { plain } from '../report/text/plain.ts';
import { formatLabels } from '../report/text/words.ts';

/** A title that begins on a day that is known. */
export type Upcoming = Title & { readonly startDate: string };

/** Whether a title begins on a known day from `since` on: `2026-12-05`. */
export function beginsSince(title: Title, since: string): title is Upcoming {
  const { startDate = '', status } = title;
  return /^\d{4}-\d{2}-\d{2}$/.test(startDate) && startDate >= since && status !== 'CANCELLED';
}

/** A calendar (RFC 5545) of the days on which titles begin. `now`: Unix time in ms. */
export function calendarOf(titles: readonly Upcoming[], now: number): string {
  const calendar = new ICalCalendar({
    name: 'animectl: what begins',
    prodId: { company: 'animectl', product: 'upcoming' },
  });
  for (const title of titles) {
    const { ref, startDate, format, episodes } = title;
    const facts = [format && formatLabels[format], episodes && `${episodes} ep`].filter(Boolean).join(', ');
    calendar.createEvent({
      // The same for every reader, so that a date that moves is the same event.
      id: `${ref.replaceAll('/', '-')}@animectl`,
      // As text: a moment would be another day elsewhere.
      start: startDate,
      allDay: true,
      stamp: new Date(now),
      summary: nameOf(title),
      description: facts,
      url: pageUrlOf(ref),
    });
  }
  return calendar.toString();
}

/** Atom (RFC 4287) of what has changed, latest first. `address`: of the feed itself. */
export function newsOf(changes: readonly Difference[], address: string, now: number): string {
  const latest = changes.reduce((newest, { at }) => Math.max(newest, Date.parse(at)), 0);
  const feed = new Feed({
    id: 'tag:animectl,2026:news',
    title: 'animectl: what is new',
    link: address,
    feed: address,
    updated: new Date(latest || now),
    generator: 'animectl',
    author: { name: 'animectl' },
  });
  for (const change of [...changes].sort((a, b) => b.at.localeCompare(a.at))) {
    const { ref, title, kind, field, at, other } = change;
    const what = [kind, field, other?.ref, at].filter(Boolean).join('/');
    // Texts are HTML there, and nothing that a title holds may act.
    feed.addItem({
      id: `tag:animectl,2026:${ref}/${encodeURIComponent(what)}`,
      title: html(title),
      link: pageUrlOf(ref),
      date: new Date(at),
      description: html(differenceSentence(change)),
    });
  }
  return feed.atom1();
}

const nameOf = ({ english, title, ref }: Title): string => plain(english ?? title) || ref;
