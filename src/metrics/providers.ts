import type { ProviderFigures } from '../app/reach.ts';
import type { Metrics } from './metrics.ts';

/** Notes what each provider has cost so far, and what it still allows. */
export function noteProviders(figures: readonly ProviderFigures[], metrics: Metrics): void {
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
