import type { Mismatch } from './events.ts';

/** What is not there, as words say it: `there is no season 5 of Vinland Saga`. `name`: what the title is called. */
export function absenceWords(mismatch: Extract<Mismatch, { type: 'season' }>, name: string): string {
  const { season, part, final, asOf } = mismatch;
  const places = [
    final && 'final season',
    season !== undefined && `season ${season}`,
    part !== undefined && `part ${part}`,
  ];
  const what = `${places.filter(Boolean).join(', ')} of ${name}`;
  if (asOf === undefined) return `there is no ${what}`;
  return `no ${what} is known as of ${new Date(asOf).toISOString().slice(0, 10)}`;
}
