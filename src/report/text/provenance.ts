import type { FranchiseDocument } from '../../franchise/document.ts';
import type { Provenance } from '../../model/documents.ts';
import { type From, origins } from '../../model/franchise.ts';
import type { Ref } from '../../model/ref.ts';
import { bundled } from '../../providers/registry.ts';
import { plain } from './plain.ts';
import { ageWords, count, providersWords, providerWord } from './words.ts';

/** Where something came from. */
interface Sourced {
  readonly from: From;
  readonly provider: string;
}

/** Where an answer came from and how old it is, in one line. `now`: Unix time in ms. */
export function provenanceLine(document: FranchiseDocument, now: number): string {
  const { titles, provider, fetchedAt, from } = document;
  if (titles.length === 0 || !provider) return 'Nothing was found.';
  return sourcesLine(titles, whenWords({ from, provider }, fetchedAt, now));
}

/** Where titles that make no franchise came from, and how old the oldest is, in one line. `now`: Unix time in ms. */
export function titlesLine(titles: readonly Provenance[], now: number): string {
  const [oldest] = [...titles].sort((a, b) => Date.parse(a.fetchedAt ?? '1970') - Date.parse(b.fetchedAt ?? '1970'));
  return oldest ? sourcesLine(titles, whenWords(oldest, oldest.fetchedAt, now)) : 'Nothing was found.';
}

/** The catalogue's age is the day its facts were written down: the date says more than "fetched". */
function whenWords({ from, provider }: Sourced, fetchedAt: string | null, now: number): string {
  if (fetchedAt === null) return 'fetched at an unknown time';
  if (from === 'catalog' || provider === bundled.name) return `as of ${fetchedAt.slice(0, 10)}`;
  return `fetched ${ageWords(now - Date.parse(fetchedAt))}`;
}

function sourcesLine(titles: readonly Sourced[], when: string): string {
  const parts = origins.flatMap((origin) =>
    [...new Set(titles.map((title) => title.provider))].flatMap((who) => {
      const n = titles.filter((title) => title.from === origin && title.provider === who).length;
      return n > 0 ? [{ origin, who, n }] : [];
    }),
  );
  const [first] = parts;
  if (parts.length === 1 && first)
    return `${count(titles.length, 'title')} ${originWords(first.origin, first.who)}, ${when}.`;
  const mixed = parts.map(({ origin, who, n }) => `${n} ${originWords(origin, who)}`).join(', ');
  return `${count(titles.length, 'title')}: ${mixed}; the oldest ${when}.`;
}

function originWords(from: From, provider: string): string {
  switch (from) {
    case 'network':
      return `from ${providerWord(provider)}`;
    case 'cache':
      return `from the cache (${providerWord(provider)})`;
    case 'store':
      return `from the local database (${providerWord(provider)})`;
    case 'catalog':
      return 'from the bundled catalogue';
  }
}

/** What a reader of the answer must know of it: that it was cut short, what failed, what nobody has. A line each. */
export function shortcomingLines({
  truncated,
  failed,
  missing = [],
  unheard = [],
}: FranchiseDocument): readonly string[] {
  return [
    ...(truncated ? [`Not complete: ${limitWords[truncated.by]}${edgeWords(truncated.frontier)}.`] : []),
    ...(failed.length
      ? [
          `${count(failed.length, 'title')} could not be fetched: ${refWords(failed.map(({ ref }) => ref))}. What has come is kept: run it again for the rest.`,
        ]
      : []),
    ...(unheard.length ? [`${providersWords(unheard)} did not answer all: what only they state may be missing.`] : []),
    ...(missing.length ? [`No provider has ${refWords(missing)}.`] : []),
  ];
}

const limitWords: Readonly<Record<NonNullable<FranchiseDocument['truncated']>['by'], string>> = {
  depth: 'stopped at the depth limit (--depth)',
  titles: 'stopped at the limit of titles (--max-titles)',
  time: 'the time was up',
  budget: 'the budget of requests is used up',
  interrupt: 'interrupted',
};

function edgeWords(frontier: readonly Ref[]): string {
  return frontier.length ? `; ${count(frontier.length, 'title')} would have come next: ${refWords(frontier)}` : '';
}

function refWords(refs: readonly Ref[]): string {
  const some = refs.slice(0, 10).map(plain).join(', ');
  return refs.length > 10 ? `${some} and ${refs.length - 10} more` : some;
}
