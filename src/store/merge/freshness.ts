import { dataSets } from '../../model/data-sets.ts';
import { bundled, providerNames } from '../../providers/registry.ts';

/** Who stated something and when. An outline is only a title named by another one. */
export interface Statement {
  readonly provider: string;
  readonly fetchedAt: number;
  readonly outline: boolean;
}

/** What is compiled, not asked for: it only fills gaps where a provider has answered. */
const collections: readonly string[] = [bundled.name, ...dataSets];

// What a provider answered stands above the bundled catalogue and imported data sets, and those above mere mentions.
function rankOf(statement: Statement): number {
  if (statement.outline) return 0;
  return collections.includes(statement.provider) ? 1 : 2;
}

/** Whether both are word of a kind: that of two providers is kept side by side, whoever spoke last. */
export function standsBeside(one: Statement, other: Statement | undefined): boolean {
  return other !== undefined && rankOf(one) === rankOf(other);
}

/** Of providers that were asked side by side the first of these stands, whoever answered last. */
const order: readonly string[] = providerNames;
const sideBySideMs = 3_600_000;

/** Whether `later` replaces what `earlier` says; if not, it only fills its gaps. The first mention stands. */
export function replaces(later: Statement, earlier: Statement): boolean {
  const rank = rankOf(later);
  if (rank !== rankOf(earlier)) return rank > rankOf(earlier);
  const [a, b] = [order.indexOf(later.provider), order.indexOf(earlier.provider)];
  const isClose = Math.abs(later.fetchedAt - earlier.fetchedAt) < sideBySideMs;
  if (rank > 0 && a !== b && a >= 0 && b >= 0 && isClose) return a < b;
  return rank > 0 && later.fetchedAt >= earlier.fetchedAt;
}
