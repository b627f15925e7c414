/** Waits at least so long, whatever a header says: a wait of nothing would be a loop without one. */
const leastMs = 1_000;
/** Both providers that limit requests count them by the minute. */
const unstatedMs = 60_000;

function seconds(text: string | null): number | undefined {
  return text !== null && /^\s*\d{1,12}(\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}

/** Ms that `Retry-After` (seconds or a date) asks for; undefined if it is absent or makes no sense. */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const text = headers.get('retry-after');
  if (text === null) return undefined;
  const stated = seconds(text);
  const ms = stated === undefined ? Date.parse(text) - now : stated * 1000;
  return Number.isNaN(ms) ? undefined : Math.max(leastMs, Math.ceil(ms));
}

/** Ms to stay away after a 429: `Retry-After`, else `X-RateLimit-Reset` (Unix time in seconds), else a minute. */
export function throttledMs(headers: Headers, now: number): number {
  const reset = seconds(headers.get('x-ratelimit-reset'));
  return retryAfterMs(headers, now) ?? (reset === undefined ? unstatedMs : Math.max(leastMs, reset * 1000 - now));
}

/** Requests a minute that the provider advertises; undefined if it does not. */
export function advertisedLimit(headers: Headers): number | undefined {
  const limit = Number.parseInt(headers.get('x-ratelimit-limit') ?? '', 10);
  return limit > 0 ? limit : undefined;
}
