/** What is measured: the names under which a collector sees it. Counters end with `_total`, units are seconds and bytes. */
export const measures = {
  animectl_http_requests_total: {
    type: 'counter',
    help: 'Requests answered, by route, method and status.',
    labels: ['route', 'method', 'status'],
  },
  animectl_http_request_duration_seconds: {
    type: 'histogram',
    help: 'How long requests took, by route. Streams are left out.',
    labels: ['route'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  },
  animectl_http_requests_in_flight: { type: 'gauge', help: 'Requests that are being answered.', labels: [] },
  animectl_ready_answers: { type: 'gauge', help: 'Answers that are kept ready in memory.', labels: [] },
  animectl_ready_bytes: { type: 'gauge', help: 'Their bytes.', labels: [] },
  animectl_ready_requests_total: {
    type: 'counter',
    help: 'Requests for answers that can be kept ready, by whether they were.',
    labels: ['result'],
  },
  animectl_jobs_open: { type: 'gauge', help: 'Jobs of the server that run or wait.', labels: ['kind'] },
  animectl_jobs_ended_total: {
    type: 'counter',
    help: 'Jobs of the server that have ended, by how.',
    labels: ['kind', 'state'],
  },
  animectl_database_calls_total: {
    type: 'counter',
    help: 'Calls of the database, by whether they read or commit.',
    labels: ['call'],
  },
  animectl_database_seconds_total: {
    type: 'counter',
    help: 'How long these calls took, with waiting for other writers.',
    labels: ['call'],
  },
  animectl_database_statements_total: { type: 'counter', help: 'Statements that commits ran.', labels: [] },
  animectl_warm_timestamp_seconds: { type: 'gauge', help: 'When the cache was warmed last, Unix time.', labels: [] },
  animectl_warm_duration_seconds: { type: 'gauge', help: 'How long that took.', labels: [] },
  animectl_warm_franchises: {
    type: 'gauge',
    help: 'Franchises of that run: fetched, fresh before it, or failed.',
    labels: ['result'],
  },
  animectl_warm_complete: {
    type: 'gauge',
    help: 'Whether that run came to its end (1), or a budget or an interrupt cut it short (0).',
    labels: [],
  },
  animectl_crawls_running: { type: 'gauge', help: 'Crawls under way.', labels: [] },
  animectl_saved_titles_total: { type: 'counter', help: 'Titles saved in the database.', labels: [] },
  animectl_saved_rows_total: { type: 'counter', help: 'Rows written to the database.', labels: [] },
  animectl_release_groups: { type: 'gauge', help: 'Release groups that are known.', labels: ['category'] },
  animectl_releases: { type: 'gauge', help: 'Releases of these groups that were seen.', labels: ['category'] },
  animectl_provider_requests_total: {
    type: 'counter',
    help: 'Requests to a provider, by all animectl processes on this machine.',
    labels: ['provider'],
  },
  animectl_provider_throttled_total: {
    type: 'counter',
    help: 'Answers of a provider that asked for fewer requests (429).',
    labels: ['provider'],
  },
  animectl_provider_errors_total: { type: 'counter', help: 'Other answers that were errors.', labels: ['provider'] },
  animectl_provider_wait_seconds_total: {
    type: 'counter',
    help: 'Time spent waiting for a turn at a provider.',
    labels: ['provider'],
  },
  animectl_provider_budget_left: {
    type: 'gauge',
    help: 'Requests that are left in a window of a provider.',
    labels: ['provider', 'window'],
  },
  animectl_provider_outage: {
    type: 'gauge',
    help: 'Whether a provider is left alone for now (1) or asked (0).',
    labels: ['provider'],
  },
} as const satisfies Record<string, Measure>;
export type MeasureName = keyof typeof measures;

/** Who measures: the server, or one run that warms the cache and then leaves what it measured in a file. */
export type Measurer = 'server' | 'warm';

/** Whether somebody measures that. What providers have cost is known to everybody. */
export function isMeasuredBy(measurer: Measurer, name: string): boolean {
  if (name.startsWith('animectl_provider_')) return true;
  return name.startsWith('animectl_warm_') === (measurer === 'warm');
}

export interface Measure {
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  readonly labels: readonly string[];
  /** Upper edges of a histogram's buckets, in seconds. */
  readonly buckets?: readonly number[];
}

/** A value for each label of a measure. */
export type Labels<Name extends MeasureName> = Readonly<Record<(typeof measures)[Name]['labels'][number], string>>;

/** Takes measurements, and writes them as text for a collector. */
export interface Metrics {
  /** Adds to a counter or a gauge. */
  add<Name extends MeasureName>(name: Name, labels: Labels<Name>, by?: number): void;
  /** What a gauge, or a counter that is kept elsewhere, is now. */
  set<Name extends MeasureName>(name: Name, labels: Labels<Name>, value: number): void;
  observe<Name extends MeasureName>(name: Name, labels: Labels<Name>, value: number): void;
  /** In Prometheus' text format. */
  text(): Promise<string>;
  /** Of the text. */
  readonly contentType: string;
}
