import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { isMeasuredBy, type Measure, type MeasureName, type Measurer, type Metrics, measures } from './metrics.ts';

type Collector = Counter | Gauge | Histogram;

/** Metrics of the `measures` of somebody; of a server those of its process as well: processor, memory, event loop. */
export function createMetrics(measurer: Measurer): Metrics {
  const registry = new Registry();
  const all = Object.entries<Measure>(measures).filter(([name]) => isMeasuredBy(measurer, name));
  const collectors = new Map(all.map(([name, measure]) => [name, collectorOf(name, measure, registry)]));
  if (measurer === 'server') addProcess(registry);
  const collector = (name: MeasureName): Collector => {
    const found = collectors.get(name);
    if (!found) throw new Error(`there is no measure ${name}`);
    return found;
  };
  return {
    add(name, labels, by = 1) {
      const found = collector(name);
      if (!(found instanceof Histogram)) found.inc(labels, by);
    },
    set(name, labels, value) {
      const found = collector(name);
      if (found instanceof Gauge) found.set(labels, value);
      if (!(found instanceof Counter)) return;
      found.remove(labels);
      found.inc(labels, value);
    },
    observe(name, labels, value) {
      const found = collector(name);
      if (found instanceof Histogram) found.observe(labels, value);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/** What the package measures of the process itself, and is wanted. Others are named against the rules of Prometheus. */
const wanted = [
  'process_cpu_seconds_total',
  'process_resident_memory_bytes',
  'process_start_time_seconds',
  // This one measures the next one, too.
  'nodejs_heap_size_total_bytes',
  'nodejs_heap_size_used_bytes',
  'nodejs_eventloop_lag_seconds',
  'nodejs_eventloop_lag_p99_seconds',
];

function addProcess(registry: Registry): void {
  const all = new Registry();
  collectDefaultMetrics({ register: all });
  for (const name of wanted) {
    const metric = all.getSingleMetric(name);
    if (metric) registry.registerMetric(metric);
  }
}

function collectorOf(name: string, { type, help, labels, buckets = [] }: Measure, registry: Registry): Collector {
  const common = { name, help, labelNames: [...labels], registers: [registry] };
  switch (type) {
    case 'counter':
      return new Counter(common);
    case 'gauge':
      return new Gauge(common);
    case 'histogram':
      return new Histogram({ ...common, buckets: [...buckets] });
  }
}
