import type { TrackerFigures } from '../app/tracker.ts';
import type { ReleaseCategory } from '../model/reputation.ts';
import type { Metrics } from './metrics.ts';

/** Notes what each provider has cost so far, and what it still allows. */
export function noteProviders(figures: readonly TrackerFigures[], metrics: Metrics): void {
  for (const { provider, requests, throttled, errors, waitedMs, budget, outage } of figures) {
    metrics.set('animectl_provider_requests_total', { provider }, requests);
    metrics.set('animectl_provider_throttled_total', { provider }, throttled);
    metrics.set('animectl_provider_errors_total', { provider }, errors);
    metrics.set('animectl_provider_wait_seconds_total', { provider }, waitedMs / 1000);
    metrics.set('animectl_provider_outage', { provider }, outage === undefined ? 0 : 1);
    for (const { limit, left } of budget)
      metrics.set('animectl_provider_budget_left', { provider, window: `${limit.perMs / 1000}s` }, left);
  }
}

/** Categories that are told of: a list may file its releases under any number of them. */
const mostCategories = 20;

/** Notes how many release groups and releases are known. Groups are no labels: there are thousands. */
export function noteReleases(categories: readonly ReleaseCategory[], metrics: Metrics): void {
  for (const { category, groups, releases } of categories.slice(0, mostCategories)) {
    metrics.set('animectl_release_groups', { category }, groups);
    metrics.set('animectl_releases', { category }, releases);
  }
}
