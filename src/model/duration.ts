const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Some thirty years: dates that are further away cannot be told. */
const longestMs = 10_000 * 86_400_000;

/** Reads `250ms`, `20s`, `10m`, `2h`, `7d`; in ms. Undefined if the text is no duration, none at all, or longer than 10,000 days. */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d{1,9})(ms|s|m|h|d)$/.exec(text.trim());
  const ms = Number(match?.[1]) * (unitMs[match?.[2] ?? ''] ?? Number.NaN);
  return ms > 0 && ms <= longestMs ? ms : undefined;
}
