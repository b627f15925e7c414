import type { Title } from '../model/title.ts';
import { mainNamesOf } from './names.ts';
import { clearScore } from './ranked.ts';

const adverts = /\b(?:pv|cm|teaser|trailer|promo)\b/i;

/** Its name says that it only tells of another title. */
export const isAdvert = (title: Title): boolean =>
  title.format === 'PV' || title.format === 'CM' || mainNamesOf(title).some((name) => adverts.test(name));

/** What most people mean: series, and what is well known. It weighs more the less the words say. */
export function bonus(title: Title, fame: number, score: number, words: string): number {
  const isVague = score < clearScore;
  const format = title.format === 'TV' ? 0.02 : title.format === 'MUSIC' ? (isVague ? -0.05 : -0.02) : 0;
  const advert = isAdvert(title) && !adverts.test(words) ? -0.1 : 0;
  const unaired = title.status === 'NOT_YET_RELEASED' ? -0.03 : 0;
  return format + unaired + advert + (isVague ? 0.06 : 0.02) * fame;
}
