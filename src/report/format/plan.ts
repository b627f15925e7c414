import type { FranchisePlan, PlanDocument } from '../../model/documents.ts';
import { plain } from '../text/plain.ts';
import { count } from '../text/words.ts';

/** What a run would ask for, a sentence a query. */
export function planText({ plans }: PlanDocument): string {
  return plans.map((plan) => `${sentence(plan)}\n`).join('');
}

function sentence({ query, root, title, known, requests, freshUntil }: FranchisePlan): string {
  const name = title ? `${plain(title)} (${root})` : `"${plain(query)}"`;
  if (freshUntil)
    return `${name}: ${count(known, 'title')}, fresh until ${freshUntil.slice(0, 16).replace('T', ' ')} UTC: no request.`;
  if (known === 0) return `${name}: nothing is known of it here; at least 1 request.`;
  return `${name}: ${count(known, 'title')} known here, to be asked for in ${count(requests, 'request')} or a few more.`;
}
