import { formats, type Media, ratings, statuses } from '../../src/model/media.ts';
import { parseRef, sources } from '../../src/model/ref.ts';
import { relationTypes } from '../../src/model/relation.ts';

/** What is wrong with a title as our model has it: unknown must be absent, known must make sense. */
export function faultsOf(media: Media): readonly string[] {
  const faults: string[] = [];
  const check = (ok: boolean, what: string) => void (ok || faults.push(what));
  const text = (value: unknown) => typeof value === 'string' && /[^\p{C}\p{Z}]/u.test(value);
  const count = (value: unknown) => Number.isSafeInteger(value) && Number(value) > 0;
  const id = (value: unknown) => count(value) && Number(value) <= 999_999_999;
  const known = (name: keyof Media, ok: (value: unknown) => boolean) =>
    check(!(name in media) || ok(media[name]), `${name} is ${JSON.stringify(media[name])?.slice(0, 80)}`);
  const one = (words: readonly unknown[]) => (value: unknown) => words.includes(value);
  const ids = (value: Media['ids']) =>
    Object.entries(value).every(([source, n]) => one(sources)(source) && id(n)) && Object.keys(value).length > 0;

  check(parseRef(media.ref) === media.ref, `ref is ${media.ref}`);
  check(ids(media.ids), `ids are ${JSON.stringify(media.ids)}`);
  check(text(media.title), `title is ${JSON.stringify(media.title)}`);
  known('kind', one(['ANIME', 'MANGA']));
  for (const name of ['english', 'native'] as const) known(name, text);
  for (const name of ['episodes', 'durationMinutes', 'popularity'] as const) known(name, count);
  known('year', (value) => count(value) && Number(value) <= 9999);
  for (const name of ['startDate', 'endDate'] as const)
    known(name, (value) => /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(String(value)));
  known('format', one(formats));
  known('status', one(statuses));
  known('rating', one(ratings));
  known('season', one(['WINTER', 'SPRING', 'SUMMER', 'FALL']));
  known('adult', one([true, false]));
  known('synonyms', (value) => Array.isArray(value) && value.every(text));
  for (const { type, to, title, ids: own, format } of media.relations ?? []) {
    check(one(relationTypes)(type), `a relation is ${type}`);
    check(parseRef(to) === to, `a relation is to ${to}`);
    check(title === undefined || text(title), `a relation is to one called ${JSON.stringify(title)}`);
    check(own === undefined || ids(own), `a relation is to one with the ids ${JSON.stringify(own)}`);
    check(format === undefined || one(formats)(format), `a relation is to a ${format}`);
  }
  return faults;
}
