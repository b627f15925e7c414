import type { Writable } from 'node:stream';
import { type Explanation, explain } from '../franchise/explain.ts';
import type { Policy } from '../model/policy.ts';
import type { Ref } from '../model/ref.ts';
import type { Title } from '../model/title.ts';
import type { Reporter } from './live/reporter.ts';

/** The title, with who states each of its relations. */
function attributed({ title, provider }: { readonly title: Title; readonly provider: string }): Title {
  const { relations } = title;
  return relations ? { ...title, relations: relations.map((one) => ({ by: [provider], ...one })) } : title;
}

export interface ExplanationOptions {
  readonly ref: Ref;
  readonly policy: Policy;
  readonly cuts?: Iterable<readonly [Ref, Ref]>;
  readonly format: (explanation: Explanation) => string;
}

/** Prints why a title is in each answer or not, in place of the answer. */
export function explanationReporter(stdout: Writable, { ref, format, ...options }: ExplanationOptions): Reporter {
  let others: Title[] = [];
  return {
    event(event) {
      if (event.type === 'title') others.push(attributed(event));
      if (event.type !== 'franchise') return;
      stdout.write(format(explain(event.franchise, ref, { ...options, others })));
      others = [];
    },
    end: () => {},
  };
}
