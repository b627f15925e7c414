import { documentOf } from '../franchise/document.ts';
import { type CrawlStats, type Franchise, isComplete } from '../model/franchise.ts';
import { type Policy, policyKey } from '../model/relation-policy.ts';
import { usual } from '../model/usual.ts';
import type { FranchiseRecord } from '../store/franchises.ts';

/** How a franchise was asked for, as far as that decides which titles it has. */
interface Asking {
  readonly policy: Policy;
  readonly depth: { readonly auto: boolean };
  readonly asStated?: boolean | undefined;
  /** Both what the user has decided and what is shipped counts. */
  readonly hasUsualCuts: boolean;
}

/** What is kept of a franchise as a whole: the name, the numbers and the stories that are printed by default. Undefined for no titles. */
export function franchiseRecordOf(
  franchise: Franchise,
  stats: CrawlStats,
  { policy, depth, asStated = false, hasUsualCuts }: Asking,
): FranchiseRecord | undefined {
  const { title: name, titles, continuities } = documentOf(franchise, stats, usual.order);
  const [first] = titles;
  if (!first) return undefined;
  const isUsual = policyKey(policy) === policyKey(usual.policy) && depth.auto && !asStated && hasUsualCuts;
  return {
    name,
    root: first.ref,
    continuities: continuities.map((one) => one.name),
    fetchedAt: Math.min(...franchise.members.map(({ fetchedAt }) => fetchedAt)),
    usual: isUsual && isComplete(franchise),
    titles,
  };
}
