import type { Ref } from '../../model/ref.ts';
import type { NamedTitle } from '../../model/title.ts';
import { plain } from './plain.ts';
import { count } from './words.ts';

/** So many titles that are related in an unknown way are named. */
const most = 12;

/** That it is not known how a title is related, and a line for each of the others that it is related to in some way. */
export function relatedLines(ref: Ref, related: readonly NamedTitle[]): readonly string[] {
  const left = related.length - most;
  const head = `The relations of ${ref} are not known${related.length > 0 ? '. In some way it is related to:' : '.'}`;
  const names = related.slice(0, most).map((one) => `  ${one.title ? `${plain(one.title)} (${one.ref})` : one.ref}`);
  return [head, ...names, ...(left > 0 ? [`  and ${count(left, 'more title')}`] : [])];
}
