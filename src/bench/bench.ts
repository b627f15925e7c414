// The way in: all that the command needs of this folder.
export { exported } from './export/export.ts';
export { runScenarios } from './run.ts';
export { loadScenarios, scenarioNames } from './scenarios.ts';

/** For `--compare` only. */
export const comparison = () => import('./compare.ts');
