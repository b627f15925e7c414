import type { Writable } from 'node:stream';
import { type Explanation, explain, type Treatments } from '../franchise/explain.ts';
import type { Media } from '../model/media.ts';
import type { Ref } from '../model/ref.ts';
import type { Reporter } from './reporter.ts';

/** The title, with who states each of its relations. */
function attributed({ media, provider }: { readonly media: Media; readonly provider: string }): Media {
  const { relations } = media;
  return relations ? { ...media, relations: relations.map((one) => ({ by: [provider], ...one })) } : media;
}

export interface ExplanationOptions {
  readonly ref: Ref;
  readonly policy: Treatments;
  readonly cuts?: Iterable<readonly [Ref, Ref]>;
  readonly format: (explanation: Explanation) => string;
}

/** Prints why a title is in each answer or not, in place of the answer. */
export function explanationReporter(stdout: Writable, { ref, format, ...options }: ExplanationOptions): Reporter {
  let others: Media[] = [];
  return {
    event(event) {
      if (event.type === 'media') others.push(attributed(event));
      if (event.type !== 'franchise') return;
      stdout.write(format(explain(event.franchise, ref, { ...options, others })));
      others = [];
    },
    end: () => {},
  };
}
