import { statSync } from 'node:fs';
import type { App } from '../../app/app.ts';
import type { Probe } from '../../app/probe.ts';
import { checkSettings, providerNames, type Stated } from '../../config/config.ts';
import { AnimectlError } from '../../model/errors.ts';
import { doctorText, type Finding, type Level } from '../../report/doctor.ts';
import { safeJson } from '../../report/text/plain.ts';
import { type ExitCode, exit, exitCodeOf } from '../exit.ts';
import { stdoutStyle } from '../screen.ts';
import type { Run } from '../start.ts';
import type { DoctorOptions } from './command.ts';
import { type FileWords, fileFindings } from './files.ts';
import { clockAheadMs, clockFinding, providerFinding } from './providers.ts';

/** What was found in one area, and what a run fails with because of it. */
interface Area {
  readonly findings: readonly Finding[];
  readonly code: ExitCode;
  /** For `--json`, by the name that it has there. */
  readonly facts: Readonly<Record<string, unknown>>;
}

export const runDoctor: Run<DoctorOptions> = async ({ json, flags }, app) => {
  // The files before the providers: asking those writes down that they were asked.
  const here = [settings(flags, app), await database(app), await stateFile(app), await redis(app)];
  const probes = app.config.offline ? [] : await Promise.all(providerNames.map((name) => app.health.probe(name)));
  const areas = [...here, clock(probes, app), catalogue(app), providers(probes, app)];
  const findings = areas.flatMap((area) => area.findings);
  const failing = areas.find((area) => area.findings.some(({ level }) => level === 'failure'));
  const code = failing?.code ?? exit.done;
  if (!json) app.io.stdout.write(doctorText(findings, stdoutStyle(app, {})));
  else {
    const { version: animectl, runtime } = app.io;
    const facts = Object.assign({}, ...areas.map((area) => area.facts));
    const plainFindings = findings.map(({ details: _, ...finding }) => finding);
    const document = { schema: 1, ok: code === exit.done, code, animectl, runtime, findings: plainFindings, ...facts };
    app.io.stdout.write(`${safeJson(document, 2)}\n`);
  }
  return code;
};

function settings(flags: DoctorOptions['flags'], { config, io }: App): Area {
  const { stated, problems } = checkSettings(flags, io);
  const file = config.settingsFile;
  const area = 'settings';
  const set = [...flagsIn(flags), ...stated.map(shown)];
  const findings: Finding[] = [
    {
      area,
      level: 'ok',
      text: `animectl ${io.version}, ${io.runtime}; settings file: ${file ?? `none (it would be ${io.folders.config}/animectl.json)`}`,
      details: set.map(({ from, value }) => `${from}: ${value}`),
    },
    ...problems.map((text): Finding => {
      return { area, level: 'failure', text, advice: 'mend it: every other command ends with this' };
    }),
  ];
  if (file !== undefined && stated.some(({ from }) => from.includes('.token in ')) && isOpen(file, io.runtime))
    findings.push({
      area,
      level: 'warning',
      text: `${file} holds a token, and others can read it`,
      advice: `chmod 600 ${file}`,
    });
  return { findings, code: exit.usage, facts: { settings: { file: file ?? null, stated: set, problems } } };
}

function flagsIn(flags: DoctorOptions['flags']): readonly { from: string; value: string }[] {
  const { db, offline, config } = flags;
  return [
    ...(db === undefined ? [] : [{ from: '--db', value: db }]),
    ...(config === undefined ? [] : [{ from: '--config', value: config }]),
    ...(offline ? [{ from: '--offline', value: 'true' }] : []),
  ];
}

/** Without what is nobody's business. */
function shown({ from, value }: Stated): { readonly from: string; readonly value: string } {
  if (/token/i.test(from.split(' in ')[0] ?? '')) return { from, value: '(not shown)' };
  return { from, value: String(value).replace(/\/\/[^/]*@/, '//') };
}

const hasPermissions = (runtime: string): boolean => !runtime.endsWith('win32');

function isOpen(file: string, runtime: string): boolean {
  const mode = statSync(file, { throwIfNoEntry: false })?.mode ?? 0;
  return hasPermissions(runtime) && (mode & 0o077) !== 0;
}

const database = (app: App): Promise<Area> =>
  fileArea(app, 'database', {
    area: 'database',
    elsewhere: 'allow it, or name another file with --db or ANIMECTL_DB',
    mend: 'restore a copy of it, or move it away and let animectl make a new one, or name another file with --db',
    outdated: 'animectl db migrate brings it up to date and keeps a copy; so does the next run that writes',
  });

const stateFile = (app: App): Promise<Area> =>
  fileArea(app, 'state', {
    area: 'state',
    elsewhere: 'allow it, or name another file with ANIMECTL_CACHE; until then nothing is cached from run to run',
    mend: 'move it away: a state file holds nothing that cannot be fetched again; until then nothing is cached from run to run',
    outdated: 'nothing to do: the next run makes it anew',
  });

async function fileArea(app: App, what: 'database' | 'state', words: FileWords): Promise<Area> {
  const health = await app.health.examine(what);
  if (!health) {
    const text = 'kept in memory, and gone with each run';
    return { findings: [{ area: words.area, level: 'ok', text }], code: exit.done, facts: { [what]: null } };
  }
  const { mode, fault, ...rest } = health;
  const facts = {
    ...rest,
    ...(mode !== undefined && { mode: mode.toString(8).padStart(4, '0') }),
    fault: fault ?? null,
  };
  const findings = fileFindings(health, words, hasPermissions(app.io.runtime));
  return { findings, code: exit.database, facts: { [what]: facts } };
}

async function redis(app: App): Promise<Area> {
  const { redis: address } = app.config;
  if (address === undefined) return { findings: [], code: exit.done, facts: { redis: null } };
  const host = new URL(address).host;
  const [fault, code] = await app.health.redisFault().then(
    (words) => [words, exit.database] as const,
    (error: unknown) => {
      if (!(error instanceof AnimectlError)) throw error;
      return [error.message, exitCodeOf(error)] as const;
    },
  );
  const finding: Finding =
    fault === undefined
      ? { area: 'redis', level: 'ok', text: `${host} answers: it holds the cache` }
      : { area: 'redis', level: 'failure', text: fault, advice: 'start it, or take it out of ANIMECTL_CACHE' };
  return { findings: [finding], code, facts: { redis: { host, fault: fault ?? null } } };
}

function clock(probes: readonly Probe[], app: App): Area {
  const [now, aheadMs] = [app.clock.now(), clockAheadMs(probes)];
  const findings = [clockFinding(now, Date.parse(app.health.catalogDate), aheadMs)];
  return {
    findings,
    code: exit.usage,
    facts: { clock: { now: new Date(now).toISOString(), aheadMs: aheadMs ?? null } },
  };
}

function catalogue({ health: { catalogDate } }: App): Area {
  const text = `bundled, complete to ${catalogDate}: it answers without a network`;
  return {
    findings: [{ area: 'catalogue', level: 'ok', text }],
    code: exit.done,
    facts: { catalog: { date: catalogDate } },
  };
}

/** One provider of those that are in use is enough to work with. */
function providers(probes: readonly Probe[], { config, io }: App): Area {
  const inUse = probes.filter(({ provider }) => config.order.includes(provider));
  // One that was not asked, because our own requests are used up for the moment, has not failed.
  const works = inUse.some(({ error, freeInMs }) => !error || freeInMs !== undefined);
  const levelOf = (probe: Probe): Level => (works || !inUse.includes(probe) ? 'warning' : 'failure');
  const findings = config.offline
    ? [
        {
          area: 'providers',
          level: 'ok',
          text: 'not asked: everything is answered from what is stored and bundled',
        } as const,
      ]
    : probes.map((probe) => providerFinding(probe, levelOf(probe), io));
  const error = inUse[0]?.error;
  return { findings, code: error ? exitCodeOf(error) : exit.unavailable, facts: { providers: probes.map(factsOf) } };
}

function factsOf({ provider, ms, advertised, error, outage, budget, own }: Probe): object {
  const iso = (at: number) => new Date(at).toISOString();
  return {
    provider,
    answers: error === undefined,
    latencyMs: ms ?? null,
    advertisedPerMinute: advertised ?? null,
    limits: budget.map(({ limit, left }) => ({
      ...limit,
      left,
      own: own.find(({ perMs }) => perMs === limit.perMs)?.requests ?? null,
    })),
    error: error
      ? { reason: error.reason, message: error.message, ...(error.status !== undefined && { status: error.status }) }
      : null,
    outage: outage
      ? { reason: outage.reason, message: outage.message, since: iso(outage.since), until: iso(outage.until) }
      : null,
  };
}
