import { type Explanation, explain } from '../franchise/explain.ts';
import type { Ref } from '../model/ref.ts';
import type { Title } from '../model/title.ts';
import { type FranchiseQuestion, franchiseEvents, wholeQuestion } from './franchise.ts';
import type { Task } from './task.ts';

export interface ExplainQuestion extends FranchiseQuestion {
  /** The title that is asked about, in any numbering. */
  readonly ref: Ref;
}

/** Why a title is in the franchise of each query, or what keeps it out. */
export const explainTitle: Task<ExplainQuestion, readonly Explanation[]> = async function* ({ ref, ...question }, app) {
  const whole = await wholeQuestion(question, app);
  const { policy, decisions } = whole;
  const explanations: Explanation[] = [];
  let others: Title[] = [];
  for await (const event of franchiseEvents(whole, app)) {
    if (event.type === 'title') others.push(attributed(event));
    if (event.type === 'franchise') {
      explanations.push(explain(event.franchise, ref, { policy, cuts: decisions.cuts, others }));
      others = [];
    }
    yield event;
  }
  return explanations;
};

/** The title, with who states each of its relations. */
function attributed({ title, provider }: { readonly title: Title; readonly provider: string }): Title {
  const { relations } = title;
  return relations ? { ...title, relations: relations.map((one) => ({ by: [provider], ...one })) } : title;
}
