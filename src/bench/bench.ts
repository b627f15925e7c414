// The way in: all that the command needs of this folder.
export { runScenarios } from './run.ts';
export { loadScenarios, scenarioNames } from './scenarios.ts';
