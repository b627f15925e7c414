import { dataSets } from '../../model/data-sets.ts';
import { bundled, providerNames } from '../../providers/registry.ts';

/** Who stated something and when. `outline`: another title's relation named the title, and nobody stated the title itself. */
export interface Attribution {
  readonly provider: string;
  readonly fetchedAt: number;
  readonly outline: boolean;
}

/** What is compiled, not asked for: it only fills gaps where a provider has answered. */
const collections: readonly string[] = [bundled.name, ...dataSets];

/** Ranks statements: mentions in relations below what is compiled, and that below what a provider answered. */
function rankOf(statement: Attribution): number {
  if (statement.outline) return 0;
  return collections.includes(statement.provider) ? 1 : 2;
}

/** Whether two statements have the same rank. Lists of relations of the same rank are kept side by side. */
export function standsBeside(one: Attribution, other: Attribution | undefined): boolean {
  return other !== undefined && rankOf(one) === rankOf(other);
}

/** Of providers that were asked side by side the first of these stands, whoever answered last. */
const order: readonly string[] = providerNames;
const sideBySideMs = 3_600_000;

/** Whether `later` replaces what `earlier` states. If not, it only fills the gaps of `earlier`. A mention replaces no other mention. */
export function replaces(later: Attribution, earlier: Attribution): boolean {
  const rank = rankOf(later);
  if (rank !== rankOf(earlier)) return rank > rankOf(earlier);
  const [a, b] = [order.indexOf(later.provider), order.indexOf(earlier.provider)];
  const isClose = Math.abs(later.fetchedAt - earlier.fetchedAt) < sideBySideMs;
  if (rank > 0 && a !== b && a >= 0 && b >= 0 && isClose) return a < b;
  return rank > 0 && later.fetchedAt >= earlier.fetchedAt;
}
