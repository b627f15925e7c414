import { type ProviderName, providerNames, registry } from '../../providers/registry.ts';
import { type Facts, factsOfRow, refsOfRow, type TitleRow } from './columns.ts';
import type { IdentifiedTitle } from './same-title.ts';

/**
 * Finds the providers whose id of a title turns out to be another title's, as when a provider had stated a wrong id and mends it.
 * What such a provider states of that id is not about this title.
 */
export function partedProviders({ refs }: IdentifiedTitle, rows: readonly TitleRow[]): ReadonlySet<string> {
  const parted = new Set<string>();
  for (const row of rows)
    for (const [source, ref] of refsOfRow(row)) {
      const provider = refs.get(source) === ref ? undefined : providerOfNumbering(source);
      if (provider !== undefined) parted.add(provider);
    }
  return parted;
}

function providerOfNumbering(source: string): ProviderName | undefined {
  return providerNames.find((name) => registry[name].numberings[0] === source);
}

/** The facts of a row, without those that these providers state. */
export function factsApartFrom(providers: ReadonlySet<string>, row: TitleRow): Facts {
  const facts = factsOfRow(row);
  if (providers.size === 0) return facts;
  const { statedBy = {}, ...rest } = facts;
  const isKept = ([field]: readonly [string, unknown]) => !providers.has(statedBy[field] ?? row.provider);
  const kept = Object.entries(statedBy).filter(([, provider]) => !providers.has(provider));
  return {
    ...Object.fromEntries(Object.entries(rest).filter(isKept)),
    ...(kept.length > 0 && { statedBy: Object.fromEntries(kept) }),
  };
}
