import type { Mismatch } from './events.ts';
import type { Format } from './format.ts';

const formatNames: Readonly<Partial<Record<Format, string>>> = {
  ...{ TV: 'series', TV_SHORT: 'series of shorts', MOVIE: 'film', SPECIAL: 'special', OVA: 'OVA', ONA: 'ONA' },
};

/** What words state besides a name: `film`, `film of 2018`; of several: `3 films`, `2 titles of 2018`. */
export function statedWords(stated: { readonly format?: Format; readonly year?: number }, count = 1): string {
  const { format, year } = stated;
  const one = format ? (formatNames[format] ?? format) : 'title';
  const what = count === 1 ? one : `${count} ${one.endsWith('s') ? one : `${one}s`}`;
  return year === undefined ? what : `${what} of ${year}`;
}

/** What is not there, as words say it: `there is no season 5 of Vinland Saga`. `name`: what the title is called. */
export function absenceWords(mismatch: Extract<Mismatch, { type: 'season' | 'format' }>, name: string): string {
  const what = `${mismatch.type === 'format' ? statedWords(mismatch) : placeWords(mismatch)} of ${name}`;
  if (mismatch.asOf === undefined) return `there is no ${what}`;
  return `no ${what} is known as of ${new Date(mismatch.asOf).toISOString().slice(0, 10)}`;
}

function placeWords({ season, part, final }: Extract<Mismatch, { type: 'season' }>): string {
  const places = [
    final && 'final season',
    season !== undefined && `season ${season}`,
    part !== undefined && `part ${part}`,
  ];
  return places.filter(Boolean).join(', ');
}
