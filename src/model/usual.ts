import { autoDepth } from './depth.ts';
import { presets } from './relation-policy.ts';

/** What counts of a question where nothing else is said. */
export const usual = {
  policy: presets.franchise,
  depth: autoDepth,
  maxTitles: 500,
  provider: 'auto',
  cuts: 'own+shipped',
  asStated: false,
  order: 'release',
  concurrency: 3,
  refresh: false,
  enrich: false,
  store: true,
  strict: false,
} as const;
