import type { Clock } from '../../model/clock.ts';
import type { RateLimit } from '../../model/rate-limit.ts';
import type { Budget, Wait } from '../state.ts';
import { countedMs, loweredForMs, narrowed, noted, rememberedMs, takeable, waitOf } from '../window.ts';
import type { StateFile } from './file.ts';

const clamps = ['budget', 'pause', 'lowered'].map(
  (table) => `UPDATE ${table} SET at = @now WHERE provider = @provider AND at > @now`,
);
const forget = 'DELETE FROM budget WHERE provider = ? AND at <= ?';
const start = 'INSERT INTO budget (provider, at) VALUES (?, ?)';
const nthLast = 'SELECT at FROM budget WHERE provider = ? ORDER BY at DESC LIMIT 1 OFFSET ?';
const countSince = 'SELECT count(*) AS n FROM budget WHERE provider = ? AND at > ?';
const postpone = `
  UPDATE budget SET at = @late WHERE at < @late
    AND rowid = (SELECT rowid FROM budget WHERE provider = @provider AND at >= @since ORDER BY at LIMIT 1)`;
const selectPause = 'SELECT at + ms AS until FROM pause WHERE provider = ?';
const upsertPause = `
  INSERT INTO pause (provider, at, ms) VALUES (@provider, @now, @ms)
  ON CONFLICT (provider) DO UPDATE SET at = @now, ms = @ms WHERE at + ms < @now + @ms`;
const selectLowered = `
  SELECT per_ms AS perMs, min(requests) AS requests FROM lowered WHERE provider = ? AND at > ? GROUP BY per_ms`;
const forgetLowered = 'DELETE FROM lowered WHERE provider = ? AND at <= ?';
const upsertLowered = `
  INSERT INTO lowered (provider, per_ms, requests, at) VALUES (@provider, @perMs, @requests, @now)
  ON CONFLICT (provider, per_ms, requests) DO UPDATE SET at = @now`;

/** The rows of one provider. */
interface Rows {
  readonly file: StateFile;
  readonly provider: string;
  readonly limits: readonly RateLimit[];
  readonly clock: Clock;
}

/**
 * The budget of one provider, for all processes that open the same state file. A process that dies holds nothing: its starts
 * age like all others.
 */
export function sqliteBudget(rows: Rows): Budget {
  const { file, provider } = rows;
  return {
    take: (reserve) =>
      file.atomically(() => {
        const now = settled(rows);
        file.sql(forget).run(provider, now - rememberedMs(windowsAt(rows, now)));
        const waiting = waitAt(rows, reserve, now);
        if (!waiting) file.sql(start).run(provider, now);
        return waiting;
      }),
    look: (reserve) => file.atomically(() => waitAt(rows, reserve, settled(rows))),
    postpone: (takenMs, countsMs) =>
      file.atomically(() => {
        const now = settled(rows);
        const [since, late] = [Math.floor(now - takenMs), Math.floor(now - countsMs)];
        file.sql(postpone).run({ provider, since, late });
      }),
    pause: (ms) =>
      file.atomically(() => void file.sql(upsertPause).run({ provider, now: settled(rows), ms: Math.ceil(ms) })),
    lower: (limit) =>
      file.atomically(() => {
        const now = settled(rows);
        file.sql(forgetLowered).run(provider, now - loweredForMs);
        file.sql(upsertLowered).run({ provider, ...noted(limit), now });
      }),
    left: () =>
      file.run(() => {
        const now = rows.clock.now();
        return windowsAt(rows, now).map((limit) => {
          const { n } = file.sql(countSince).get(provider, now - countedMs(limit)) as { readonly n: number };
          return { limit, left: Math.max(0, limit.requests - n) };
        });
      }),
  };
}

/** Takes what lies ahead of now for what happened now: the clock was set back. Answers what time it is. */
function settled({ file, provider, clock }: Rows): number {
  const now = clock.now();
  for (const clamp of clamps) file.sql(clamp).run({ now, provider });
  return now;
}

function waitAt(rows: Rows, reserve: number, now: number): Wait | undefined {
  const pause = rows.file.sql(selectPause).get(rows.provider) as { readonly until: number } | undefined;
  const fullMs = windowsAt(rows, now).map((window) => fullFor(rows, window, reserve, now));
  return waitOf(pause ? pause.until - now : 0, Math.max(0, ...fullMs));
}

function windowsAt({ file, provider, limits }: Rows, now: number): readonly RateLimit[] {
  return narrowed(limits, file.sql(selectLowered).all(provider, now - loweredForMs) as readonly RateLimit[]);
}

/** Ms until a window has room. */
function fullFor({ file, provider }: Rows, window: RateLimit, reserve: number, now: number): number {
  const row = file.sql(nthLast).get(provider, takeable(window, reserve) - 1);
  return row ? (row as { readonly at: number }).at + countedMs(window) - now : 0;
}
