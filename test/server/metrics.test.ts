import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { measures } from '../../src/metrics/metrics.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';
import { serving } from './serving.ts';

const titles = titlesOf(bothWays(...chain('SEQUEL', 900001, 900002, 900003)));

/** A server that has something to tell, and what it tells. */
async function told(): Promise<string> {
  const anilist = await anilistServer(titles);
  const { url } = await serving({ anilist: anilist.url });
  for (const path of ['franchise?q=anilist:900001', 'franchise?q=anilist:900001', 'nothing?key=secret', 'franchise?q='])
    await (await fetch(`${url}/api/v1/${path}`)).text();
  const answer = await fetch(`${url}/metrics`);
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  return answer.text();
}

it('are told of requests by their route, never by their address', async () => {
  const text = await told();
  const value = (sample: string) =>
    Number(
      text
        .split('\n')
        .find((one) => one.startsWith(`${sample} `))
        ?.split(' ')[1],
    );
  const route = 'route="/api/v1/franchise",method="GET"';
  expect(value(`animectl_http_requests_total{${route},status="200"}`)).toBe(2);
  expect(value(`animectl_http_requests_total{${route},status="400"}`)).toBe(1);
  expect(value('animectl_http_requests_total{route="unmatched",method="GET",status="404"}')).toBe(1);
  expect(value('animectl_http_request_duration_seconds_count{route="/api/v1/franchise"}')).toBe(3);
  expect(value('animectl_http_request_duration_seconds_bucket{le="0.1",route="unmatched"}')).toBe(1);
  expect(value('animectl_ready_requests_total{result="hit"}')).toBe(1);
  for (const size of ['nodejs_heap_size_used_bytes', 'nodejs_heap_size_total_bytes', 'process_resident_memory_bytes'])
    expect([size, value(size)]).toEqual([size, expect.toSatisfy((bytes: number) => bytes > 1_000_000)]);
  expect(value('animectl_ready_answers')).toBe(1);
  expect(value('animectl_saved_titles_total')).toBeGreaterThanOrEqual(3);
  expect(value('animectl_provider_requests_total{provider="anilist"}')).toBeGreaterThan(0);
  expect(value('animectl_provider_budget_left{provider="anilist",window="60s"}')).toBeGreaterThan(5_000);
  expect(value('animectl_database_calls_total{call="commit"}')).toBeGreaterThan(0);
  expect(value('animectl_database_calls_total{call="read"}')).toBeGreaterThan(0);
  expect(value('animectl_database_statements_total')).toBeGreaterThan(3);
  expect(value('animectl_jobs_open{kind="import"}')).toBe(0);
  expect(text).not.toContain('animectl_warm');
  expect(value('animectl_http_requests_in_flight')).toBe(1);
  expect(value('process_resident_memory_bytes')).toBeGreaterThan(10_000_000);
  expect(text).not.toContain('secret');
});

it('are named by the rules: units at the end, counters in totals, nothing without a help', () => {
  for (const [name, { type, help, labels }] of Object.entries(measures)) {
    expect(name).toMatch(/^animectl_[a-z]+(?:_[a-z]+)*$/);
    expect(name.endsWith('_total')).toBe(type === 'counter');
    expect(help).toMatch(/^[A-Z].*\.$/);
    if (type === 'histogram') expect(name).toMatch(/_(?:seconds|bytes)$/);
    for (const label of labels) expect(label).toMatch(/^[a-z]+$/);
  }
});

it.skipIf(!existsSync('/usr/bin/promtool'))('leave promtool, where it is there, nothing to find', async () => {
  const input = await told();
  expect(execFileSync('promtool', ['check', 'metrics'], { input, encoding: 'utf8', stdio: 'pipe' })).toBe('');
});
