import type { Answer, Call, Lookup } from '../model/lookup.ts';
import { normalised } from '../model/names.ts';
import type { Ref } from '../model/ref.ts';
import type { Title } from '../model/title.ts';
import { gather } from './gather.ts';
import { createHeard, type Sought } from './heard.ts';
import { sureScore } from './ranked.ts';
import type { Resolving } from './resolving.ts';
import { mainNamesOf, namesOf } from './score.ts';

/**
 * Writes out the short name that words begin with, where no title is called as they say: `kny mugen train` is `Demon Slayer: Kimetsu
 * no Yaiba mugen train`. Who is called so is looked up in what is stored and bundled; the words that come of it are asked for as all
 * are. Returns, by the words, those that they are instead, if a title is called so for sure. Yields what happens on the way.
 */
export async function* spelledOut(
  open: readonly Sought[],
  lookup: Lookup,
  call: Call,
  { heard, resolve }: Resolving,
): AsyncGenerator<Answer, ReadonlyMap<string, Sought>> {
  const split = open.flatMap((sought) => beginningOf(sought.text) ?? []);
  if (split.length === 0) return new Map();
  const short = createHeard();
  const begins = new Map(split.map(({ begin }) => [begin, { text: begin }]));
  yield* gather([...begins.values()], lookup, { ...call, scope: 'local' }, short);
  const tries = open.flatMap((sought) => {
    const meant = begins.get(beginningOf(sought.text)?.begin ?? '');
    const those = fullNames(sought.text, meant && resolve(meant, short).chosen?.title);
    return those.map(({ text, not }) => ({ sought, not, full: { ...sought, text } }));
  });
  yield* gather(
    tries.map(({ full }) => full),
    lookup,
    call,
    heard,
  );
  const found = new Map<string, Sought>();
  for (const { sought, full, not } of tries) {
    const { chosen, mismatch } = resolve(full, heard);
    const isIt = chosen && !mismatch && chosen.score >= sureScore && chosen.title.ref !== not;
    if (isIt && !found.has(sought.text)) found.set(sought.text, full);
  }
  return found;
}

/** The first word, which may be a short name, and the others. */
function beginningOf(text: string): { readonly begin: string; readonly rest: string } | undefined {
  const [begin = '', ...rest] = normalised(text).split(' ');
  return rest.length > 0 && /^\p{L}[\p{L}\p{N}]{1,11}$/u.test(begin) ? { begin, rest: rest.join(' ') } : undefined;
}

/** The words with the names of the title that the first one is short for. A name that begins with it says no more than the words. */
function fullNames(text: string, title: Title | undefined): readonly { readonly text: string; readonly not: Ref }[] {
  const { begin = '', rest } = beginningOf(text) ?? {};
  const isCalled = (name: string) => normalised(name).replaceAll(' ', '') === begin;
  if (!title || !namesOf(title).some(isCalled)) return [];
  return mainNamesOf(title)
    .filter((name) => hasWord(name) && !isCalled(name) && !normalised(name).startsWith(`${begin} `))
    .slice(0, 2)
    .map((name) => ({ text: `${name} ${rest}`, not: title.ref }));
}

/** Letters, which a name in pictures or in a script without blanks has none of to put words behind. */
const hasWord = (name: string): boolean => /\p{sc=Latn}/u.test(name);
