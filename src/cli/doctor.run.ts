import type { App } from '../app.ts';
import { providerNames } from '../config.ts';
import { type ExitCode, exit, exitCodeOf } from '../exit.ts';
import { AnimectlError } from '../model/errors.ts';
import { plain, safeJson } from '../report/text.ts';
import { waitWords } from '../report/words.ts';
import type { Run } from './command.ts';
import type { DoctorOptions } from './doctor.ts';

/** One thing that was looked at. */
interface Finding {
  readonly area: string;
  readonly ok: boolean;
  /** What was found, in a sentence. */
  readonly text: string;
  /** What a run fails with because of it; 0: with nothing. */
  readonly code: ExitCode;
}

/** The year in which the first of this was written: a clock before it is wrong. */
const earliest = Date.parse('2026-01-01');

export const runDoctor: Run<DoctorOptions> = async ({ json }, app) => {
  const here = [settings(app), clock(app), await database(app), await stateFile(app)];
  const providers = app.config.offline ? [] : await Promise.all(providerNames.map((name) => provider(name, app)));
  const all = [...here, ...providers];
  const reached = providers.some(({ ok }) => ok);
  // One provider is enough to work with, and the catalogue always answers.
  const failing = [...here, ...(reached ? [] : providers)].find(({ ok }) => !ok);
  const code = failing?.code ?? exit.done;
  const lines = all.map(({ area, ok, text }) => `${ok ? '✓' : '✗'} ${area.padEnd(12)} ${plain(text)}\n`);
  app.io.stdout.write(json ? `${safeJson({ schema: 1, ok: code === exit.done, findings: all }, 2)}\n` : lines.join(''));
  return code;
};

function settings({ config, io }: App): Finding {
  const file = config.settingsFile ?? `none (it would be ${io.folders.config}/animectl.json)`;
  return {
    area: 'settings',
    ok: true,
    text: `animectl ${io.version}, ${io.runtime}; settings file: ${file}`,
    code: exit.done,
  };
}

function clock({ io }: App): Finding {
  const now = io.clock.now();
  const ok = now >= earliest;
  const text = new Date(now).toISOString();
  return {
    area: 'clock',
    ok,
    text: ok ? text : `${text} is in the past: fresh answers would count as stale`,
    code: exit.usage,
  };
}

async function database(app: App): Promise<Finding> {
  try {
    const roots = await (await app.store()).asked();
    return {
      area: 'database',
      ok: true,
      text: `${app.config.db}: ${roots.length} franchises asked for`,
      code: exit.done,
    };
  } catch (error) {
    return failed('database', error);
  }
}

async function stateFile(app: App): Promise<Finding> {
  try {
    const stats = await (await app.cache()).stats();
    const entries = stats.reduce((sum, tier) => sum + tier.entries, 0);
    const isFile = await app.keepsState();
    const text = `${app.config.cache.replace(/\/\/[^@/]*@/, '//')}: ${entries} entries cached`;
    return isFile
      ? { area: 'state', ok: true, text, code: exit.done }
      : {
          area: 'state',
          ok: false,
          text: `${app.config.cache} cannot be used: nothing is kept from run to run`,
          code: exit.database,
        };
  } catch (error) {
    return failed('state', error);
  }
}

async function provider(name: (typeof providerNames)[number], app: App): Promise<Finding> {
  const { budget, outage } = (await app.providerFigures()).find((one) => one.provider === name) ?? { budget: [] };
  const left = budget.map(({ limit, left }) => `${left} of ${limit.requests} in ${waitWords(limit.perMs)}`).join(', ');
  const before = outage === undefined ? '' : `; it was out of reach before (${outage})`;
  try {
    const { ms, advertised } = await app.probe(name);
    const says = advertised === undefined ? '' : `; it says ${advertised} a minute`;
    return {
      area: name,
      ok: true,
      text: `answers in ${waitWords(ms)}; left now: ${left}${says}${before}`,
      code: exit.done,
    };
  } catch (error) {
    return failed(name, error);
  }
}

function failed(area: string, error: unknown): Finding {
  if (!(error instanceof AnimectlError)) throw error;
  return { area, ok: false, text: error.message, code: exitCodeOf(error) };
}
