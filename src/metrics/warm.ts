import type { ProviderFigures } from '../app/reach.ts';
import type { WarmDocument } from '../model/documents.ts';
import { createMetrics } from './prometheus.ts';
import { noteProviders } from './providers.ts';

/** What a run that warmed the cache leaves for node_exporter's textfile collector. `endedAt`: Unix time in ms. */
export function warmText(
  { fetched, fresh, failed, complete }: WarmDocument,
  { startedAt, endedAt }: { readonly startedAt: number; readonly endedAt: number },
  providers: readonly ProviderFigures[],
): Promise<string> {
  const metrics = createMetrics('warm');
  noteProviders(providers, metrics);
  metrics.set('animectl_warm_timestamp_seconds', {}, endedAt / 1000);
  metrics.set('animectl_warm_duration_seconds', {}, Math.max(0, endedAt - startedAt) / 1000);
  metrics.set('animectl_warm_franchises', { result: 'fetched' }, fetched);
  metrics.set('animectl_warm_franchises', { result: 'fresh' }, fresh);
  metrics.set('animectl_warm_franchises', { result: 'failed' }, failed.length);
  metrics.set('animectl_warm_complete', {}, complete ? 1 : 0);
  return metrics.text();
}
