import { ICalCalendar, ICalEventStatus } from 'ical-generator';

/** A film as it is sent, as far as a calendar has it. Moments: `2013-04-07T00:00:00Z`. */
export interface FilmDrawn {
  readonly id: number;
  readonly title: string;
  readonly overview: string;
  readonly studio: string;
  readonly status: string;
  readonly inCinemas?: string;
  readonly digitalRelease?: string;
  readonly physicalRelease?: string;
}

/** Ways in which a film comes out, in the order of their numbers: what they are asked for by, and called. */
const kinds = [
  { word: 'cinemaRelease', field: 'inCinemas', id: 'cinemas', label: 'Theatrical Release' },
  { word: 'digitalRelease', field: 'digitalRelease', id: 'digital', label: 'Digital Release' },
  { word: 'physicalRelease', field: 'physicalRelease', id: 'physical', label: 'Physical Release' },
] as const;

type Kind = (typeof kinds)[number];

/** The ways that are asked for, by their words or numbers with commas between them; all where nothing is asked for. */
export function kindsIn(words: string | undefined): readonly Kind[] {
  const asked = (words ?? '').toLowerCase().split(',').filter(Boolean);
  return kinds.filter(
    ({ word }, n) => asked.length === 0 || asked.includes(word.toLowerCase()) || asked.includes(String(n)),
  );
}

/** A calendar (RFC 5545) of the days on which films come out. `now`: Unix time in ms. */
export function filmCalendar(films: readonly FilmDrawn[], asked: readonly Kind[], now: number): string {
  const calendar = new ICalCalendar({
    name: 'Radarr Movies Calendar',
    prodId: { company: 'animectl', product: 'Radarr', language: 'EN' },
  });
  for (const { id, title, overview, studio, status, ...days } of films)
    for (const kind of asked) {
      const day = days[kind.field];
      if (day === undefined) continue;
      calendar.createEvent({
        id: `Radarr_movie_${id}_${kind.id}`,
        // As text: a moment would be another day elsewhere.
        ...{ start: day.slice(0, 10), allDay: true, stamp: new Date(now) },
        summary: `${title} (${kind.label})`,
        description: overview,
        status: status === 'announced' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
        ...(studio !== '' && { categories: [{ name: studio }] }),
      });
    }
  return calendar.toString();
}
