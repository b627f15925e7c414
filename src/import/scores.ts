import { outOf, type Scheme } from './watched.ts';

/** Stars of five or of ten, the last one half: `★★★★☆`, `⭐⭐⭐`, `★★½`. Undefined: it is something else. */
export function starsIn(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/[★⭐🌟]/u.test(value)) return undefined;
  const text = value.replace(/[\uFE0F\s]/g, '');
  const [, full, half, empty] = /^([★⭐🌟]{1,10})(½?)([☆✩]{0,9})$/u.exec(text) ?? [];
  if (full === undefined) return undefined;
  const count = [...full].length + (half ? 0.5 : 0);
  const of = [...full].length + (half ? 1 : 0) + [...(empty ?? '')].length;
  return (count * 100) / (of > 5 ? 10 : 5);
}

const ofScale = new RegExp(String.raw`^(\d{1,3}(?:\.\d+)?)\s*(?:${outOf}\s*(5|10|20|100)(?:\.0)?|(%))?$`, 'i');

/** What a head says that scores are of: `Score /10`, `Rating (1-5)`, `out of 100`. */
export function scaleSaid(head: string): number | undefined {
  const [, of] = /(?:\/|out of|von|sur|1\s*[-–]|0\s*[-–])\s*(5|10|20|100)\b/i.exec(head) ?? [];
  return of === undefined ? undefined : Number(of);
}

/** A score as one of 100: `8`, `8.5`, `8/10`, `85`, `85 %`, `4/5`, `★★★★`. `scale`: what its head says that it is of. */
export function scoreIn(value: unknown, scheme?: Scheme, scale?: number): number | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const written = String(value).trim();
  // Nearly all are a number and nothing else.
  if (/^\d{1,3}$/.test(written)) return scored(Number(written), scale ?? scaleOf(Number(written), scheme));
  const text = written
    .replace(',', '.')
    .replace(/\s*(?:stars?|sterne?|points?|点|點|分|점|балл(?:а|ов)?)$/iu, '')
    .replace(/(?<=^\d)\s*½/, '.5');
  const stars = starsIn(text);
  if (stars !== undefined) return stars;
  const [, beside] =
    /^(?:[★⭐🌟]\uFE0F?\s?)?([0-5](?:\.\d+)?)\s*(?:[★⭐🌟]\uFE0F?)?$/u.exec(/[★⭐🌟]/u.test(text) ? text : '') ?? [];
  if (beside !== undefined) return scored(Number(beside), 5);
  const [, digits, of, percent] = ofScale.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const number = Number(digits);
  if (percent !== undefined) return scored(number, 100);
  return scored(number, of === undefined ? (scale ?? scaleOf(number, scheme)) : Number(of));
}

/** What the scores of a column are of, where most say that it is ten; undefined: each says so itself. */
export function scaleOfColumn(scores: readonly string[]): number | undefined {
  const numbers = scores.filter((one) => /^\s*\d{1,3}(?:[.,]\d+)?\s*$/.test(one)).map(numberIn);
  const beyond = numbers.filter((one) => one > 10).length;
  return beyond > 0 && numbers.length - beyond > 2 * beyond ? 10 : undefined;
}

/** A score that is more than all that there is to give. */
export function beyondScale(scores: readonly unknown[], scale: number | undefined): string | undefined {
  const one = scale === undefined ? undefined : scores.find((score) => numberIn(score) > scale);
  return one === undefined ? undefined : `the score ${String(one).slice(0, 20)} is of no scale to ${scale}`;
}

const numberIn = (score: unknown): number => Number(String(score).trim().replace(',', '.'));

function scored(number: number, of: number): number | undefined {
  const score = number * (100 / of);
  return number <= 0 || score > 100 ? undefined : Math.round(score * 10) / 10;
}

/** What a score without a scale is of. */
function scaleOf(score: number, scheme: Scheme): number {
  if (scheme === 'kitsu') return 20;
  if (scheme === 'anime-planet') return 5;
  return scheme === 'anilist' || score > 10 ? 100 : 10;
}
