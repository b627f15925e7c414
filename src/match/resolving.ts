import type { Heard, Sought } from './heard.ts';
import type { Resolution } from './resolution.ts';

/** What has been heard of words so far, and how it is told what they mean. */
export interface Resolving {
  readonly heard: Heard;
  readonly resolve: (sought: Sought, heard: Heard) => Resolution;
}
