import { formats } from '../../src/model/format.ts';
import { parseRef, sources } from '../../src/model/ref.ts';
import { relationTypes } from '../../src/model/relation.ts';
import { ratings, statuses, type Title } from '../../src/model/title.ts';

/** What is wrong with a title as our model has it: unknown must be absent, known must make sense. */
export function faultsOf(title: Title): readonly string[] {
  const faults: string[] = [];
  const check = (ok: boolean, what: string) => void (ok || faults.push(what));
  const text = (value: unknown) => typeof value === 'string' && /[^\p{C}\p{Z}]/u.test(value);
  const count = (value: unknown) => Number.isSafeInteger(value) && Number(value) > 0;
  const id = (value: unknown) => count(value) && Number(value) <= 999_999_999;
  const known = (name: keyof Title, ok: (value: unknown) => boolean) =>
    check(!(name in title) || ok(title[name]), `${name} is ${JSON.stringify(title[name])?.slice(0, 80)}`);
  const one = (words: readonly unknown[]) => (value: unknown) => words.includes(value);
  const ids = (value: Title['ids']) =>
    Object.entries(value).every(([source, n]) => one(sources)(source) && id(n)) && Object.keys(value).length > 0;

  check(parseRef(title.ref) === title.ref, `ref is ${title.ref}`);
  check(ids(title.ids), `ids are ${JSON.stringify(title.ids)}`);
  check(text(title.title), `title is ${JSON.stringify(title.title)}`);
  known('kind', one(['anime', 'manga']));
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
  for (const { type, to, title: name, ids: own, format } of title.relations ?? []) {
    check(one(relationTypes)(type), `a relation is ${type}`);
    check(parseRef(to) === to, `a relation is to ${to}`);
    check(name === undefined || text(name), `a relation is to one called ${JSON.stringify(name)}`);
    check(own === undefined || ids(own), `a relation is to one with the ids ${JSON.stringify(own)}`);
    check(format === undefined || one(formats)(format), `a relation is to a ${format}`);
  }
  return faults;
}
